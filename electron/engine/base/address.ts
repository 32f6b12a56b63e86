/** The address a person typed: parsed once, strictly, before anything is contacted. */
import { domainToASCII, domainToUnicode } from 'node:url';
import { hostLabel } from './hosts.ts';

/** A parsed address (RFC 5321 4.1.2, RFC 6531 3.3) in the forms that DNS, servers and people need. */
export interface MailAddress {
  /** Local part as typed; its case is kept. */
  local: string;
  /** Domain as A-labels in lower case: for DNS, URLs and TLS names. */
  domain: string;
  /** Domain in Unicode: for people. */
  displayDomain: string;
  /** `local@domain` with A-labels. */
  ascii: string;
  /** The local part has characters outside ASCII: the server needs SMTPUTF8 (RFC 6531). */
  needsUtf8: boolean;
}

/** Why a text is no address: the first thing to mend. */
export type AddressProblem =
  | 'empty'
  | 'no-at'
  | 'no-local-part'
  | 'no-domain'
  | 'two-at'
  | 'too-long'
  | 'control-characters'
  | 'spaces'
  | 'quotes'
  | 'local-part-syntax'
  | 'domain-syntax'
  | 'domain-without-dot';

export type AddressResult = { ok: true; address: MailAddress } | { ok: false; problem: AddressProblem };

const atomText = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~\u0080-\u{10ffff}-]+$/u;
/** ASCII that no domain has. Looked for first: the conversion to A-labels would cut the text there. */
const notInDomains = /[!-,/:-@[-`{-~]/;

/**
 * Parses one address (RFC 5321 4.1.2; limits of 4.5.3.1; quoted local parts are not taken). Spaces around are
 * trimmed, an IDN domain becomes A-labels (UTS 46), the local part stays as typed.
 */
export function parseAddress(typed: string): AddressResult {
  const no = (problem: AddressProblem): AddressResult => ({ ok: false, problem });
  const text = typed.trim();
  if (text === '') return no('empty');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(text))
    return no('control-characters');
  if (/\s/.test(text)) return no('spaces');
  const at = text.lastIndexOf('@');
  if (at < 0) return no('no-at');
  const local = text.slice(0, at);
  if (local === '') return no('no-local-part');
  if (at === text.length - 1) return no('no-domain');
  if (/["<>()[\]\\,;:]/.test(local)) return no('quotes');
  if (local.includes('@')) return no('two-at');
  if (Buffer.byteLength(local) > 64) return no('too-long');
  if (!local.split('.').every((atom) => atomText.test(atom))) return no('local-part-syntax');
  return withDomain(local, text.slice(at + 1));
}

function withDomain(local: string, typedDomain: string): AddressResult {
  if (notInDomains.test(typedDomain)) return { ok: false, problem: 'domain-syntax' };
  const domain = domainToASCII(typedDomain.replace(/\.$/, '')).toLowerCase();
  if (Buffer.byteLength(typedDomain) > 1000 || domain.length > 253) return { ok: false, problem: 'too-long' };
  const labels = domain.split('.');
  if (domain === '' || !labels.every((part) => hostLabel.test(part)))
    return { ok: false, problem: 'domain-syntax' };
  if (labels.length < 2) return { ok: false, problem: 'domain-without-dot' };
  if (/^\d+$/.test(labels.at(-1) ?? '')) return { ok: false, problem: 'domain-syntax' };
  const ascii = `${local}@${domain}`;
  if (Buffer.byteLength(ascii) > 254) return { ok: false, problem: 'too-long' };
  return {
    ok: true,
    address: {
      local,
      domain,
      displayDomain: domainToUnicode(domain),
      ascii,
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range is meant
      needsUtf8: /[^\u0000-\u007f]/.test(local),
    },
  };
}
