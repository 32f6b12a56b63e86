/** Files are hostile: whatever the bytes are, reading ends, and what it gives is bounded. */
import { describe, expect, it } from 'vitest';
import { gather } from '../../../electron/engine/m365/gather.ts';
import { makePlan } from '../../../electron/engine/m365/plan.ts';
import { renderJson } from '../../../electron/engine/m365/render/json.ts';
import { createPlanWords } from '../../../shared/explain/plan-words.ts';
import { m365ResultSchema } from '../../../shared/microsoft-365/plan.ts';
import { Mutator } from '../../fuzz/mutator.ts';

const words = createPlanWords('en');

async function planOf(pieces: Iterable<Uint8Array>) {
  const open = async function* () {
    yield* pieces;
  };
  return makePlan(await gather([{ name: 'file', folder: 'here', open }]), '2026-12-01');
}

const seeds: readonly [string, ...string[]] = [
  'Sender address,Domain,TLS 1.0 (percentage),Messages sent\n"scan@shop.example",shop.example,0,3\n',
  '"PrimarySmtpAddress";"SmtpClientAuthenticationDisabled"\r\n"a@shop.example";""\r\n"b@shop.example";"True"\r\n',
  'PrimarySmtpAddress               : a@shop.example\nSmtpClientAuthenticationDisabled : False\n\n',
  '[{"userPrincipalName":"a@shop.example","clientAppUsed":"Authenticated SMTP","status":{"errorCode":0}}]',
  'a@shop.example\nBen <b@shop.example>; c@shop.example\n',
];

describe('hostile files', () => {
  it.each([1, 2, 3, 4])('damaged in many ways, the result keeps its shape (seed %i)', async (seed) => {
    const mutator = new Mutator(seed);
    for (let turn = 0; turn < 250; turn += 1) {
      const bytes = mutator.bytes(seeds);
      const json = [...renderJson(await planOf([bytes]), words)].join('');
      expect(() => m365ResultSchema.parse(JSON.parse(json))).not.toThrow();
    }
  });

  it('a line without an end is cut off, one cell at a time', async () => {
    const start = new TextEncoder().encode('address\n');
    const much = new Uint8Array(1_000_000).fill(0x61);
    const plan = await planOf([start, much, much, new TextEncoder().encode('\nscan@shop.example\n')]);
    expect(plan.summary.senders).toBe(1);
    expect(plan.tenants[0]?.notUnderstood).toMatchObject([{ line: 2, problem: 'bad-record' }]);
  });

  it('what was not understood is named a hundred times, however often it occurs', async () => {
    const rows = Array.from({ length: 50 }, () => new TextEncoder().encode('nobody,x\n'.repeat(100)));
    const plan = await planOf([new TextEncoder().encode('address,kind\n'), ...rows]);
    expect(plan.notUnderstood).toHaveLength(101);
    expect(plan.notUnderstood.at(-1)).toMatchObject({ problem: 'more', names: ['4900'] });
  });
});
