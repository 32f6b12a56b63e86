/** A server as people and other programs write it: taken apart into what belongs into other fields. Pure text, no look-up. */
import type { Security } from './model.ts';

/** Why a text is no server. Each has its sentence: `problem.server.<name>` in the catalogue of the terminal. */
export const serverProblems = [
  'empty',
  'too-long',
  'blank',
  'mail-address',
  'web-address',
  'reading-server',
  'scheme',
  'more-behind',
  'port',
  'numbers',
  'signs',
] as const;
export type ServerProblem = (typeof serverProblems)[number];

/** What is null was not written. */
interface ServerText {
  /** As it was written; whether it can be a host is judged elsewhere. */
  host: string;
  port: number | null;
  security: Security | null;
  /** A user name or password stood before the host. It is left out. */
  signIn: boolean;
}
export type ServerReading = ({ ok: true } & ServerText) | { ok: false; problem: ServerProblem };

/**
 * What a scheme says about encryption (RFC 8314 7.3, and the habit of other programs); `smtp` says nothing, and `tls` means
 * one thing here and another there.
 */
const schemes: Readonly<Record<string, Security | null>> = {
  smtp: null,
  tls: null,
  starttls: 'starttls',
  submission: 'starttls',
  ssl: 'tls',
  smtps: 'tls',
  submissions: 'tls',
};
const otherSchemes: Readonly<Record<string, ServerProblem>> = {
  http: 'web-address',
  https: 'web-address',
  imap: 'reading-server',
  imaps: 'reading-server',
  pop: 'reading-server',
  pop3: 'reading-server',
  pop3s: 'reading-server',
};

/** No text of a server is longer: 253 signs of a name, a scheme, a user name and a port. */
const longest = 600;
/** Around a server in a sentence or a configuration. */
const wrapping = /^[\s<"'`]+|[\s>"'`,;]+$/g;
/** More than one colon, and nothing but what an IPv6 literal has (RFC 4291 2.2). */
const bareIpv6 = /^[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*$/i;

/** `host:port`, `host port`, `smtp://…`, `smtps://…`, brackets, quotes and a final slash. */
export function takeApart(typed: string): ServerReading {
  const text = typed.slice(0, longest + 1).replace(wrapping, '');
  if (text === '') return no('empty');
  if (text.length > longest) return no('too-long');
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]{0,15}):\/\/(.*)$/is.exec(text) ?? [];
  if (scheme !== undefined) return url(scheme.toLowerCase(), rest);
  if (text.includes('@')) return no('mail-address');
  const plain = text.replace(/\/$/, '');
  return /[/?#\\]/.test(plain) ? no('more-behind') : place(plain, null, false);
}

function no(problem: ServerProblem): ServerReading {
  return { ok: false, problem };
}

/** RFC 3986 3.2: the host stands before the first `/`, `?` or `#`; what follows says nothing about the server. */
function url(scheme: string, rest: string): ServerReading {
  const security = schemes[scheme];
  if (security === undefined) return no(otherSchemes[scheme] ?? 'scheme');
  const [authority = ''] = rest.split(/[/?#]/, 1);
  const at = authority.lastIndexOf('@');
  // A password with such a sign in it: what stands before would be taken for the host.
  if (at < 0 && rest.includes('@')) return no('more-behind');
  return place(authority.slice(at + 1), security, at >= 0);
}

function place(text: string, security: Security | null, signIn: boolean): ServerReading {
  const found = (host: string, port: number | null): ServerReading =>
    host === '' ? no('empty') : { ok: true, host, port, security, signIn };
  if (bareIpv6.test(text)) return found(text, null);
  const [whole, bracketed, name = '', colon, digits = ''] =
    /^(?:\[([^[\]]*)\]|([^\s:[\]]*))(?:(\s*:\s*|\s+)([^\s:]*))?$/.exec(text) ?? [];
  if (whole === undefined) return no(/\s/.test(text) ? 'blank' : 'signs');
  const host = bracketed ?? name;
  if (digits === '') return found(host, null);
  const port = /^\d{1,5}$/.test(digits) ? Number(digits) : 0;
  if (port >= 1 && port <= 65_535) return found(host, port);
  return no(colon?.includes(':') ? 'port' : 'blank');
}

/** A server as it was typed, without the password that a URL may carry (RFC 3986 3.2.1): fit to be shown. */
export function withoutUserInfo(typed: string): string {
  return typed.replace(/((?:[a-z][a-z\d+.-]{0,20}:\/\/)?)[^\s:@/]{0,200}:[^\s@]{0,200}@/gi, '$1');
}
