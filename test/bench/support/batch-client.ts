/** One batch in a process of its own, with its file and its results on disk as the command has them. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { main } from '../../../electron/cli/main.ts';
import { endWithParent, hear, say } from './child.ts';
import type { QuickDoor } from './mail-server.ts';
import { timed } from './measure.ts';

export interface BatchOrder {
  rows: number;
  door: QuickDoor;
}

export interface BatchResult {
  ms: number;
  /** Milliseconds of computing per row: other programs on the machine change it little. */
  computingMs: number;
  /** Peak of the resident memory above that before the first row. It holds what was not collected yet. */
  megabytes: number;
  /** Memory in use near the end, after a collection: what the rows before left behind would be in it. */
  inUseMegabytes: number;
}

const mebibyte = 1_048_576;
const samplingMs = 20;
/** Between two looks at how many rows are done. */
const countingMs = 1_000;
/** Part of the rows that is done when the memory in use is measured. */
const nearTheEnd = 0.8;

endWithParent();
const { rows, door } = await hear<BatchOrder>();
const folder = await mkdtemp(path.join(tmpdir(), 'sendwell-bench-'));
try {
  say(await measure());
} finally {
  await rm(folder, { recursive: true });
}

async function measure(): Promise<BatchResult> {
  const file = path.join(folder, 'accounts.csv');
  const ca = path.join(folder, 'ca.pem');
  const out = path.join(folder, 'results.jsonl');
  const line = (row: number) => `user${row}@shop.example,${door.host},${door.port},tls\n`;
  const lines = Array.from({ length: rows }, (_, index) => line(index + 1));
  await writeFile(file, `email,host,port,security\n${lines.join('')}`);
  await writeFile(ca, door.caPem);
  const argv = ['batch', file, '--ca', ca, '--out', out, '--password-env', 'PW', '--pause', '0', '--no-send'];
  const before = process.memoryUsage.rss();
  let peak = before;
  const sampling = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, samplingMs);
  const inUse = memoryInUse(out);
  const computed = process.cpuUsage();
  const ms = await timed(async () => {
    const code = await main(argv, system());
    if (code !== 0) throw new Error(`the batch ended with ${code}`);
  });
  clearInterval(sampling);
  const { user, system: kernel } = process.cpuUsage(computed);
  const computingMs = (user + kernel) / 1000 / rows;
  return { ms, computingMs, megabytes: (peak - before) / mebibyte, inUseMegabytes: (await inUse) / mebibyte };
}

/** Bytes in use after a collection, once most rows have their result. */
async function memoryInUse(out: string): Promise<number> {
  for (;;) {
    await pause(countingMs);
    const results = (await readFile(out, 'utf8').catch(() => '')).split('\n').length - 1;
    if (results < rows * nearTheEnd) continue;
    await collect();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  }
}

/** Twice: what waits for its finalizer is free only after the first time. */
async function collect(): Promise<void> {
  globalThis.gc?.();
  await pause(0);
  globalThis.gc?.();
}

/** A process without a terminal whose words nobody reads. */
function system() {
  return {
    stdin: new PassThrough().end(),
    stdout: new PassThrough().resume(),
    stderr: new PassThrough().resume(),
    env: { PW: 'secret' },
    fault: new Promise<never>(() => {}),
    exit: (code: number) => process.exit(code),
    onInterrupt: () => () => {},
  };
}
