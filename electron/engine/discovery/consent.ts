/** How far the provenance of a host name can be trusted, and whether the person must agree to the host. */
import type { Trust } from '../../../shared/model.ts';
import { isNonPublicLiteral } from '../base/ip.ts';
import { insideDomain } from '../base/names.ts';
import type { DiscoveryOptions } from './types.ts';

/** How a host name was learned. */
export interface Provenance {
  /** Nobody published it. */
  guessed: boolean;
  /** A hop went over http. */
  http: boolean;
  /** DNS named the host or the file that named it: with a valid DNSSEC signature or without. */
  dns: 'not-used' | 'signed' | 'unsigned';
  /** An Autodiscover redirect led to another domain. */
  abroad: boolean;
  /** Built in, and somebody else may have the name by now. */
  doubted: boolean;
  /** The person opened the file that names it, and has agreed to what is in it. */
  handed: boolean;
}

/** Built in, or https all the way from a name that is made from the mail domain. */
export const directProvenance: Provenance = {
  guessed: false,
  http: false,
  dns: 'not-used',
  abroad: false,
  doubted: false,
  handed: false,
};
export const handedProvenance: Provenance = { ...directProvenance, handed: true };
export const guessedProvenance: Provenance = { ...directProvenance, guessed: true };
/** Learned from DNS: `authenticated` where the answer had a valid DNSSEC signature. */
export const dnsProvenance = (authenticated: boolean): Provenance => ({
  ...directProvenance,
  dns: authenticated ? 'signed' : 'unsigned',
});

/** The person, or the administrator, agreed to this host beforehand. */
export function isAgreedHost(
  host: string,
  { allowAll, allowedHosts }: Pick<DiscoveryOptions, 'allowAll' | 'allowedHosts'>,
): boolean {
  return allowAll || allowedHosts.has(host);
}

/** Nobody in between could have put another name in: good enough for a page that asks for a password. */
export function isTrusted({ guessed, http, dns, abroad, doubted }: Provenance): boolean {
  return !guessed && !http && dns !== 'unsigned' && !abroad && !doubted;
}

/**
 * RFC 6186 section 6 and the drafts on autoconfig and Autodiscover, as one table. A number that leads into the networks of
 * this computer is asked about, whoever published it: outside they cannot know what is there.
 */
export function judge(
  provenance: Provenance,
  host: string,
  domain: string,
): { trust: Trust; consent: boolean } {
  if (provenance.guessed) return { trust: 'guess', consent: false };
  if (provenance.http || provenance.doubted) return { trust: 'unauthenticated', consent: true };
  if (provenance.dns !== 'unsigned') {
    const inward = !provenance.handed && isNonPublicLiteral(host);
    return { trust: 'authenticated', consent: provenance.abroad || inward };
  }
  return insideDomain(host, domain)
    ? { trust: 'dns', consent: provenance.abroad }
    : { trust: 'unauthenticated', consent: true };
}
