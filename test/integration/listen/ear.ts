/** The built `sendwell listen` as a program of its own, on a port of loopback that a device of the test talks to. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { createListenWords } from '../../../shared/explain/listen-words.ts';
import { type ListenResult, listenResultSchema } from '../../../shared/listen.ts';
import { freePort } from '../peers/daemon.ts';

export const command = path.resolve(import.meta.dirname, '../../../dist/cli/sendwell.js');

export interface Heard {
  exitCode: number | null;
  result: ListenResult;
  stdout: string;
  stderr: string;
}

export interface Ear {
  port: number;
  child: ChildProcess;
  /** It has said that a device is gone, or it has ended. */
  gone: Promise<unknown>;
  ended: Promise<Heard>;
}

/** Starts it with `--json` on 127.0.0.1 and waits until it says that it listens. `node`: options of Node itself. */
export async function openEar(args: string[], node: string[] = []): Promise<Ear> {
  const port = await freePort();
  const all = [...node, command, 'listen', '--host', '127.0.0.1', '--port', String(port), '--json', ...args];
  const env = { ...process.env, LANG: 'C', NODE_ENV: undefined, VITEST: undefined };
  const child = spawn(process.execPath, all, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  let said = '';
  child.stderr.on('data', (bytes) => {
    said += bytes;
  });
  const says = (words: string) =>
    new Promise<void>((resolve) => {
      child.stderr.on('data', () => {
        if (said.includes(words)) resolve();
      });
    });
  const [opened, gone] = [says('Listening on'), says(createListenWords('en')('live.gone'))];
  const ended = Promise.all([closed, text(child.stdout), text(child.stderr)]).then(
    ([exitCode, stdout, stderr]) => ({
      exitCode,
      stdout,
      stderr,
      result: listenResultSchema.parse(JSON.parse(stdout)),
    }),
  );
  await Promise.race([opened, ended]);
  return { port, child, gone: Promise.race([gone, ended]), ended };
}

export function signsOf({ findings }: ListenResult): string[] {
  return findings.map(({ sign }) => sign);
}
