/** The best-ranked server that is published does not work: what ranks lower is heard out, however late it comes. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { autoconfig, startRun } from '../../support/assistant-run.ts';
import type { MemoryDoor, MemoryWorld } from '../../support/memory-network/memory.ts';
import { smtpServer } from '../../support/memory-smtp.ts';

const own = 'https://autoconfig.example.test/mail/config-v1.1.xml';
const list = 'https://ispdb.test/example.test';
const dead = 'smtp.example.test';
const other = 'mail.hoster.test';
const guess = 'mail.example.test';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const row = (host: string, more: object = {}) => ({
  body: autoconfig({ host, port: 465, socketType: 'SSL' }),
  ...more,
});

/** Best: a file of the domain that names `dead`. Lower: the public list, as late as `delayMs`. Logs of both live hosts. */
function world(door: MemoryDoor, delayMs: number): { inside: MemoryWorld; lower: string[]; usual: string[] } {
  const lower: string[] = [];
  const usual: string[] = [];
  return {
    lower,
    usual,
    inside: {
      http: {
        [own]: row(dead, { headers: { 'last-modified': 'Mon, 04 May 2020 10:00:00 GMT' } }),
        [list]: row(other, { delayMs }),
      },
      addresses: door === 'refused' ? {} : { [dead]: ['192.0.2.9'] },
      tcp: {
        ...(door === 'refused'
          ? {}
          : { [`${dead}:465`]: door, [`${dead}:587`]: door, [`${dead}:25`]: door, [`${dead}:2525`]: door }),
        [`${other}:465`]: smtpServer({ host: other, log: lower }),
        [`${guess}:465`]: smtpServer({ host: guess, log: usual }),
      },
    },
  };
}

const auth = (log: readonly string[]) => log.filter((line) => line.startsWith('AUTH'));

describe.each([0, 700, 4_000])('a lower row that comes after %i ms', (delayMs) => {
  it.each<[string, MemoryDoor]>([
    ['has no name any more', 'refused'],
    ['is silent', 'silent'],
  ])('is used where the best-ranked host %s', async (_, door) => {
    const { inside, lower, usual } = world(door, delayMs);
    const state = await startRun(inside).settle();
    expect(state).toMatchObject({ verdict: 'works', chosen: { host: other, port: 465 } });
    expect(state.recommendation?.reasons).toContainEqual({ code: 'next-candidate', facts: { host: dead } });
    expect(auth(lower)).toHaveLength(1);
    expect(usual).toEqual([]);
  });

  it('is used with a word about the server that is gone, where that was published, and its age', async () => {
    const state = await startRun(world('refused', delayMs).inside).settle();
    expect(state.discovery?.notes).toContainEqual({
      code: 'published-servers-dead',
      text: `Nobody is at ${dead} any more, although it is published (autoconfig, 2020-05-04).`,
      facts: { hosts: dead, source: 'autoconfig', asOf: '2020-05-04' },
    });
  });
});

it('a silent published host opens nothing where no other source names a server', async () => {
  const { inside, usual } = world('silent', 0);
  const state = await startRun({ ...inside, http: { [list]: row(dead) } }).settle();
  expect(state.verdict).toBe('fails');
  expect(usual).toEqual([]);
});

it('a lower row of an unsigned record elsewhere is asked about, however dead the better one is', async () => {
  const { inside, lower } = world('refused', 0);
  const records = [{ priority: 0, weight: 1, port: 465, target: other }];
  const srv = { '_submissions._tcp.example.test': records };
  const state = await startRun({ ...inside, srv, http: { [own]: row(dead) } }).settle();
  expect(state).toMatchObject({ stage: 'needs-consent', consent: { host: other } });
  expect(lower).toEqual([]);
});

it('the sources that still run are given up once a better one is in use', async () => {
  const { inside } = world(smtpServer({ host: dead }), 0);
  const http = {
    ...(inside.http as object),
    [list]: 'silent',
    'https://example.test/autodiscover/autodiscover.xml': 'silent',
  };
  const state = await startRun({ ...inside, http } as MemoryWorld).settle();
  expect(state.verdict).toBe('works');
  expect(state.elapsedMs).toBeLessThan(3_500);
  const given = state.discovery?.trace.filter(({ detail }) => detail === 'a more trusted source answered');
  expect(given?.map(({ source }) => source)).toEqual(expect.arrayContaining(['ispdb', 'autodiscover']));
});
