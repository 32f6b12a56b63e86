/**
 * A door whose packets get lost, as behind a firewall that drops them: a program listens and never takes a connection.
 * Once its queue is full the system leaves every further SYN without an answer.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';

interface SilentDoor {
  port: number;
  close(): Promise<void>;
}

/** A connect on loopback that takes longer than this is not going to be answered. */
const pendingMs = 300;
/** Longer than any queue of a program that asked for one place. */
const mostFillers = 16;

/** Rejects where there is no such address, and where the system answers in spite of a full queue. */
export async function openSilentDoor(host = '127.0.0.1', wantedPort = 0): Promise<SilentDoor> {
  const deaf = path.join(import.meta.dirname, 'deaf.mjs');
  const child = spawn(process.execPath, [deaf, host, String(wantedPort)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const over = once(child, 'exit');
  const said = await Promise.race([once(child.stdout, 'data').then(String), over.then(() => null)]);
  if (said === null) throw new Error(`nothing can listen on ${host}`);
  const port = Number(said);
  const fillers: net.Socket[] = [];
  const close = async () => {
    for (const socket of fillers) socket.destroy();
    child.kill('SIGKILL');
    await over;
  };
  while (fillers.length < mostFillers) {
    const socket = net.connect({ host, port });
    fillers.push(socket);
    if (await staysPending(socket)) return { port, close };
  }
  await close();
  throw new Error('this system answers for a program that never looks: no silent door can be made');
}

function staysPending(socket: net.Socket): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), pendingMs);
    const answered = () => {
      clearTimeout(timer);
      resolve(false);
    };
    socket.once('connect', answered).once('error', answered);
  });
}
