/** How many lines `sendwell explain` explains in a second. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { explainLine } from '../../electron/engine/diagnosis/explain-line.ts';
import { loadLanguage } from '../../shared/explain/catalogues.ts';
import { createExplainer } from '../../shared/explain/explain.ts';
import { fixtures } from '../unit/diagnosis/fixtures.ts';
import { built, dist } from './support/built.ts';
import { inTurn, statsOf, timed } from './support/measure.ts';
import type { Benchmark, Row } from './support/rows.ts';

await loadLanguage('en');

const lines = 20_000;
const rounds = 5;

export const explain: Benchmark = {
  name: 'explain',
  title: `Explaining ${lines} error texts`,
  async run() {
    await built();
    const texts = manyTexts();
    return [await inProcess(texts), await asCommand(texts), await longLog()];
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

/** Linear in its length: eight times the text takes about eight times as long. */
async function longLog(): Promise<Row> {
  const explainer = createExplainer('en');
  const logOf = (characters: number) => {
    const line =
      'Nov 30 09:09:09 mail postfix/qmgr[12]: 4A99: from=<a@example.com>, size=1, nrcpt=1 (queue active)\n';
    return `${line.repeat(characters / line.length)}535 5.7.8 Error: authentication failed`;
  };
  const [short, long] = [logOf(125_000), logOf(1_000_000)];
  const rate = (text: string, parts: number) => async () =>
    (parts * 1000) / (await timed(async () => void explainLine({ reply: text }, explainer)));
  const measured = { ours: rate(long, 8), least: rate(short, 1) };
  await inTurn(1, measured);
  const { ours, least } = await inTurn(rounds, measured);
  return {
    name: 'parts of 125,000 characters per second in a log of 1,000,000 (more is better)',
    unit: 'per s',
    ours: statsOf(ours),
    peers: [{ name: 'a log of one such part', value: statsOf(least) }],
  };
}

/** Runs a program of Node from its start to its end. */
async function pipe(args: string[], input: string): Promise<void> {
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdout.resume();
  child.stdin.end(input);
  const [exitCode] = await once(child, 'close');
  if (exitCode !== 0) throw new Error(`${args.join(' ')} ended with ${exitCode}`);
}
