/** How a person names a DNS server. */
import { ipFamily } from './hosts.ts';

export interface DnsServer {
  ip: string;
  port: number;
}

const dnsPort = 53;

/** `IP`, `IPv4:PORT` or `[IPv6]:PORT`; port 53 when none is given. Null for anything else. */
export function parseDnsServer(text: string): DnsServer | null {
  if (ipFamily(text) !== null) return { ip: text, port: dnsPort };
  const parts = /^(?:\[([^\]]+)\]|([\d.]+))(?::(\d+))?$/.exec(text);
  const [, v6, v4, portText] = parts ?? [];
  const ip = v6 ?? v4 ?? '';
  const port = portText === undefined ? dnsPort : parsePort(portText);
  const family = v6 === undefined ? 4 : 6;
  return ipFamily(ip) === family && port !== null ? { ip, port } : null;
}

/** A port number from 1 to 65535. Null for anything else. */
export function parsePort(text: string): number | null {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}
