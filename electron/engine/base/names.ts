/** Questions about host names: is it one, which registrable domain has it, does it belong to the mail domain. */
import { domainToASCII } from 'node:url';
import { getDomain } from 'tldts';
import { hostLabel, ipFamily } from '../base/hosts.ts';

const ipLiteral = /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:.]+)$/i;
const hostNamesOnly = { extractHostname: false, validateHostname: false } as const;

/**
 * A host as a file or a DNS record may name it: A-labels, lower case, no final dot; null when it is no usable name.
 * A name without a dot and a bare suffix such as `co.uk` are refused. IP literals pass only with `literals`.
 */
export function hostName(text: string, { literals = false } = {}): string | null {
  const typed = text.trim().replace(/\.$/, '');
  if (typed.length > 253) return null;
  // A resolver would read 010.0.0.1 as octal: what is no address as it stands is nothing.
  if (ipLiteral.test(typed)) return literals && ipFamily(typed) !== null ? typed : null;
  // The conversion to A-labels would cut the text at such a character instead of refusing it.
  if (/[!-,/:-@[-`{-~\s]/.test(typed)) return null;
  const ascii = domainToASCII(typed).toLowerCase();
  const labels = ascii.split('.');
  if (labels.length < 2 || /^\d*$/.test(labels.at(-1) ?? '') || !labels.every((part) => hostLabel.test(part)))
    return null;
  return registrableDomain(ascii) === null ? null : ascii;
}

/** Registrable domain by the ICANN part of the Public Suffix List; null for a bare public suffix. */
export function registrableDomain(host: string): string | null {
  return getDomain(host, { ...hostNamesOnly, allowPrivateDomains: false });
}

/** True for `co.uk` and, of the private part of the list, `github.io`: hosts below belong to strangers. */
export function isPublicSuffix(domain: string): boolean {
  return ownerDomain(domain) === null;
}

/**
 * True when `host` belongs to the owner of the mail domain: the domain itself, below it, or the same registrable
 * domain. Here private suffixes count too: two customers of `github.io` are strangers to one another.
 */
export function insideDomain(host: string, domain: string): boolean {
  if (host === domain) return true;
  const owner = ownerDomain(domain);
  return owner !== null && ownerDomain(host) === owner;
}

function ownerDomain(host: string): string | null {
  return getDomain(host, { ...hostNamesOnly, allowPrivateDomains: true });
}
