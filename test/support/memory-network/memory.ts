/**
 * The in-memory network: a made-up world for tests. No packet leaves, every delay is a global `setTimeout`, so
 * virtual time drives it.
 *
 *     const network = createMemoryNetwork({
 *       addresses: { 'smtp.example.test': ['2001:db8::1', '192.0.2.1'] },
 *       srv: { '_submissions._tcp.example.test': [{ priority: 0, weight: 1, port: 465, target: 'smtp.example.test' }] },
 *       http: { 'https://autoconfig.example.test/mail/config-v1.1.xml': { body: '<clientConfig/>' } },
 *       tcp: {
 *         'smtp.example.test:465': async (peer) => {
 *           if (!(await peer.acceptTls(verifiedTls('smtp.example.test')))) return;
 *           peer.send('220 smtp.example.test ESMTP\r\n');
 *           while ((await peer.readLine()) !== null) peer.send('250 fine\r\n');
 *         },
 *         '[2001:db8::1]:587': 'silent',
 *       },
 *     });
 *
 * A host that appears in `tcp` or `http` without addresses gets one address of its own. What is not there behaves as in
 * the world: an unknown name does not exist, an unknown port refuses, an unknown page of a known host is a 404.
 */
import { pause, untilAborted } from '../../../electron/engine/base/deadline.ts';
import { familyOf, withBrackets, withoutBrackets } from '../../../electron/engine/base/ip.ts';
import { ContactList } from '../../../electron/engine/network/contacts.ts';
import { fetchFollowing } from '../../../electron/engine/network/http/http-redirects.ts';
import type {
  DnsAnswer,
  MxRecord,
  Network,
  Reach,
  SrvRecord,
} from '../../../electron/engine/network/network.ts';
import { type ConnectOne, dial } from '../../../electron/engine/network/tcp/dial.ts';
import { connectInMemory, type MemoryConnection, type MemoryPeer } from './memory-connection.ts';
import {
  addressBook,
  answerAddresses,
  answerRecords,
  type MemoryAddresses,
  type MemoryRecords,
} from './memory-dns.ts';
import {
  hostsOfPages,
  type MemoryHttp,
  type MemoryRequest,
  memoryExchange,
  type Way,
} from './memory-http.ts';

/** Serves one connection. The connection stays open when it returns; see `MemoryPeer.end`. */
export type MemoryServer = (peer: MemoryPeer) => void | Promise<void>;

/**
 * `refused`: nothing listens. `silent`: packets are dropped. `reset`: accepted, and broken before any byte. `error`:
 * the connect fails with this system code.
 */
export type MemoryDoor =
  | MemoryServer
  | 'refused'
  | 'silent'
  | 'reset'
  | { serve: MemoryServer; connectMs: number }
  | { error: string; connectMs?: number };

export interface MemoryWorld {
  addresses?: Record<string, MemoryAddresses>;
  srv?: Record<string, MemoryRecords<SrvRecord>>;
  mx?: Record<string, MemoryRecords<MxRecord>>;
  txt?: Record<string, MemoryRecords<string>>;
  /** The names that a name is an alias of, in order. Their addresses are those of `addresses`. */
  aliases?: Record<string, MemoryRecords<string>>;
  http?: MemoryHttp;
  /** By `host:port` or `ip:port` (IPv6 in brackets). An entry for the address counts before one for the host. */
  tcp?: Record<string, MemoryDoor>;
  tunnels?: string[];
  /** For names and pages: each question, connection, handshake and request takes one. Nothing unless stated. */
  roundTrip?: Way['roundTrip'];
  /** Everything unless stated. */
  reach?: Partial<Reach>;
}

export interface MemoryNetwork extends Network {
  /** Every DNS question in order, such as `SRV _submissions._tcp.example.test` or `A smtp.example.test`. */
  readonly questions: string[];
  /** Every HTTP request in order, each hop by itself. */
  readonly requests: MemoryRequest[];
  /** Every TCP connect in order, as `ip:port`. */
  readonly connects: string[];
  /** Connections that were made and not closed by the client. */
  openConnections(): number;
}

export function createMemoryNetwork(world: MemoryWorld): MemoryNetwork {
  const contacts = new ContactList();
  const questions: string[] = [];
  const requests: MemoryRequest[] = [];
  const connects: string[] = [];
  const open = new Set<MemoryConnection>();
  const doors = new Map(Object.entries(world.tcp ?? {}).map(([name, door]) => [name.toLowerCase(), door]));
  const doorHosts = [...doors.keys()].map((name) => name.slice(0, name.lastIndexOf(':')));
  const hosts = addressBook(world.addresses ?? {}, [...doorHosts, ...hostsOfPages(world.http ?? {})]);

  const way: Way = { roundTrip: world.roundTrip ?? (() => 0), slow: false };

  async function trip(signal: AbortSignal): Promise<void> {
    const ms = way.roundTrip();
    if (ms > 0) await pause(ms, signal);
  }

  async function resolveAddresses(host: string, signal: AbortSignal) {
    const name = withoutBrackets(host).toLowerCase();
    questions.push(`A ${name}`);
    await trip(signal);
    return answerAddresses(name, hosts.get(name), signal);
  }

  function resolve(name: string, type: 'SRV', signal: AbortSignal): Promise<DnsAnswer<SrvRecord>>;
  function resolve(name: string, type: 'MX', signal: AbortSignal): Promise<DnsAnswer<MxRecord>>;
  function resolve(name: string, type: 'TXT', signal: AbortSignal): Promise<DnsAnswer<string>>;
  async function resolve(
    name: string,
    type: 'SRV' | 'MX' | 'TXT',
    signal: AbortSignal,
  ): Promise<DnsAnswer<SrvRecord | MxRecord | string>> {
    const key = name.toLowerCase();
    questions.push(`${type} ${key}`);
    await trip(signal);
    if (type === 'SRV') return answerRecords(world.srv?.[key], signal);
    return type === 'MX' ? answerRecords(world.mx?.[key], signal) : answerRecords(world.txt?.[key], signal);
  }

  const dialIn: Network['dial'] = (target, signal) => {
    const host = withoutBrackets(target.host).toLowerCase();
    const connect: ConnectOne = ({ ip, family }, attempt) => {
      const place = `${withBrackets(ip)}:${target.port}`;
      contacts.add(host, target.port, target.why);
      connects.push(place);
      const door = doors.get(place) ?? doors.get(`${withBrackets(host)}:${target.port}`) ?? 'refused';
      return knock(door, { ip, family, port: target.port }, open, attempt);
    };
    const complete = resolveAddresses(target.ip ?? host, signal);
    return dial({ initial: complete, complete }, connect, target, signal);
  };

  return {
    questions,
    requests,
    connects,
    openConnections: () => open.size,
    resolveAddresses,
    resolve,
    async aliases(name, signal) {
      questions.push(`A ${name.toLowerCase()}`);
      await trip(signal);
      return answerRecords(world.aliases?.[name.toLowerCase()], signal);
    },
    dial: dialIn,
    fetch(request, signal) {
      const exchange = memoryExchange(
        world.http ?? {},
        (host) => familyOf(host) !== null || hosts.has(host),
        (seen, { url, why }) => {
          requests.push(seen);
          contacts.add(
            withoutBrackets(url.hostname),
            Number(url.port) || (url.protocol === 'http:' ? 80 : 443),
            why,
          );
        },
        way,
      );
      return fetchFollowing(request, exchange, signal);
    },
    tunnels: () => world.tunnels ?? [],
    reach: async () => ({ ipv4: true, ipv6: true, dns: true, ...world.reach }),
    contacted: () => contacts.list(),
  };
}

/** One connect to one door. */
async function knock(
  door: MemoryDoor,
  remote: MemoryConnection['remote'],
  open: Set<MemoryConnection>,
  signal: AbortSignal,
): Promise<Awaited<ReturnType<ConnectOne>>> {
  if (door === 'refused') return { error: 'ECONNREFUSED' };
  if (door === 'silent') {
    await untilAborted(signal);
    return { error: 'ABORTED' };
  }
  if (typeof door === 'object' && door.connectMs !== undefined) await pause(door.connectMs, signal);
  if (signal.aborted) return { error: 'ABORTED' };
  if (typeof door === 'object' && 'error' in door) return { error: door.error };
  const { connection, peer } = connectInMemory(remote, () => open.delete(connection));
  open.add(connection);
  if (door === 'reset') peer.reset();
  else void (typeof door === 'function' ? door : door.serve)(peer);
  return { connection };
}
