/** The thread of the plan ends, by itself or because it is cleared: what is asked meanwhile and afterwards. Real threads. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { PlanThread } from '../../../../electron/shell/m365/plan-thread.ts';

let folder: string;

/** Stands where the built thread stands: it counts what it was given, and ends in the way that the name of a file says. */
const script = `
const { parentPort } = require('node:worker_threads');
let files = 0;
parentPort.on('message', ({ id, name, needs }) => {
  if (needs.name === 'throws') throw new Error('a fault of ours');
  if (needs.name === 'ends') process.exit(1);
  if (needs.name === 'silent') return;
  if (name === 'add') files += 1;
  parentPort.postMessage({ id, ok: true, gives: name === 'ticket' ? String(files) : true });
});`;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sendwell-thread-'));
  writeFileSync(path.join(folder, 'plan-thread.js'), script);
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string) => ({ file: 0, name, folder: '', piece: new Uint8Array() });
const ticket = { tenant: 0, language: 'en' } as const;

it.each(['throws', 'ends'])(
  'that %s tells everybody who waits, and nothing is planned of half the files',
  async (how) => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const thread = new PlanThread(folder);
    expect(await thread.ask('add', file('list.csv'))).toBe(true);
    const waiting = thread.ask('add', file('silent'));
    await Promise.all([
      expect(waiting).rejects.toThrow('has ended'),
      expect(thread.ask('add', file(how))).rejects.toThrow('has ended'),
    ]);
    await expect(thread.ask('add', file('more.csv'))).rejects.toThrow('its files with it');

    await thread.clear();
    expect(await thread.ask('add', file('list.csv'))).toBe(true);
    expect(await thread.ask('ticket', ticket)).toBe('1');
    await thread.clear();
  },
);

it('that is cleared loses no order that comes while it ends', async () => {
  const thread = new PlanThread(folder);
  for (let round = 0; round < 20; round += 1) {
    const old = thread.ask('add', file('silent'));
    const cleared = Promise.all([thread.clear(), expect(old).rejects.toThrow('has ended')]);
    const [, files] = await Promise.all([thread.ask('add', file('list.csv')), thread.ask('ticket', ticket)]);
    expect(files).toBe('1');
    await cleared;
  }
  await thread.clear();
});

it('is alone with the files and the plan: nothing else of the main process has them', () => {
  const shell = path.resolve(import.meta.dirname, '../../../../electron/shell');
  const holders = readdirSync(shell, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .filter((name) => /engine\/m365\//.test(readFileSync(path.join(shell, name), 'utf8')));
  expect(holders).toEqual([path.join('m365', 'thread.ts')]);
});
