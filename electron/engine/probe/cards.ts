/** The certificates of a whole run: what several of them say together. */
import { getDomain } from 'tldts';
import type { TlsFacts } from '../../../shared/model.ts';

/** A certificate that a host of this run showed, on a mail port or on the web. */
export type SeenCard = Pick<TlsFacts, 'issuer' | 'trust' | 'validity' | 'validFrom' | 'validTo'> & {
  host: string;
};

const oneDay = 86_400_000;

/** Hosts of other domains whose cards the same issuer signed. */
export function hostsWithIssuer(issuer: string, host: string, cards: readonly SeenCard[]): string[] {
  const same = cards.filter((card) => card.issuer === issuer && ownerOf(card.host) !== ownerOf(host));
  return hostsOf(same);
}

/**
 * Hosts whose cards are past their time, or before it, by more than a day, where at least two unrelated domains agree:
 * then the clock of this computer is wrong rather than they. Else empty.
 */
export function hostsOutOfDate(cards: readonly SeenCard[]): string[] {
  for (const validity of ['expired', 'not-yet-valid'] as const) {
    const off = cards.filter((card) => card.validity === validity && isFarOff(card));
    if (new Set(off.map(({ host }) => ownerOf(host))).size > 1) return hostsOf(off);
  }
  return [];
}

function isFarOff({ validity, validFrom, validTo }: SeenCard): boolean {
  const edge = validity === 'expired' ? validTo : validFrom;
  return edge !== null && Math.abs(Date.now() - Date.parse(edge)) > oneDay;
}

/** Hosts below one registrable domain belong together. */
export function ownerOf(host: string): string {
  return getDomain(host) ?? host;
}

function hostsOf(cards: readonly SeenCard[]): string[] {
  return [...new Set(cards.map(({ host }) => host))];
}
