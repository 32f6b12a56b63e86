/**
 * A TCP proxy that makes loopback as far away as a real server: what one side says reaches the other half a round trip
 * later. Connecting takes its time as well: a client could speak after one round trip (SYN, SYN-ACK), and the server
 * hears of it half a round trip after that.
 */
import net from 'node:net';

export interface DelayProxy {
  readonly port: number;
  /**
   * Round trips that clients have waited for so far: one to connect, one for a greeting that came unasked, and one each
   * time a client spoke after it had heard something. Exact only where a round trip takes longer than the work between.
   */
  trips(): number;
  close(): Promise<void>;
}

const host = '127.0.0.1';
const socketOptions = { allowHalfOpen: true, noDelay: true } as const;

/** Listens on 127.0.0.1 in front of `port` there. Every round trip takes `roundTripMs` more. */
export async function startDelayProxy(port: number, roundTripMs: number): Promise<DelayProxy> {
  const sockets = new Set<net.Socket>();
  let trips = 0;
  const onTrip = () => {
    trips += 1;
  };
  const keep = (socket: net.Socket): net.Socket => {
    sockets.add(socket);
    return socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
  };
  const server = net.createServer({ ...socketOptions, pauseOnConnect: true }, (client) => {
    const target = keep(new net.Socket(socketOptions));
    relay(keep(client), target, roundTripMs / 2, onTrip);
    later(roundTripMs, () => {
      later(roundTripMs / 2, () => target.destroyed || target.connect(port, host));
      client.resume();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, host, resolve);
  });
  return {
    port: (server.address() as net.AddressInfo).port,
    trips: () => trips,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Passes everything on, later, in both directions, and counts the trips of this connection. */
function relay(client: net.Socket, target: net.Socket, oneWayMs: number, onTrip: () => void): void {
  let last: 'client' | 'server' | null = null;
  const heard = (speaker: 'client' | 'server') => {
    if (speaker === 'client' ? last !== 'client' : last === null) onTrip();
    last = speaker;
  };
  onTrip();
  client.on('data', (bytes) => {
    heard('client');
    later(oneWayMs, () => target.write(bytes));
  });
  target.on('data', (bytes) =>
    later(oneWayMs, () => {
      heard('server');
      client.write(bytes);
    }),
  );
  for (const [from, to] of [
    [client, target],
    [target, client],
  ] as const) {
    from.on('end', () => later(oneWayMs, () => to.end()));
    from.on('close', () => later(oneWayMs, () => to.destroy()));
  }
}

/** Nothing is put off when there is no delay: a timer takes a millisecond at least. */
function later(ms: number, act: () => unknown): void {
  if (ms > 0) setTimeout(act, ms);
  else act();
}
