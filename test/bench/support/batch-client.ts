/** One batch in a process of its own, with its file and its results on disk as the command has them. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
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
  /** Peak of the resident memory above that before the first row. */
  megabytes: number;
}

const mebibyte = 1_048_576;
const samplingMs = 20;

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
  const ms = await timed(async () => {
    const code = await main(argv, system());
    if (code !== 0) throw new Error(`the batch ended with ${code}`);
  });
  clearInterval(sampling);
  return { ms, megabytes: (peak - before) / mebibyte };
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
