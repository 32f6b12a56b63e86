/** Where the sign-in page of an issuer leads back to on this computer. */
import { createHash } from 'node:crypto';

/** A path of its own for each issuer, so that the answer of one cannot pass for that of another (RFC 9700 4.4.2.2). */
export function redirectPathOf(issuer: string): string {
  return `/${createHash('sha256').update(issuer).digest('base64url').slice(0, 16)}`;
}
