/** The certificates of a whole run: what several of them say together. */

import type { TlsFacts } from '../../../shared/model.ts';
import { registrableDomain } from '../base/names.ts';

/** A certificate that a host of this run showed, on a mail port or on the web. */
export type SeenCertificate = Pick<TlsFacts, 'issuer' | 'trust' | 'validity' | 'validFrom' | 'validTo'> & {
  host: string;
};

const oneDay = 86_400_000;

/** Hosts of other domains whose certificates the same issuer signed. */
export function hostsWithIssuer(
  issuer: string,
  host: string,
  certificates: readonly SeenCertificate[],
): string[] {
  const same = certificates.filter(
    (certificate) => certificate.issuer === issuer && ownerOf(certificate.host) !== ownerOf(host),
  );
  return hostsOf(same);
}

/**
 * Hosts whose certificates are past their time, or before it, by more than a day, where at least two unrelated
 * domains agree: then the clock of this computer is wrong rather than they. Else empty.
 */
export function hostsOutOfDate(certificates: readonly SeenCertificate[]): string[] {
  for (const validity of ['expired', 'not-yet-valid'] as const) {
    const off = certificates.filter(
      (certificate) => certificate.validity === validity && isFarOff(certificate),
    );
    if (new Set(off.map(({ host }) => ownerOf(host))).size > 1) return hostsOf(off);
  }
  return [];
}

function isFarOff({ validity, validFrom, validTo }: SeenCertificate): boolean {
  const edge = validity === 'expired' ? validTo : validFrom;
  return edge !== null && Math.abs(Date.now() - Date.parse(edge)) > oneDay;
}

/** Hosts below one registrable domain belong together. */
export function ownerOf(host: string): string {
  return registrableDomain(host) ?? host;
}

function hostsOf(certificates: readonly SeenCertificate[]): string[] {
  return [...new Set(certificates.map(({ host }) => host))];
}
