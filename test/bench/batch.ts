/** `sendwell batch` over a long list: how fast it is, and whether its memory grows with the list. */
import type { BatchOrder, BatchResult } from './support/batch-client.ts';
import { startChild } from './support/child.ts';
import { type QuickDoor, startMailServers } from './support/mail-server.ts';
import { statsOf } from './support/measure.ts';
import { withOpened } from './support/opened.ts';
import type { Benchmark } from './support/rows.ts';

const manyRows = 10_000;
const fewRows = 1_000;

export const batch: Benchmark = {
  name: 'batch',
  title: `${manyRows} rows of a file on one server, one sign-in after the other`,
  run: () =>
    withOpened(async (open) => {
      const { quick } = await open(startMailServers());
      const few = await measure(fewRows, quick);
      const many = await measure(manyRows, quick);
      const perSecond = (rows: number, { ms }: BatchResult) => statsOf([(rows * 1000) / ms]);
      return [
        {
          name: 'rows per second (more is better)',
          unit: 'per s',
          ours: perSecond(manyRows, many),
          peers: [{ name: `${fewRows} rows`, value: perSecond(fewRows, few) }],
          note: 'one host, so never two sign-ins at the same time; no pause between them here',
        },
        {
          name: 'computing per row',
          unit: 'ms',
          ours: statsOf([many.computingMs]),
          peers: [{ name: `${fewRows} rows`, value: statsOf([few.computingMs]) }],
        },
        {
          name: 'memory in use near the end, after a collection',
          unit: 'MB',
          ours: statsOf([many.inUseMegabytes]),
          peers: [{ name: `${fewRows} rows`, value: statsOf([few.inUseMegabytes]) }],
        },
        {
          name: 'resident memory on top at the peak',
          unit: 'MB',
          ours: statsOf([many.megabytes]),
          peers: [{ name: `${fewRows} rows`, value: statsOf([few.megabytes]) }],
          note: 'V8 collects late, so a longer list has more tries at a high peak',
        },
      ];
    }),
};

async function measure(rows: number, door: QuickDoor): Promise<BatchResult> {
  const child = startChild('batch-client.ts');
  child.tell({ rows, door } satisfies BatchOrder);
  const result = await child.hear<BatchResult>();
  await child.end();
  return result;
}
