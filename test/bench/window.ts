/** From the start of the program to a window that is painted, and to one that can be used. */
import path from 'node:path';
import { prepareWindow, root } from '../../scripts/electron.mjs';
import { type LaunchedApp, launch } from '../e2e/app.ts';
import { built } from './support/built.ts';
import { inTurn, statsOf } from './support/measure.ts';
import type { Benchmark, Row } from './support/rows.ts';

const rounds = 5;
/** The least that a program with a window can do: one page with one heading. */
const smallest = path.join(root, 'test/e2e/contract-app');

/** Milliseconds since the start. */
interface Started {
  painted: number;
  /** The field for the address takes what is typed. */
  usable: number;
}

export const windowStart: Benchmark = {
  name: 'window',
  title: 'From the start of the program to its window',
  async run() {
    await built();
    Object.assign(process.env, await prepareWindow());
    const contenders = { ours: startOurs, least: startSmallest };
    await inTurn(1, contenders);
    const { ours, least } = await inTurn(rounds, contenders);
    const row = (name: string, moment: keyof Started): Row => ({
      name,
      unit: 'ms',
      ours: statsOf(ours.map((started) => started[moment])),
      peers: [{ name: 'the smallest program, painted', value: statsOf(least) }],
      note: process.env.STANDIN_CHROMIUM ? 'in the stand-in for Electron' : 'in Electron',
    });
    return [row('painted', 'painted'), row('takes what is typed', 'usable')];
  },
};

async function startOurs(): Promise<Started> {
  const startedAt = Date.now();
  const app = await launch();
  try {
    await app.page.getByRole('textbox').first().fill('a');
    const usable = Date.now() - startedAt;
    return { painted: (await firstPaint(app)) - startedAt, usable };
  } finally {
    await app.close();
  }
}

async function startSmallest(): Promise<number> {
  const startedAt = Date.now();
  const app = await launch({ program: smallest });
  try {
    return (await firstPaint(app)) - startedAt;
  } finally {
    await app.close();
  }
}

/** When the first text was painted, in the time of `Date.now`. */
async function firstPaint({ page }: LaunchedApp): Promise<number> {
  const entry = 'first-contentful-paint';
  await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, entry);
  return page.evaluate(
    (name) => performance.timeOrigin + (performance.getEntriesByName(name)[0]?.startTime ?? 0),
    entry,
  );
}
