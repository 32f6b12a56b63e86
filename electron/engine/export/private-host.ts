/** Hosts that nobody outside the own network can reach. */
import { ipFamily, isLoopbackLiteral } from '../base/hosts.ts';

/** RFC 1918, RFC 6598, RFC 3927; RFC 4193 and RFC 4291 2.5.6 for IPv6. */
const privateIpv4 =
  /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/;
const privateIpv6 = /^(f[cd]|fe[89ab])/i;
/** RFC 6761, RFC 6762, RFC 8375, and names that routers and companies use in the same way. */
const privateSuffix = /(^|\.)(localhost|local|home\.arpa|internal|intranet|lan|test)$/;

/** True for private and loopback literals, for names without a dot and for names that are never public. */
export function isPrivateHost(host: string): boolean {
  const family = ipFamily(host);
  if (family !== null) {
    return isLoopbackLiteral(host) || (family === 4 ? privateIpv4 : privateIpv6).test(host);
  }
  return !host.includes('.') || privateSuffix.test(host);
}
