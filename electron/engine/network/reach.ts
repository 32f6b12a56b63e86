/** How far this computer gets by its own routes. The system is asked, and not a packet leaves. */
import dgram from 'node:dgram';
import { familyOf } from '../base/ip.ts';
import { networkStep } from '../base/network-step.ts';
import type { DnsServer } from './dns/dns-exchange.ts';
import type { Network, Reach } from './network.ts';

/** Any public address does (these are root name servers): to connect a UDP socket only looks up the route. */
const somewhere = { ipv4: '198.41.0.4', ipv6: '2001:503:ba3e::2:30' };

/** Milliseconds for the system; what it does not tell counts as reachable. */
const systemMs = 1_000;

/** Milliseconds for which an answer counts: the rows of a list that run side by side share it. */
const rememberedMs = 1_000;

/** Asks with `find`, once in a moment. */
export function rememberReach(find: () => Promise<Reach>): () => Promise<Reach> {
  let last: { askedAt: number; reach: Promise<Reach> } | null = null;
  return () => {
    const now = performance.now();
    if (!last || now - last.askedAt > rememberedMs) last = { askedAt: now, reach: find() };
    return last.reach;
  };
}

/** See `Network.reach`. `servers`: the DNS servers that would be asked; none means that none is set. */
export async function findReach(servers: readonly DnsServer[]): Promise<Reach> {
  const [ipv4, ipv6, ...dns] = await Promise.all([
    hasRoute(somewhere.ipv4, 53),
    hasRoute(somewhere.ipv6, 53),
    ...servers.map(({ ip, port }) => hasRoute(ip, port)),
  ]);
  return { ipv4, ipv6, dns: dns.includes(true) };
}

/** How far the routes of this computer lead; everywhere, where that cannot be told. */
export function reachOf(network: Pick<Network, 'reach'>, signal: AbortSignal): Promise<Reach> {
  return networkStep(
    'routes',
    () => network.reach(),
    () => everywhere,
    signal,
  );
}

/** Nothing is known to be missing. */
export const everywhere: Reach = { ipv4: true, ipv6: true, dns: true };

function hasRoute(ip: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = dgram.createSocket(familyOf(ip) === 6 ? 'udp6' : 'udp4');
    const done = (answer: boolean) => {
      clearTimeout(late);
      socket.removeAllListeners().close();
      resolve(answer);
    };
    const late = setTimeout(() => done(true), systemMs);
    socket.once('error', () => done(false));
    socket.once('connect', () => done(true));
    // Without a callback, which would get the error in place of the event.
    socket.connect(port, ip);
  });
}
