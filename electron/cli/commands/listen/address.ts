/** The one address of this computer to listen on. */
import { networkInterfaces } from 'node:os';
import { canonicalIp, isNonPublicLiteral, withoutBrackets } from '../../../engine/base/ip.ts';

export type ListenAddress =
  /** `onlyHere`: nobody chose loopback, there is no other address that devices of this network reach. */
  | { ok: true; host: string; onlyHere: boolean }
  /** A name, or an address that stands for all; an address that the internet can reach. */
  | { ok: false; misuse: { key: 'listen-all' } | { key: 'listen-public'; host: string } };

const loopback = '127.0.0.1';
/** They stand for every address of a computer. */
const everyAddress: ReadonlySet<string> = new Set(['0.0.0.0', '::', '::ffff:0:0']);

/** Without a choice: the first private address of this computer, which a device in the same network reaches. */
export function listenAddress(
  typed: string | undefined,
  allowPublic: boolean,
  interfaces = networkInterfaces(),
): ListenAddress {
  if (typed === undefined) {
    const own = ownAddress(interfaces);
    return { ok: true, host: own ?? loopback, onlyHere: own === null };
  }
  const written = withoutBrackets(typed.trim()).toLowerCase();
  if (written === 'localhost') return { ok: true, host: loopback, onlyHere: false };
  const host = canonicalIp(written);
  if (host === null || everyAddress.has(host)) return { ok: false, misuse: { key: 'listen-all' } };
  if (!isNonPublicLiteral(host) && !allowPublic) return { ok: false, misuse: { key: 'listen-public', host } };
  return { ok: true, host, onlyHere: false };
}

function ownAddress(interfaces: ReturnType<typeof networkInterfaces>): string | null {
  const all = Object.values(interfaces).flatMap((addresses) => addresses ?? []);
  const own = all.find(
    ({ family, internal, address }) => family === 'IPv4' && !internal && isNonPublicLiteral(address),
  );
  return own?.address ?? null;
}
