/** A server as people and other programs write it: taken apart into what belongs into other fields. Pure text, no look-up. */
import type { Security } from './model.ts';

/** `host` still has to be checked; what is null was not written. */
export interface ServerText {
  host: string;
  port: number | null;
  security: Security | null;
}

/** What a scheme says about encryption (RFC 8314 7.3, and the habit of other programs); `smtp` says nothing. */
const schemes: Readonly<Record<string, Security | null>> = {
  smtp: null,
  submission: 'starttls',
  smtps: 'tls',
  submissions: 'tls',
};

/** No text of a server is longer: 253 signs of a name, a scheme, a user name and a port. */
const longest = 600;

/**
 * `host:port`, `smtp://…`, `smtps://…`, brackets and a final slash. A user name or password before an `@` is left out. What is
 * none of this stays as it is.
 */
export function takeApart(typed: string): ServerText {
  const text = typed.trim();
  const plain = { host: text, port: null, security: null };
  if (text.length > longest) return plain;
  const [, scheme = '', rest = ''] = /^(?:([a-z]{4,11}):\/\/)?(.*)$/is.exec(text) ?? [];
  const security = schemes[scheme.toLowerCase()];
  if (scheme !== '' && security === undefined) return plain;
  const place = (scheme === '' ? rest : rest.slice(rest.lastIndexOf('@') + 1)).replace(/\/$/, '');
  const [, bracketed, name, digits] = /^(?:\[([^[\]]*)\]|([^:[\]]*))(?::(\d{1,5}))?$/.exec(place) ?? [];
  const host = bracketed ?? name;
  if (host === undefined) return { ...plain, host: place, security: security ?? null };
  const port = digits === undefined ? null : Number(digits);
  if (port !== null && (port < 1 || port > 65535)) return plain;
  return { host, port, security: security ?? null };
}
