import { describe, expect, it } from 'vitest';
import type { Dialogue } from '../../support/dialogue.ts';
import { runRow } from './run-row.ts';
import { handedOver } from './talk.ts';

const whole: Dialogue = [...handedOver(), 'S: 250 2.0.0 Ok: queued as 4ABC123'];

/** The stage in which a client waits once it has said this. */
const stages: readonly [start: string, stage: string][] = [
  ['C: EHLO', 'ehlo'],
  ['C: AUTH', 'auth'],
  ['C: MAIL', 'mail-from'],
  ['C: RCPT', 'rcpt-to'],
  ['C: DATA', 'data'],
  ['message', 'after-data'],
];

/** Every place where the server has the word, and the stage that a client is in there. */
const places = whole.flatMap((turn, index) => {
  if (typeof turn === 'string' && !turn.startsWith('S: ')) return [];
  const said = whole.slice(0, index).filter((one) => typeof one === 'string' && !one.startsWith('S: '));
  const last = String(said.at(-1) ?? '');
  const stage = stages.find(([start]) => last.startsWith(start))?.[1] ?? (index === 0 ? 'tls' : 'banner');
  return { index, stage, next: typeof turn === 'string' ? turn : 'the handshake' };
});

describe.each(['close', 'reset'] as const)('a %s on real sockets', (end) => {
  it.each(places)('in place of $next: one cause, at $stage', async ({ index, stage }) => {
    const before: Dialogue = stage === 'tls' ? ['first bytes'] : whole.slice(0, index);
    const { reports, complaints } = await runRow({
      name: 'cut',
      job: 'send',
      doors: { 465: [...before, end] },
      reports: [],
    });
    const problem = stage === 'after-data' ? 'outcome-unknown' : 'connection-reset';
    expect(complaints).toEqual([]);
    expect(reports.filter((report) => report.includes(' at '))).toEqual([
      expect.stringMatching(`^${problem} at ${stage}`),
    ]);
  });
});
