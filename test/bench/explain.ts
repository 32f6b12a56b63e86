/** How many lines `sendwell explain` explains in a second. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { explainLine } from '../../electron/engine/diagnosis/explain-line.ts';
import { createExplainer } from '../../shared/explain/explain.ts';
import { fixtures } from '../unit/diagnosis/fixtures.ts';
import { built, dist } from './support/built.ts';
import { inTurn, statsOf, timed } from './support/measure.ts';
import type { Benchmark, Row } from './support/rows.ts';

const lines = 20_000;
const rounds = 5;

export const explain: Benchmark = {
  name: 'explain',
  title: `Explaining ${lines} error texts`,
  async run() {
    await built();
    const texts = manyTexts();
    return [await inProcess(texts), await asCommand(texts)];
  },
};

/** The fixtures with texts from providers' public wording, again and again. */
function manyTexts(): string[] {
  const known = fixtures().flatMap(([, list]) => list.map((fixture) => JSON.stringify(fixture)));
  return Array.from({ length: lines }, (_, index) => known[index % known.length] ?? '');
}

async function inProcess(texts: readonly string[]): Promise<Row> {
  const explainer = createExplainer('en');
  const measured = {
    ours: async () => {
      for (const text of texts) JSON.stringify(explainLine(JSON.parse(text), explainer));
    },
    least: async () => {
      for (const text of texts) JSON.stringify(JSON.parse(text));
    },
  };
  return compare('lines per second, engine alone (more is better)', measured, 'JSON read and written only');
}

async function asCommand(texts: readonly string[]): Promise<Row> {
  const input = `${texts.join('\n')}\n`;
  const measured = {
    ours: () => pipe([path.join(dist, 'cli/sendwell.js'), 'explain'], input),
    least: () => pipe([path.join(import.meta.dirname, 'support/pass-lines.mjs')], input),
  };
  return compare(
    'lines per second, whole command (more is better)',
    measured,
    'a command that passes lines on',
  );
}

async function compare(
  name: string,
  contenders: Record<'ours' | 'least', () => Promise<void>>,
  peer: string,
): Promise<Row> {
  const rate = (work: () => Promise<void>) => async () => (lines * 1000) / (await timed(work));
  const measured = { ours: rate(contenders.ours), least: rate(contenders.least) };
  await inTurn(1, measured);
  const { ours, least } = await inTurn(rounds, measured);
  return { name, unit: 'per s', ours: statsOf(ours), peers: [{ name: peer, value: statsOf(least) }] };
}

/** Runs a program of Node from its start to its end. */
async function pipe(args: string[], input: string): Promise<void> {
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdout.resume();
  child.stdin.end(input);
  const [exitCode] = await once(child, 'close');
  if (exitCode !== 0) throw new Error(`${args.join(' ')} ended with ${exitCode}`);
}
