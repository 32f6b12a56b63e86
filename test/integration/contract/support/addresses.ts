/** Addresses of this computer for the servers of a world: each host has its own, so that the real ports are free. */
import net from 'node:net';

let count = 0;

/** 127/8 belongs to this computer (RFC 1122 3.2.1.3); two runs at once keep apart by their process numbers. */
export function freshAddress(): string {
  count += 1;
  return `127.${64 + Math.floor(count / 250)}.${process.pid % 250}.${1 + (count % 250)}`;
}

/** False where ports below 1024 or addresses beside 127.0.0.1 are not for us: then no world can be played. */
export function canPlayServers(): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(443, freshAddress(), () => server.close(() => resolve(true)));
  });
}
