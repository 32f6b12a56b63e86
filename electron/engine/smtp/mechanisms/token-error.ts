/** The JSON with which a server explains why it did not take a token (RFC 7628 3.2.2). Nothing in it is trusted. */
import { capLength, decodeText } from '../../base/safe-text.ts';
import type { MechanismContext, TokenError } from './mechanism.ts';

/** Characters that are kept of each value. */
const valueLimit = 300;

/** Null when the challenge is no JSON object. */
export function readTokenError(
  challenge: Uint8Array | null,
  safe: MechanismContext['safe'],
): TokenError | null {
  const fields = challenge && parseObject(decodeText(challenge));
  if (!fields) return null;
  const text = (name: string) => {
    const value = fields[name];
    return typeof value === 'string' || typeof value === 'number'
      ? capLength(safe(String(value)), valueLimit)
      : null;
  };
  return { status: text('status'), scope: text('scope') };
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}
