/**
 * A world for each file of the public provider database: published through the database, through autoconfig, and where
 * the file says nothing that SRV cannot say, through SRV. The right encrypted door with the right user name must come
 * first. The files are read from beside the project (or SENDWELL_ISPDB) and are not part of it.
 */
import { describe, expect, it } from 'vitest';
import type { MemoryWorld } from '../../support/memory-network/memory.ts';
import { allExpected, databaseIsThere, type Expected } from '../../support/provider-database.ts';
import { databaseBase, discoverIn, type RunOptions } from './support.ts';

let worlds = 0;

async function check(
  expected: Expected,
  world: MemoryWorld,
  options: RunOptions = {},
): Promise<string | null> {
  worlds += 1;
  const { outcome } = await discoverIn(world, { address: `ann@${expected.domain}`, ...options });
  const first = outcome.candidates[0];
  const door = first ? `${first.host}:${first.port} ${first.security}` : 'nothing';
  const right = expected.doors.includes(door) && first?.username === expected.username;
  return right ? null : `${expected.domain}: ${door} as ${first?.username}`;
}

async function wrong(checks: Promise<string | null>[]): Promise<string[]> {
  return (await Promise.all(checks)).filter((one) => one !== null);
}

describe.skipIf(!databaseIsThere)('worlds made of the provider database', { timeout: 60_000 }, () => {
  const all = allExpected();

  it('finds every domain through the database', async () => {
    const run = (one: Expected) =>
      check(one, { http: { [`${databaseBase}${one.domain}`]: { body: one.xml } } }, { offlineDb: false });
    expect(await wrong(all.map(run))).toEqual([]);
  });

  it('finds every domain through autoconfig', async () => {
    const run = (one: Expected) =>
      check(one, { http: { [`https://autoconfig.${one.domain}/mail/config-v1.1.xml`]: { body: one.xml } } });
    expect(await wrong(all.map(run))).toEqual([]);
  });

  it('has built-in facts that agree with the database', async () => {
    const run = (one: Expected) =>
      check(one, { http: { [`${databaseBase}${one.domain}`]: { body: one.xml } } });
    expect(await wrong(all.map(run))).toEqual([]);
  });

  it('finds every domain through SRV where the user name is the address', async () => {
    const fitting = all.filter((one) => one.username === `ann@${one.domain}`);
    const run = (one: Expected) => check(one, { srv: srvOf(one) }, { offlineDb: false });
    expect(await wrong(fitting.map(run))).toEqual([]);
  });

  it('says how many worlds ran', () => {
    console.log(`provider database: ${worlds} worlds ran`);
    expect(worlds).toBeGreaterThan(600);
  });
});

describe.skipIf(databaseIsThere)('worlds made of the provider database', () => {
  it('is skipped without the folder', () => console.log('provider database: skipped'));
});

function srvOf({ domain, doors }: Expected): MemoryWorld['srv'] {
  const records = (security: string) =>
    doors
      .filter((door) => door.endsWith(` ${security}`))
      .map((door) => {
        const [target = '', port = ''] = door.split(' ')[0]?.split(':') ?? [];
        return { priority: 0, weight: 1, port: Number(port), target };
      });
  return {
    [`_submissions._tcp.${domain}`]: records('tls'),
    [`_submission._tcp.${domain}`]: records('starttls'),
  };
}
