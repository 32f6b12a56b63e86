/** A password that is refused under a name of a file that did not know the address yet. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Network } from '../../../electron/engine/network/network.ts';
import { signIn, startRun, user } from '../../support/assistant-run.ts';
import { createMemoryNetwork, type MemoryWorld } from '../../support/memory-network/memory.ts';
import { smtpServer } from '../../support/memory-smtp.ts';
import { configFile, outgoing } from '../discovery/support.ts';

const own = 'https://autoconfig.example.test/mail/config-v1.1.xml';
const told = `${own}?emailaddress=user%40example.test`;
const host = 'smtp.example.test';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const file = (username: string, at = host) => ({ body: configFile(outgoing({ host: at, username })) });

/** Takes only the login `u4711`. */
function world(http: MemoryWorld['http'], log: string[], more: MemoryWorld = {}): MemoryWorld {
  return { http, tcp: { [`${host}:465`]: smtpServer({ host, log, user: 'u4711' }) }, ...more };
}
const auth = (log: readonly string[]) => log.filter((line) => line.startsWith('AUTH'));

it('signs in under the name that the file gives to whoever tells the address, and says so', async () => {
  const log: string[] = [];
  const run = startRun(world({ [own]: file('%EMAILADDRESS%'), [told]: file('u4711') }, log));
  const state = await run.settle();
  expect(state).toMatchObject({ verdict: 'works', username: 'u4711' });
  expect(auth(log)).toHaveLength(2);
  expect(state.signIn?.tried).toHaveLength(2);
  expect(state.discovery?.candidates[0]).toMatchObject({ host, username: 'u4711' });
  expect(state.discovery?.notes).toContainEqual(
    expect.objectContaining({ code: 'file-names-user', facts: { source: 'autoconfig', username: 'u4711' } }),
  );
  expect(state.contacted).toContainEqual(expect.objectContaining({ why: 'autoconfig-with-address' }));
});

describe('the password is called wrong', () => {
  it.each<[string, MemoryWorld['http'], MemoryWorld, number]>([
    [
      'after a look, where the file says the same',
      { [own]: file('%EMAILADDRESS%'), [told]: file('%EMAILADDRESS%') },
      {},
      1,
    ],
    ['after a look, where there is no such file', { [own]: file('%EMAILADDRESS%') }, {}, 1],
    [
      'without a look, where the file knew the address',
      { [own]: { status: 500 }, [told]: file('%EMAILADDRESS%') },
      {},
      1,
    ],
    [
      'without a look, where the public list gave the name',
      { 'https://ispdb.test/example.test': file('%EMAILADDRESS%') },
      {},
      0,
    ],
    [
      'without a look, where every name below the domain leads somewhere',
      { [own]: file('%EMAILADDRESS%'), [told]: file('u4711') },
      { addresses: { [`x${Math.floor(0.5 * 36 ** 8).toString(36)}.example.test`]: ['192.0.2.99'] } },
      0,
    ],
  ])('%s', async (_, http, more, looks) => {
    const log: string[] = [];
    const run = startRun(world(http, log, more));
    const state = await run.settle();
    expect(state).toMatchObject({ verdict: 'fails', diagnosis: { class: 'auth-bad-credentials' } });
    expect(auth(log)).toHaveLength(1);
    expect(run.network.requests.filter(({ url }) => url === told)).toHaveLength(looks);
  });

  it('without a look, where the person typed the name', async () => {
    const log: string[] = [];
    const inside = world({ [own]: file('%EMAILADDRESS%'), [told]: file('u4711') }, log);
    const typed = { ...signIn, username: 'somebody' };
    const run = startRun(inside, [{ type: 'start', address: user }, typed]);
    expect(await run.settle()).toMatchObject({ verdict: 'fails' });
    expect(run.network.requests.map(({ url }) => url)).not.toContain(told);
  });

  it('with a word about the other server that the file names', async () => {
    const log: string[] = [];
    const state = await startRun(
      world({ [own]: file('%EMAILADDRESS%'), [told]: file('u4711', 'new.example.test') }, log),
    ).settle();
    expect(state.verdict).toBe('fails');
    expect(state.discovery?.notes).toContainEqual(
      expect.objectContaining({
        code: 'file-names-server',
        facts: { source: 'autoconfig', hosts: 'new.example.test' },
      }),
    );
    expect(auth(log)).toHaveLength(1);
  });

  it('after a look that a fault of ours broke off, which the trace says', async () => {
    const log: string[] = [];
    const inside = world({ [own]: file('%EMAILADDRESS%'), [told]: file('u4711') }, log);
    const network = createMemoryNetwork(inside);
    const fetch: Network['fetch'] = (request, signal) => {
      if (request.why === 'autoconfig-with-address') throw new TypeError('not foreseen');
      return network.fetch(request, signal);
    };
    const run = startRun(inside, undefined, { network: { ...network, fetch } });
    const state = await run.settle();
    expect(state).toMatchObject({ verdict: 'fails', diagnosis: { class: 'auth-bad-credentials' } });
    expect(state.discovery?.trace).toContainEqual(
      expect.objectContaining({ source: 'autoconfig', outcome: 'client-fault', detail: 'TypeError' }),
    );
  });
});
