/** How far a road can be trusted, and whether the person must agree to the host at its end. */
import type { Trust } from '../../../shared/model.ts';
import { insideDomain } from './names.ts';

/** The road that led to a host name. */
export interface Road {
  /** Nobody published it. */
  guessed: boolean;
  /** A hop went over http. */
  http: boolean;
  /** DNS named the host or the file that named it: with a valid DNSSEC signature or without. */
  dns: 'not-used' | 'signed' | 'unsigned';
  /** An Autodiscover redirect led to another domain. */
  abroad: boolean;
}

/** Built in, or https all the way from a name that is made from the mail domain. */
export const directRoad: Road = { guessed: false, http: false, dns: 'not-used', abroad: false };
export const guessedRoad: Road = { ...directRoad, guessed: true };
export const dnsRoad = (authenticated: boolean): Road => ({
  ...directRoad,
  dns: authenticated ? 'signed' : 'unsigned',
});

/** Nobody in between could have put another name in: good enough for a page that asks for a password. */
export function isTrusted({ guessed, http, dns, abroad }: Road): boolean {
  return !guessed && !http && dns !== 'unsigned' && !abroad;
}

/** RFC 6186 section 6 and the drafts on autoconfig and Autodiscover, as one table. */
export function judge(road: Road, host: string, domain: string): { trust: Trust; consent: boolean } {
  if (road.guessed) return { trust: 'guess', consent: false };
  if (road.http) return { trust: 'unauthenticated', consent: true };
  if (road.dns !== 'unsigned') return { trust: 'authenticated', consent: road.abroad };
  return insideDomain(host, domain)
    ? { trust: 'dns', consent: road.abroad }
    : { trust: 'unauthenticated', consent: true };
}
