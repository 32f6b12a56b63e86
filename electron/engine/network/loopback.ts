/** Servers of this program, for programs on this computer alone. */
import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';

/** The literal, not a name (RFC 8252 8.3). */
export const loopback = '127.0.0.1';

/** Listens on a free port of 127.0.0.1 and gives its number. Rejects when the system has none. */
export async function listenOnLoopback(server: Server): Promise<number> {
  const listening = once(server, 'listening');
  server.listen(0, loopback);
  await listening;
  // A connection that the system cannot hand over (no file descriptors left) changes nothing.
  server.on('error', () => {});
  return (server.address() as AddressInfo).port;
}
