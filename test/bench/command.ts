/** How long the `sendwell` command takes to start. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { built, dist } from './support/built.ts';
import { inTurn, statsOf, timed } from './support/measure.ts';
import type { Benchmark } from './support/rows.ts';

const rounds = 11;

export const command: Benchmark = {
  name: 'command',
  title: 'Start of the command',
  async run() {
    await built();
    const sendwell = path.join(dist, 'cli/sendwell.js');
    const run =
      (...args: string[]) =>
      () =>
        timed(async () => spawnSync(process.execPath, args));
    const contenders = {
      version: run(sendwell, '--version'),
      explain: run(sendwell, 'explain', '535 5.7.8 Authentication failed'),
      nothing: run('--eval', ''),
    };
    await inTurn(1, contenders);
    const { version, explain, nothing } = await inTurn(rounds, contenders);
    const peers = [{ name: 'Node doing nothing', value: statsOf(nothing) }];
    return [
      { name: 'sendwell --version', unit: 'ms', ours: statsOf(version), peers },
      { name: 'sendwell explain TEXT', unit: 'ms', ours: statsOf(explain), peers },
    ];
  },
};
