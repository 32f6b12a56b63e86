/**
 * Discovery and probe together, in a world for each file of the public provider database: the right encrypted door with
 * the right user name is recommended. Where a file publishes only clear text, the server offers STARTTLS there and TLS
 * on 465, and either is right.
 */
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startRun } from '../../support/assistant-run.ts';
import type { MemoryDoor } from '../../support/memory-network/memory.ts';
import { smtpServer } from '../../support/memory-smtp.ts';
import { allExpected, databaseIsThere, type Expected } from '../../support/provider-database.ts';

const all = allExpected(1);
const noBuiltInFacts = {
  ispdbBases: ['https://ispdb.test/'],
  offlineDb: false,
  allowedHosts: new Set<string>(),
  allowAll: false,
  random: () => 0.5,
};

/** The provider's server: it offers just the doors that are right. */
function serverOf({ doors }: Expected): Record<string, MemoryDoor> {
  return Object.fromEntries(
    doors.map((door) => {
      const [place = '', security] = door.split(' ');
      const host = place.split(':')[0] ?? '';
      return [place, smtpServer({ host, mode: security === 'tls' ? 'tls' : 'starttls' })];
    }),
  );
}

async function recommended(expected: Expected, page: string): Promise<string> {
  const world = { http: { [page]: { body: expected.xml } }, tcp: serverOf(expected) };
  const start = { type: 'start', address: `ann@${expected.domain}` } as const;
  const run = startRun(world, [start], { discovery: noBuiltInFacts });
  const { recommendation, username } = await run.settle();
  run.assistant.dispatch({ type: 'stop' });
  await run.settle();
  const endpoint = recommendation?.endpoint;
  return endpoint ? `${endpoint.host}:${endpoint.port} ${endpoint.security} as ${username}` : 'nothing';
}

describe.skipIf(!databaseIsThere)('what is recommended for each file of the provider database', () => {
  let worlds = 0;
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  afterAll(() => console.log(`provider database with probe: ${worlds} worlds ran`));

  const pages = {
    'the database': (domain: string) => `https://ispdb.test/${domain}`,
    autoconfig: (domain: string) => `https://autoconfig.${domain}/mail/config-v1.1.xml`,
  };
  for (const [name, pageOf] of Object.entries(pages)) {
    it(`published through ${name}`, { timeout: 60_000 }, async () => {
      for (const one of all) {
        worlds += 1;
        const right = one.doors.map((door) => `${door} as ${one.username}`);
        expect(right, one.domain).toContain(await recommended(one, pageOf(one.domain)));
      }
    });
  }
});

describe.skipIf(databaseIsThere)('what is recommended for each file of the provider database', () => {
  it('is skipped without the folder', () => console.log('provider database with probe: skipped'));
});
