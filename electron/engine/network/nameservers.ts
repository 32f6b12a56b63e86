/** The DNS servers that are asked for SRV, MX and TXT. */
import { getServers } from 'node:dns';
import type { DnsServer } from './dns-exchange.ts';

/**
 * The system's servers, or the chosen one. The AD bit counts only from a resolver on this computer, or one that is
 * marked as trusted: anybody on the way could have set it (RFC 4035 4.9.3).
 */
export function nameServers(
  chosen: { ip: string; port: number } | undefined,
  trusted: string[],
): DnsServer[] {
  const places = chosen ? [chosen] : getServers().map(readServer);
  return places.map((place) => ({ ...place, trusted: isLoopback(place.ip) || trusted.includes(place.ip) }));
}

/** `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1` or `[2001:db8::1]:5353`, as Node lists them. */
function readServer(text: string): { ip: string; port: number } {
  const [, bracketed, four, port] = /^(?:\[(.+)\]|([^:]+)):(\d+)$/.exec(text) ?? [];
  return { ip: bracketed ?? four ?? text, port: Number(port ?? 53) };
}

function isLoopback(ip: string): boolean {
  return ip === '::1' || ip.startsWith('127.');
}
