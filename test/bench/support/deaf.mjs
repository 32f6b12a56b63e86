// A program that listens and never looks: node deaf.mjs HOST PORT. It says its port and blocks; see silent-door.ts.
import net from 'node:net';

const server = net.createServer();
server.listen({ host: process.argv[2], port: Number(process.argv[3]), backlog: 1 }, () => {
  process.stdout.write(`${server.address().port}\n`, () =>
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0),
  );
});
