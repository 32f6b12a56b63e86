/** Small words about host names and IP literals. */
import { isIP } from 'node:net';

/** 4 or 6 for an IP literal, null for a name. */
export function familyOf(host: string): 4 | 6 | null {
  const family = isIP(host);
  return family === 4 || family === 6 ? family : null;
}

/** `[2001:db8::1]` as in a URL becomes `2001:db8::1`; anything else stays. */
export function withoutBrackets(host: string): string {
  return host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
}

/** An IPv6 literal gets brackets; anything else stays. */
export function withBrackets(host: string): string {
  return familyOf(host) === 6 ? `[${host}]` : host;
}
