/** How long the `sendwell` command takes to start: on Node, and as one executable. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { makeSingleFile } from '../../scripts/single-file/make.ts';
import { built, dist } from './support/built.ts';
import { inTurn, statsOf, timed } from './support/measure.ts';
import type { Benchmark } from './support/rows.ts';

const rounds = 11;
const explaining = ['explain', '535 5.7.8 Authentication failed'];

export const command: Benchmark = {
  name: 'command',
  title: 'Start of the command',
  async run(before) {
    await built();
    const sendwell = path.join(dist, 'cli/sendwell.js');
    const executable = await makeSingleFile(path.join(dist, '../out/single-file'));
    const run = (program: string, args: string[]) => () => timed(async () => spawnSync(program, args));
    const contenders = {
      version: run(process.execPath, [sendwell, '--version']),
      explain: run(process.execPath, [sendwell, ...explaining]),
      ...(before && {
        earlier: run(process.execPath, [path.join(before, 'dist/cli/sendwell.js'), ...explaining]),
      }),
      single: run(executable, ['--version']),
      nothing: run(process.execPath, ['--eval', '']),
    };
    await inTurn(1, contenders);
    const { version, explain, earlier, single, nothing } = await inTurn(rounds, contenders);
    const peers = [{ name: 'Node doing nothing', value: statsOf(nothing) }];
    return [
      { name: 'sendwell --version', unit: 'ms', ours: statsOf(version), peers },
      {
        name: 'sendwell explain TEXT',
        unit: 'ms',
        ours: statsOf(explain),
        peers: earlier ? [...peers, { name: 'the build before', value: statsOf(earlier) }] : peers,
      },
      {
        name: 'one executable, --version',
        unit: 'ms',
        ours: statsOf(single),
        peers: [{ name: 'on Node', value: statsOf(version) }],
      },
    ];
  },
};
