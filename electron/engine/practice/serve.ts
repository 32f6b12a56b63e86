/** Opens a practice world to other programs on this computer: a name server that leads to its real loopback ports. */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { loopback as ip, listenOnLoopback } from '../network/loopback.ts';
import { startDnsServer } from './dns-server.ts';
import { scenarios } from './scenarios.ts';
import type { PracticeWorld } from './world.ts';
import { makeZone } from './zone.ts';

export interface ServedWorld {
  /** For `--dns`. */
  dns: { ip: string; port: number };
  /** For `--ca`. */
  caPem: string;
  /** Closes the name server; the world itself stays. */
  close(): Promise<void>;
}

/**
 * Serves the names of a world: SRV records carry the loopback ports, A records say 127.0.0.1. There are no web pages,
 * for these would need port 443. Rejects only when the system gives no port.
 */
export async function servePracticeWorld(world: PracticeWorld): Promise<ServedWorld> {
  const mute = await openMutePort();
  const portOf = (publicPort: number) => world.ports[publicPort] ?? mute.port;
  const dns = await startDnsServer(makeZone(scenarios[world.scenario], { ip, portOf })).catch(
    async (error: unknown) => {
      await mute.close();
      throw error;
    },
  );
  return {
    dns: { ip: dns.ip, port: dns.port },
    caPem: world.caPem,
    async close() {
      await Promise.all([dns.close(), mute.close()]);
    },
  };
}

/** A port that takes connections and never says a word: loopback drops no packets, so this stands for a silent port. */
async function openMutePort(): Promise<{ port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
    // Reading is what notices that the client has left.
    socket.resume();
  });
  const port = await listenOnLoopback(server);
  return {
    port,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
