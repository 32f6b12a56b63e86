/** Small words about host names and IP literals. */
import { BlockList, isIP } from 'node:net';

/** 4 or 6 for an IP literal, null for a name. */
export function familyOf(host: string): 4 | 6 | null {
  const family = isIP(host);
  return family === 4 || family === 6 ? family : null;
}

/** `[2001:db8::1]` as in a URL becomes `2001:db8::1`; anything else stays. */
export function withoutBrackets(host: string): string {
  return host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
}

/** An IPv6 literal gets brackets, for places that put `:port` behind it; anything else stays. */
export function withBrackets(host: string): string {
  return familyOf(host) === 6 ? `[${host}]` : host;
}

/** An IP literal as the system writes it (RFC 5952); null for a name. */
export function canonicalIp(host: string): string | null {
  const family = familyOf(host);
  if (family !== 6) return family === null ? null : host;
  const [address = '', zone] = host.toLowerCase().split('%');
  const written = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  return zone === undefined ? written : `${written}%${zone}`;
}

/** Numbers that lead to this computer, into its own networks, to many or to nobody. */
const notPublic = new BlockList();
for (const [network, bits] of [
  // RFC 6890: this host and unspecified, private, shared, loopback, link-local.
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  // RFC 5771 multicast; RFC 1112 reserved, and the limited broadcast at its end.
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  notPublic.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  // RFC 4291: unspecified, loopback, link-local, site-local, multicast. RFC 4193: unique local.
  ['::', 128],
  ['::1', 128],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
  ['fc00::', 7],
] as const)
  notPublic.addSubnet(network, bits, 'ipv6');
/** The IPv4 address inside an IPv6 one: mapped (RFC 4291 2.5.5.2), for a translator (RFC 6052 2.1), or 6to4 (RFC 3056 2). */
const embedded =
  /^(?:(?:::ffff:|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$|2002:([0-9a-f]{1,4}):([0-9a-f]{1,4}):)/;

/**
 * A private, shared, loopback, link-local, multicast, reserved or unspecified IP literal. A name is never one, wherever it
 * resolves.
 */
export function isNonPublicLiteral(host: string): boolean {
  const family = familyOf(host);
  if (family === null) return false;
  if (family === 4) return notPublic.check(host, 'ipv4');
  const inside = embedded.exec(new URL(`http://[${host}]/`).hostname.slice(1, -1));
  const [high, low] = inside?.slice(1).filter((part) => part !== undefined) ?? [];
  if (high === undefined || low === undefined) return notPublic.check(host, 'ipv6');
  const number = Number.parseInt(high, 16) * 65_536 + Number.parseInt(low, 16);
  const bytes = [24, 16, 8, 0].map((shift) => (number >>> shift) & 255);
  return notPublic.check(bytes.join('.'), 'ipv4');
}
