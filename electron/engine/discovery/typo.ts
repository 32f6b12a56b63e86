/** Slips of the finger in well-known mail domains. A suggestion only: the address is never changed. */
import type { Note } from '../../../shared/model.ts';
import { providers } from '../../../shared/providers/index.ts';

/**
 * Domains that people have in mind so often that one wrong key is the likelier story. Very short ones are left out: too
 * many real domains are one key away from them.
 */
const common = [
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'yahoo.com',
  'icloud.com',
  't-online.de',
  'freenet.de',
  'posteo.de',
  'mailbox.org',
  'orange.fr',
  'wanadoo.fr',
  'laposte.net',
  'libero.it',
  'comcast.net',
  'verizon.net',
  'proton.me',
  'protonmail.com',
  'fastmail.com',
];
const realDomains = new Set(providers.flatMap((provider) => provider.domains));

/**
 * The question for the domain that was probably meant; null where there is nothing to ask. `domain` in ASCII and
 * lower case.
 */
export function typoNote(domain: string): Note | null {
  const meant = meantDomain(domain);
  return meant === null ? null : { code: 'domain-typo', text: `Did you mean ${meant}?` };
}

/** The domain that was probably meant, or null. Domains of known providers are never doubted. */
export function meantDomain(domain: string): string | null {
  if (realDomains.has(domain) || common.includes(domain)) return null;
  return common.find((one) => isOneSlip(domain, one)) ?? null;
}

/** One key too many, too few, wrong, or two neighbours swapped (Damerau-Levenshtein distance 1). */
export function isOneSlip(typed: string, meant: string): boolean {
  if (typed === meant || Math.abs(typed.length - meant.length) > 1) return false;
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start += 1;
  const [a, b] = [typed.slice(start), meant.slice(start)];
  return (
    a.slice(1) === b.slice(1) ||
    a.slice(1) === b ||
    a === b.slice(1) ||
    (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  );
}
