/** The DNS servers that are asked for SRV, MX and TXT. */
import { Resolver } from 'node:dns';
import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import type { DnsServer } from './dns-exchange.ts';

interface Place {
  ip: string;
  port: number;
}

/**
 * The system's servers, or the chosen one. The AD bit counts only from a resolver on this computer: anybody on the way could have set it (RFC 4035 4.9.3).
 */
export function nameServers(chosen: Place | undefined): DnsServer[] {
  const places = chosen ? [chosen] : systemServers();
  return places.map((place) => ({ ...place, trusted: isLoopback(place.ip) }));
}

/** Read anew each time: another Wi-Fi has other servers. */
function systemServers(): Place[] {
  const listed = new Resolver().getServers().map(readServer);
  return listed.some(isZoneless) ? withZones(listed, readResolvConf() ?? '', networkInterfaces()) : listed;
}

/** True where the system names no DNS server: its look-up then tries this computer itself (resolv.conf(5)). */
export function namesNoServer(resolvConf: string | null = readResolvConf()): boolean {
  return resolvConf !== null && !resolvConf.split('\n').some((line) => /^\s*nameserver\s/.test(line));
}

/**
 * Node drops the zone of a link-local server (RFC 4007 11), without which nothing can be sent to it. It stands in
 * resolv.conf; where there is none (Windows), each interface with a link-local address may be the one.
 */
export function withZones(
  listed: Place[],
  resolvConf: string,
  interfaces: ReturnType<typeof networkInterfaces>,
): Place[] {
  const zoned = resolvConf.split('\n').flatMap((line) => /^\s*nameserver\s+(\S+%\S+)/.exec(line)?.[1] ?? []);
  const names = Object.entries(interfaces).flatMap(([name, addresses = []]) => {
    const scope = addresses.find((address) => address.family === 'IPv6' && address.scopeid !== 0);
    if (scope?.family !== 'IPv6') return [];
    return process.platform === 'win32' ? `${scope.scopeid}` : name;
  });
  return listed.flatMap((place) => {
    if (!isZoneless(place)) return [place];
    const written = zoned.filter((ip) => canonical(ip.slice(0, ip.indexOf('%'))) === canonical(place.ip));
    const ips = written.length > 0 ? written : names.map((name) => `${place.ip}%${name}`);
    return ips.map((ip) => ({ ...place, ip }));
  });
}

function isZoneless({ ip }: Place): boolean {
  return /^fe[89ab][0-9a-f]:[^%]+$/i.test(ip);
}

/** One spelling for each IPv6 address (RFC 5952), as URLs have it. */
function canonical(ip: string): string {
  return URL.canParse(`http://[${ip}]`) ? new URL(`http://[${ip}]`).hostname : ip;
}

function readResolvConf(): string | null {
  try {
    return readFileSync('/etc/resolv.conf', 'utf8');
  } catch {
    return null;
  }
}

/** `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1` or `[2001:db8::1]:5353`, as Node lists them. */
export function readServer(text: string): Place {
  const [, bracketed, four, port] = /^(?:\[(.+)\]|([^:]+)):(\d+)$/.exec(text) ?? [];
  return { ip: bracketed ?? four ?? text, port: Number(port ?? 53) };
}

function isLoopback(ip: string): boolean {
  return ip === '::1' || ip.startsWith('127.');
}
