/** Many sign-ins on one server, as for a list of mailboxes. */
import type { ChecksOrder, ChecksResult } from './support/checks-client.ts';
import { startChild } from './support/child.ts';
import { type QuickDoor, startMailServers } from './support/mail-server.ts';
import { inTurn, statsOf } from './support/measure.ts';
import { withOpened } from './support/opened.ts';
import type { Benchmark, Row } from './support/rows.ts';

const checks = 1_000;
const concurrency = 50;
const rounds = 3;

export const manyChecks: Benchmark = {
  name: 'checks',
  title: `${checks} sign-ins on one server, ${concurrency} at a time`,
  run: (before) =>
    withOpened(async (open) => {
      const { quick } = await open(startMailServers());
      const { ours, nodemailer, earlier } = await inTurn(rounds, {
        ours: () => measure('ours', quick),
        nodemailer: () => measure('nodemailer', quick),
        earlier: async () => before && measure('ours', quick, before),
      });
      const row = (name: string, unit: Row['unit'], number: (result: ChecksResult) => number): Row => {
        const older = earlier.flatMap((result) => (result ? [number(result)] : []));
        const peers = [{ name: 'nodemailer verify()', value: statsOf(nodemailer.map(number)) }];
        if (older.length > 0) peers.push({ name: 'the build before', value: statsOf(older) });
        return { name, unit, ours: statsOf(ours.map(number)), peers };
      };
      return [
        row('checks per second (more is better)', 'per s', ({ ms }) => (checks * 1000) / ms),
        row('computing per check', 'ms', ({ cpuMs }) => cpuMs / checks),
        row('memory on top at the peak', 'MB', ({ megabytes }) => megabytes),
        row('sockets left 100 ms after the last answer', 'sockets', ({ sockets }) => sockets),
      ];
    }),
};

async function measure(who: ChecksOrder['who'], door: QuickDoor, checkout?: string): Promise<ChecksResult> {
  const child = startChild('checks-client.ts', checkout);
  child.tell({ who, door, checks, concurrency } satisfies ChecksOrder);
  const result = await child.hear<ChecksResult>();
  await child.end();
  return result;
}
