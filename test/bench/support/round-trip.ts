/** What the wire and the server cost by themselves. */
import { once } from 'node:events';
import net from 'node:net';
import { startDelayProxy } from './delay-proxy.ts';
import { type Stats, statsOf, timed } from './measure.ts';
import { withOpened } from './opened.ts';

const samples = 9;

/** Milliseconds of a round trip: a byte there and back through a proxy that adds `addedMs`. */
export function roundTrip(addedMs: number): Promise<Stats> {
  return withOpened(async (open) => {
    const echo = net.createServer({ noDelay: true }, (socket) => socket.on('error', () => {}).pipe(socket));
    await once(echo.listen(0, '127.0.0.1'), 'listening');
    const proxy = await open(startDelayProxy((echo.address() as net.AddressInfo).port, addedMs));
    const socket = net.connect({ port: proxy.port, host: '127.0.0.1', noDelay: true });
    const ping = () =>
      timed(async () => {
        socket.write('.');
        await once(socket, 'data');
      });
    await ping();
    const times = await severally(ping);
    socket.destroy();
    echo.close();
    return statsOf(times);
  });
}

/** Milliseconds that a server lets pass between a connect on loopback and its greeting. */
export async function greetingPause(port: number): Promise<Stats> {
  const times = await severally(() =>
    timed(async () => {
      const socket = net.connect({ port, host: '127.0.0.1' });
      await once(socket, 'data');
      socket.destroy();
    }),
  );
  return statsOf(times);
}

async function severally(measure: () => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (let count = 0; count < samples; count += 1) times.push(await measure());
  return times;
}
