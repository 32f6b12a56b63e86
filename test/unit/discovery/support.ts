/** One run of discovery in a made-up world, in real or virtual time. */
import { type MailAddress, parseAddress } from '../../../electron/engine/base/address.ts';
import { discover } from '../../../electron/engine/discovery/discover.ts';
import type {
  DiscoveryListener,
  DiscoveryOptions,
  DiscoveryOutcome,
} from '../../../electron/engine/discovery/types.ts';
import {
  createMemoryNetwork,
  type MemoryNetwork,
  type MemoryWorld,
} from '../../support/memory-network/memory.ts';

export const databaseBase = 'https://database.example/';

export function mailAddress(text: string): MailAddress {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(`not an address: ${text} (${parsed.problem})`);
  return parsed.address;
}

export interface RunOptions extends Partial<Omit<DiscoveryOptions, 'network'>> {
  address?: string;
  signal?: AbortSignal;
  listener?: DiscoveryListener;
}

export interface Run {
  outcome: DiscoveryOutcome;
  network: MemoryNetwork;
}

/** Discovers `ann@example.test` unless told otherwise. The provider database exists and knows nothing. */
export async function discoverIn(world: MemoryWorld, options: RunOptions = {}): Promise<Run> {
  const { address = 'ann@example.test', signal = new AbortController().signal, listener, ...rest } = options;
  const network = createMemoryNetwork(withDatabase(world));
  const outcome = await discover(
    mailAddress(address),
    {
      network,
      ispdbBases: [databaseBase],
      offlineDb: true,
      allowedHosts: new Set(),
      allowAll: false,
      random: () => 0.5,
      ...rest,
    },
    signal,
    listener,
  );
  return { outcome, network };
}

function withDatabase(world: MemoryWorld): MemoryWorld {
  if (typeof world.http === 'function') return world;
  return { ...world, http: { [`${databaseBase}other.example`]: {}, ...world.http } };
}

/** A configuration file with these `outgoingServer` sections. */
export function configFile(...sections: string[]): string {
  return `<?xml version="1.0"?><clientConfig version="1.1"><emailProvider id="x">${sections.join('')}</emailProvider></clientConfig>`;
}

export interface Section {
  host: string;
  port?: number | string;
  socket?: string;
  username?: string;
  auth?: string[];
}

export function outgoing({
  host,
  port = 465,
  socket = 'SSL',
  username = '%EMAILADDRESS%',
  auth = ['password-cleartext'],
}: Section): string {
  const methods = auth.map((name) => `<authentication>${name}</authentication>`).join('');
  return `<outgoingServer type="smtp"><hostname>${host}</hostname><port>${port}</port><socketType>${socket}</socketType><username>${username}</username>${methods}</outgoingServer>`;
}

/** `host:port security username source trust consent` of each candidate, for short expectations. */
export function summary(outcome: DiscoveryOutcome): string[] {
  return outcome.candidates.map(
    (one) =>
      `${one.host}:${one.port} ${one.security} ${one.username} ${one.source} ${one.trust}${one.consent ? ' consent' : ''}`,
  );
}

/** Trace lines of one source as `outcome target`. */
export function traceOf(outcome: DiscoveryOutcome, source: string): string[] {
  return outcome.trace
    .filter((line) => line.source === source)
    .map((line) => `${line.outcome} ${line.target}`);
}
