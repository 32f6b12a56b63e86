/** What we call ourselves in EHLO (RFC 5321 4.1.1.1, 4.1.3). It ends up in message headers. */
import { ipFamily } from '../base/hosts.ts';

/**
 * The name for the one retry, when a server does not take an address literal. It is fully qualified by syntax, belongs to
 * nobody and never resolves (RFC 2606 2), so it says nothing about the computer, the network or the person, and
 * cannot pass for somebody else. A server that looks names up refuses every name that is not ours anyway.
 */
export const neutralName = 'client.invalid';

/** The address literal of our end of the connection. Always right by syntax; never the computer's name. */
export function addressLiteral(localIp: string): string {
  const ip = localIp.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
  const family = ipFamily(ip);
  if (family === 4) return `[${ip}]`;
  return family === 6 ? `[IPv6:${ip}]` : '[127.0.0.1]';
}
