/** Scripted servers on real sockets under the names and ports of a row: raw TCP and real TLS, nothing but loopback. */
import type net from 'node:net';
import tls from 'node:tls';
import type { AddressAnswer, DialResult, Network } from '../../electron/engine/network/network.ts';
import { createSystemNetworks } from '../../electron/engine/network/system.ts';
import type { AddressAttempt } from '../../shared/model.ts';
import { type CertificateKind, contextOf } from './certificate-kinds.ts';
import { testAuthority } from './certificates.ts';
import { type Dialogue, playDialogue, type ServerPeer } from './dialogue.ts';
import { type LoopbackServer, startRefusingPort, startTcpServer } from './loopback.ts';

const systemNetworks = createSystemNetworks({ extraCaPem: (await testAuthority()).cert });

/** Where every name of a world leads. The client dials loopback and is told that it was this. */
const shownAddress = '192.0.2.10';

export interface LoopbackWorld {
  network: Network;
  close(): Promise<void>;
}

/** `doors`: dialogues by `host:port`, one per connection; the last one stays. Every other port refuses, and one without. */
export async function openLoopbackWorld(
  doors: Readonly<Record<string, readonly Dialogue[]>>,
  complain: (complaint: string) => void,
): Promise<LoopbackWorld> {
  const system = systemNetworks();
  const servers = new Map<string, LoopbackServer>();
  for (const [place, dialogues] of Object.entries(doors))
    if (dialogues.length > 0) servers.set(place, await serve(place, dialogues, complain));
  const closed = await startRefusingPort();
  const network: Network = {
    ...withoutNames(system),
    async dial(target, signal) {
      const port = servers.get(`${target.host}:${target.port}`)?.port ?? closed.port;
      return renamed(await system.dial({ ...target, port, ip: '127.0.0.1' }, signal));
    },
  };
  const close = async () => {
    await Promise.all([...servers.values(), closed].map((server) => server.close()));
  };
  return { network, close };
}

function serve(place: string, dialogues: readonly Dialogue[], complain: (complaint: string) => void) {
  const host = place.slice(0, place.lastIndexOf(':'));
  let next = 0;
  return startTcpServer((socket) => {
    const dialogue = dialogues[Math.min(next, dialogues.length - 1)] ?? [];
    next += 1;
    const peer = new SocketPeer(socket, host);
    void playDialogue(dialogue, peer, (text) => complain(`${place}: ${text}`));
  });
}

function withoutNames(system: Network): Network {
  const found: AddressAnswer = {
    outcome: 'found',
    addresses: [{ ip: shownAddress, family: 4 }],
    ms: 0,
  };
  return {
    resolveAddresses: async () => found,
    resolve: async () => ({ outcome: 'dns-error', code: 'NONE' }),
    aliases: async () => ({ outcome: 'dns-error', code: 'NONE' }),
    dial: (target, signal) => system.dial(target, signal),
    fetch: async () => ({ hops: [], proxy: null, ms: 0, outcome: 'refused' }),
    tunnels: () => [],
    reach: async () => ({ ipv4: true, ipv6: true, dns: true }),
    contacted: () => system.contacted(),
  };
}

function renamed(result: DialResult): DialResult {
  const rename = (attempts: AddressAttempt[]) =>
    attempts.map((attempt) => ({ ...attempt, ip: shownAddress }));
  return { ...result, attempts: rename(result.attempts), settled: result.settled.then(rename) };
}

/** Reads when asked, so that no byte of a handshake is taken by mistake. */
class SocketPeer implements ServerPeer {
  /** In clear, or the TLS session on it. */
  #socket: net.Socket;
  readonly #plain: net.Socket;
  #text = '';
  readonly #host: string;

  constructor(socket: net.Socket, host: string) {
    this.#socket = socket;
    this.#plain = socket;
    this.#host = host;
  }

  send(data: string | Uint8Array): void {
    this.#socket.write(data);
  }

  async read(): Promise<Uint8Array | null> {
    for (;;) {
      const bytes: Uint8Array | null = this.#socket.read();
      if (bytes !== null) return bytes;
      if (this.#socket.readableEnded || this.#socket.destroyed) return null;
      await stirred(this.#socket);
    }
  }

  async readLine(): Promise<string | null> {
    for (;;) {
      const end = this.#text.indexOf('\r\n');
      if (end >= 0) {
        const line = this.#text.slice(0, end);
        this.#text = this.#text.slice(end + 2);
        return line;
      }
      const bytes = await this.read();
      if (bytes === null) return null;
      this.#text += Buffer.from(bytes).toString('utf8');
    }
  }

  async startTls(card: CertificateKind): Promise<boolean> {
    const secureContext = tls.createSecureContext(await contextOf(card, this.#host));
    const secure = new tls.TLSSocket(this.#plain, { isServer: true, secureContext });
    secure.on('error', () => {});
    this.#socket = secure;
    return new Promise((resolve) => {
      secure.once('secure', () => resolve(true));
      secure.once('close', () => resolve(false));
    });
  }

  end(): void {
    this.#socket.end();
  }

  reset(): void {
    this.#plain.resetAndDestroy();
  }
}

/** Something can be read, or nothing will ever be. */
function stirred(socket: net.Socket): Promise<void> {
  const events = ['readable', 'end', 'close', 'error'] as const;
  return new Promise((resolve) => {
    const done = () => {
      for (const event of events) socket.off(event, done);
      resolve();
    };
    for (const event of events) socket.on(event, done);
  });
}
