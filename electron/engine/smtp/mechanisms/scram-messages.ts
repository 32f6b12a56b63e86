/** The messages of SCRAM (RFC 5802 7) as values. */
import { decodeBase64 } from '../base64.ts';

/** `,` and `=` would end a value, so they are escaped (RFC 5802 5.1). */
export function escapeName(name: string): string {
  return name.replaceAll('=', '=3D').replaceAll(',', '=2C');
}

/** The server-first message. `iterations`: rounds of PBKDF2. */
export interface ServerFirst {
  nonce: string;
  salt: Uint8Array;
  iterations: number;
}

/** Reads `r=,s=,i=`; later attributes are ignored. `extension`: a mandatory one that nobody can know (`m=`). */
export function readServerFirst(message: string): ServerFirst | 'extension' | null {
  const [nonce = '', salt = '', iterations = ''] = message.split(',');
  if (nonce.startsWith('m=')) return 'extension';
  if (!nonce.startsWith('r=') || !salt.startsWith('s=') || !/^i=[1-9]\d{0,9}$/.test(iterations)) return null;
  const saltBytes = decodeBase64(salt.slice(2));
  if (!saltBytes || saltBytes.length === 0) return null;
  return { nonce: nonce.slice(2), salt: saltBytes, iterations: Number(iterations.slice(2)) };
}

/** The server-final message: the proof of the server, or why it has none. */
export type ServerFinal = { kind: 'signature'; value: Uint8Array } | { kind: 'error'; value: string };

/** Reads `v=` or `e=`. */
export function readServerFinal(message: string): ServerFinal | null {
  const [first = ''] = message.split(',');
  if (first.startsWith('e=')) return { kind: 'error', value: first.slice(2) };
  const value = first.startsWith('v=') ? decodeBase64(first.slice(2)) : null;
  return value && { kind: 'signature', value };
}
