/** Programs that serve on loopback while a test runs. Every one is ended by its own process id. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface Daemon {
  stop(): Promise<void>;
}

const startMs = 20_000;
const farewellMs = 10_000;
const running = new Set<number>();

// A test run that is broken off leaves nothing behind.
process.once('exit', () => {
  for (const pid of running) signalGroup(pid, 'SIGTERM');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

/**
 * Starts a program in the foreground as the leader of its own process group, its output in `log`, and waits until it
 * listens on all `ports`. Rejects with the log when it ends or stays deaf.
 */
export async function startDaemon(
  command: string,
  args: string[],
  log: string,
  ports: number[],
): Promise<Daemon> {
  const output = openSync(log, 'a');
  const child = spawn(command, args, {
    detached: true,
    stdio: ['ignore', output, output],
    env: plainEnvironment,
  });
  closeSync(output);
  const ended = once(child, 'exit');
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} cannot be started`);
  running.add(pid);
  const stop = async () => {
    signalGroup(pid, 'SIGTERM');
    const late = setTimeout(() => signalGroup(pid, 'SIGKILL'), farewellMs);
    await ended;
    clearTimeout(late);
    running.delete(pid);
  };
  const listening = Promise.all(ports.map(waitForPort)).then(() => true);
  const started = await Promise.race([listening, ended.then(() => false)]).catch(() => false);
  if (started) return { stop };
  await stop();
  throw new Error(`${command} ${args.join(' ')} did not start:\n${readFileSync(log, 'utf8')}`);
}

/** A free port below the range from which the system takes those of outgoing connections. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (!(await listens(port))) return port;
  }
}

/** A clock that was set for the tests (libfaketime) is that of their servers too. */
const clock = Object.entries(process.env).filter(([name]) => /^(LD_PRELOAD|FAKETIME\w*)$/.test(name));

/** What mail servers expect to find, and nothing else of the test runner. */
export const plainEnvironment = {
  ...Object.fromEntries(clock),
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
  // Without it bash takes a socket as its input for a remote shell, and reads the start-up file of the person.
  SHLVL: '1',
  DEBIAN_FRONTEND: 'noninteractive',
};

async function waitForPort(port: number): Promise<void> {
  const giveUp = performance.now() + startMs;
  while (!(await listens(port))) {
    if (performance.now() > giveUp) throw new Error(`nothing listens on ${port}`);
    await pause(50);
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has ended already.
  }
}
