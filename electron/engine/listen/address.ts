/** The one address of this computer to listen on. */
import { networkInterfaces } from 'node:os';
import { canonicalIp, isNonPublicLiteral, withoutBrackets } from '../base/ip.ts';

/** Where to listen, or why not there. */
export type ListenAddress =
  | {
      ok: true;
      host: string;
      /** Private addresses of this computer that could have been taken instead; none where one was typed. */
      others: string[];
      /** Nobody typed it, and there is no private address: other computers cannot reach it. */
      onlyHere: boolean;
    }
  /** A name, or an address that stands for all; an address that the internet can reach. */
  | { ok: false; why: 'every-address' | 'public'; host: string };

const loopback = '127.0.0.1';
/** They stand for every address of a computer. */
const everyAddress: ReadonlySet<string> = new Set(['0.0.0.0', '::', '::ffff:0:0']);
/** Networks inside this computer, and tunnels: no printer stands there. */
const virtual = /^(?:docker|br-|veth|virbr|vboxnet|vmnet|vmenet|bridge|utun|tun|tap|wg|tailscale|vEthernet)/i;
/** Addresses that a computer gives itself while nobody gives it one (RFC 3927). */
const selfGiven = /^169\.254\./;

/** Without a choice: the first private address of this computer, which a device in the same network reaches. */
export function listenAddress(
  typed: string | undefined,
  allowPublic: boolean,
  interfaces = networkInterfaces(),
): ListenAddress {
  if (typed === undefined) {
    const [first, ...others] = ownAddresses(interfaces);
    return { ok: true, host: first ?? loopback, others, onlyHere: first === undefined };
  }
  const written = withoutBrackets(typed.trim()).toLowerCase();
  const host = written === 'localhost' ? loopback : canonicalIp(written);
  if (host === null || everyAddress.has(host)) return { ok: false, why: 'every-address', host: written };
  if (!isNonPublicLiteral(host) && !allowPublic) return { ok: false, why: 'public', host };
  return { ok: true, host, others: [], onlyHere: false };
}

/** Private IPv4 addresses of this computer, those in a network with other machines first. */
export function ownAddresses(interfaces = networkInterfaces()): string[] {
  const own = Object.entries(interfaces).flatMap(([name, addresses = []]) =>
    addresses
      .filter(
        ({ family, internal, address }) => family === 'IPv4' && !internal && isNonPublicLiteral(address),
      )
      .map(({ address }) => ({ address, last: virtual.test(name) || selfGiven.test(address) })),
  );
  return [...own.filter(({ last }) => !last), ...own.filter(({ last }) => last)].map(
    ({ address }) => address,
  );
}
