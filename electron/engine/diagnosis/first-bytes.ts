/** Tells from the first bytes of a server which service answered. Wording of a TLS library is never used. */
import type { FirstBytesService } from './evidence.ts';

const signatures: readonly [FirstBytesService, RegExp][] = [
  ['ssh', /^SSH-/],
  ['http', /^(HTTP\/|<!doctype|<html)/i],
  ['imap', /^\* (OK|PREAUTH|BYE)/i],
  ['pop3', /^(\+OK|-ERR)/i],
  ['ftp', /^220[ -].*\bftp\b/i],
  ['smtp', /^[2-5]\d\d[ -]/],
];

/** Null when nothing came. A TLS record starts with type 20..23 and version 3.x (RFC 8446 5.1). */
export function serviceOf(bytes: Uint8Array): FirstBytesService | null {
  const [type, major] = bytes;
  if (type === undefined) return null;
  if (type >= 0x14 && type <= 0x17 && major === 3) return 'tls';
  const text = printable(bytes);
  return signatures.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
}

/** The first bytes as harmless text for the details: printable ASCII, everything else a dot, at most 80 characters. */
export function printable(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, 80), (byte) =>
    byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.',
  ).join('');
}
