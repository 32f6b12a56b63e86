/** The DNS servers that are asked for SRV, MX and TXT. */
import { Resolver } from 'node:dns';
import type { DnsServer } from './dns-exchange.ts';

interface Place {
  ip: string;
  port: number;
}

/**
 * The system's servers, or the chosen one. The AD bit counts only from a resolver on this computer, or one that is
 * marked as trusted: anybody on the way could have set it (RFC 4035 4.9.3).
 */
export function nameServers(chosen: Place | undefined, trusted: string[]): DnsServer[] {
  const places = chosen ? [chosen] : systemServers();
  return places.map((place) => ({ ...place, trusted: isLoopback(place.ip) || trusted.includes(place.ip) }));
}

/** Read anew each time: another Wi-Fi has other servers. */
function systemServers(): Place[] {
  return new Resolver().getServers().map(readServer);
}

/** `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1` or `[2001:db8::1]:5353`, as Node lists them. */
export function readServer(text: string): Place {
  const [, bracketed, four, port] = /^(?:\[(.+)\]|([^:]+)):(\d+)$/.exec(text) ?? [];
  return { ip: bracketed ?? four ?? text, port: Number(port ?? 53) };
}

function isLoopback(ip: string): boolean {
  return ip === '::1' || ip.startsWith('127.');
}
