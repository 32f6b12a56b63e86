import { createReadStream, readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { gather } from '../../../electron/engine/m365/gather.ts';
import { makePlan, type Plan } from '../../../electron/engine/m365/plan.ts';
import { byFile, byWay } from './forty-senders.ts';

const samples = path.resolve(import.meta.dirname, '../../../docs/samples/m365');
const files = readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.includes('.'),
);

const firstPass = byFile
  .trim()
  .split('\n')
  .map((line) => line.split(/\s+/));

describe('forty senders', () => {
  let plan: Plan;
  beforeAll(async () => {
    const inputs = files.map((name) => ({
      name,
      folder: path.basename(path.dirname(path.join(samples, name))),
      open: () => createReadStream(path.join(samples, name)),
    }));
    plan = makePlan(await gather(inputs), '2026-12-01');
  });

  it('are forty, and both passes say the same', () => {
    const secondPass = byWay.flatMap(({ kinds, state, since, way, second, actor }) =>
      Object.entries(kinds).flatMap(([kind, addresses]) =>
        addresses.split(/\s+/).map((address) => [address, kind, state, since, way, second, actor]),
      ),
    );
    expect(firstPass).toHaveLength(40);
    expect(secondPass.sort()).toEqual(firstPass.map(([address, , ...rest]) => [address, ...rest]).sort());
  });

  it('get the rows that were written down', () => {
    const rows = plan.tenants.flatMap(({ tenant, rows: own }) =>
      own.map(({ address, kind, state, since, way, second, actor }) =>
        [address, tenant, kind, state, since, way, second, actor].map((value) => value ?? '-'),
      ),
    );
    expect(rows.sort()).toEqual([...firstPass].sort());
  });
});
