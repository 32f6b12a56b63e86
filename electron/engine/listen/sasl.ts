/**
 * Takes the user name out of what a device sends with AUTH, and nothing else. It stays in bytes: what is no name is never
 * made a string, and the caller overwrites it.
 */
import { mechanismNames } from '../../../shared/mechanisms.ts';

/** Sign-in methods that are offered: those that submission services offer (RFC 4616, RFC 7628, and LOGIN as used). */
export const offeredMechanisms = ['PLAIN', 'LOGIN', 'XOAUTH2', 'OAUTHBEARER'] as const;
export type OfferedMechanism = (typeof offeredMechanisms)[number];

/** Names that are told when a device uses them (IANA, SASL Mechanisms, and what is in use beside it). */
export const registeredMechanisms: readonly string[] = [...mechanismNames, 'SCRAM-SHA-512'];

const longestName = 320;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Uint8Array(256).fill(255);
for (let index = 0; index < alphabet.length; index += 1) values[alphabet.charCodeAt(index)] = index;

/**
 * RFC 4648 4, from bytes to bytes. Null: no base64. The memory is its own: V8 keeps small arrays on its heap, and copies them
 * when a part is looked at; nobody could overwrite the copy.
 */
function decodeBase64(text: Uint8Array): Uint8Array | null {
  let end = text.length;
  while (end > 0 && text[end - 1] === 0x3d) end -= 1;
  const bytes = new Uint8Array(new ArrayBuffer(Math.floor((end * 3) / 4)));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let index = 0; index < end; index += 1) {
    const value = values[text[index] ?? 0] ?? 255;
    if (value === 255) {
      bytes.fill(0);
      return null;
    }
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at++] = (bits >> held) & 255;
  }
  return bytes;
}

/** The user name of a first answer; null where there is none. Overwrites what it decoded. */
export function usernameOf(mechanism: OfferedMechanism, answer: Uint8Array): string | null {
  const bytes = decodeBase64(answer);
  if (bytes === null) return null;
  const name = textOf(nameIn(mechanism, bytes));
  bytes.fill(0);
  return name;
}

function nameIn(mechanism: OfferedMechanism, bytes: Uint8Array): Uint8Array {
  switch (mechanism) {
    case 'LOGIN':
      // With a NUL in it, it is the answer of PLAIN, password and all.
      return bytes.includes(0) ? bytes.subarray(0, 0) : bytes;
    case 'PLAIN':
      return nameOfPlain(bytes);
    case 'XOAUTH2':
      return startsWith(bytes, 'user=') ? between(bytes, 5, 1) : bytes.subarray(0, 0);
    case 'OAUTHBEARER':
      return startsWith(bytes, 'n,a=') ? between(bytes, 4, 0x2c) : bytes.subarray(0, 0);
  }
}

/** RFC 4616 2: NUL, name, NUL, password. Where no password follows, what stands there may be it. */
function nameOfPlain(bytes: Uint8Array): Uint8Array {
  const start = bytes.indexOf(0) + 1;
  const end = bytes.indexOf(0, start);
  return end >= 0 && end < bytes.length - 1 ? between(bytes, start, 0) : bytes.subarray(0, 0);
}

/** From `start` to the next `end`; nothing without one, for then it may be the secret. */
function between(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const stop = bytes.indexOf(end, start);
  return stop < 0 ? bytes.subarray(0, 0) : bytes.subarray(start, stop);
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return [...text].every((letter, index) => bytes[index] === letter.charCodeAt(0));
}

function textOf(bytes: Uint8Array): string | null {
  if (bytes.length === 0 || bytes.length > longestName) return null;
  return new TextDecoder().decode(bytes);
}
