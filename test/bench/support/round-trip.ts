/** What one round trip costs: a byte there and back through the same kind of wire. */
import { once } from 'node:events';
import net from 'node:net';
import { startDelayProxy } from './delay-proxy.ts';
import { type Stats, statsOf, timed } from './measure.ts';

const pings = 9;

/** Milliseconds of a round trip through a delaying proxy that adds `addedMs`. */
export async function roundTrip(addedMs: number): Promise<Stats> {
  const echo = net.createServer({ noDelay: true }, (socket) => socket.on('error', () => {}).pipe(socket));
  await once(echo.listen(0, '127.0.0.1'), 'listening');
  const proxy = await startDelayProxy((echo.address() as net.AddressInfo).port, addedMs);
  const socket = net.connect({ port: proxy.port, host: '127.0.0.1', noDelay: true });
  const ping = () =>
    timed(async () => {
      socket.write('.');
      await once(socket, 'data');
    });
  try {
    await ping();
    const times: number[] = [];
    for (let count = 0; count < pings; count += 1) times.push(await ping());
    return statsOf(times);
  } finally {
    socket.destroy();
    echo.close();
    await proxy.close();
  }
}
