/** A published server that is gone: when usual names are tried, and who gets a password without a question. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AssistantState } from '../../../shared/assistant.ts';
import { autoconfig, signIn, startRun, user } from '../../support/assistant-run.ts';
import type { MemoryDoor, MemoryWorld } from '../../support/memory-network/memory.ts';
import { smtpServer } from '../../support/memory-smtp.ts';

const list = 'https://ispdb.test/example.test';
const own = 'https://autoconfig.example.test/mail/config-v1.1.xml';
const gone = 'smtp.gone.test';
const guess = 'mail.example.test';
const start = { type: 'start', address: user } as const;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function row(host: string, more: object = {}) {
  return { body: autoconfig({ host, port: 465, socketType: 'SSL' }), ...more };
}

function section(host: string): string {
  const [found = ''] = /<outgoingServer.*<\/outgoingServer>/s.exec(row(host).body) ?? [];
  return found;
}

/** A world with a live server under a usual name; `log` hears every command there. */
function world(log: string[], more: MemoryWorld = {}, habits: object = {}): MemoryWorld {
  const { tcp, ...rest } = more;
  return {
    http: { [list]: row(gone, { headers: { 'last-modified': 'Tue, 03 Mar 2015 10:00:00 GMT' } }) },
    tcp: { [`${guess}:465`]: smtpServer({ host: guess, log, ...habits }), ...tcp },
    ...rest,
  };
}

/** Runs without anybody who could agree to a host. */
async function unattended(inside: MemoryWorld): Promise<AssistantState> {
  const run = startRun(inside);
  let state = await run.settle();
  for (let asked = 0; state.stage === 'needs-consent' && asked < 9; asked += 1) {
    run.assistant.dispatch({ type: 'decline', host: state.consent?.host ?? '' });
    state = await run.settle();
  }
  return state;
}

const auth = (log: readonly string[]) => log.filter((line) => line.startsWith('AUTH'));

describe('a row of the public list that names a server without a name', () => {
  it('opens the usual names, and says what was published, where, and how old it is', async () => {
    const log: string[] = [];
    const state = await unattended(world(log));
    expect(state).toMatchObject({ verdict: 'works', chosen: { host: guess, port: 465 } });
    expect(state.discovery?.notes).toContainEqual({
      code: 'published-servers-dead',
      text: `Nobody is at ${gone} any more, although it is published (ispdb, 2015-03-03).`,
      facts: { hosts: gone, source: 'ispdb', asOf: '2015-03-03' },
    });
    expect(state.discovery?.candidates.at(-1)).toMatchObject({
      host: guess,
      source: 'guess',
      trust: 'guess',
    });
  });

  it('is the cause where no usual name lives: nobody typed it', async () => {
    const state = await unattended({ http: { [list]: row(gone) } });
    expect(state).toMatchObject({
      verdict: 'fails',
      diagnosis: { class: 'dns-not-found', actor: 'provider', facts: { host: gone, variant: 'list-gone' } },
    });
  });

  it('is the cause beside another published server that is silent: nobody typed it', async () => {
    const two = `${row(gone).body}`.replace(
      '</emailProvider>',
      `${section('smtp2.gone.test')}</emailProvider>`,
    );
    const tcp = { 'smtp2.gone.test:465': 'silent', 'smtp2.gone.test:587': 'silent' } as const;
    const state = await unattended({ http: { [list]: { body: two } }, tcp });
    expect(state).toMatchObject({
      verdict: 'fails',
      diagnosis: { class: 'dns-not-found', actor: 'provider', facts: { host: gone, variant: 'list-gone' } },
    });
  });

  it('never makes a refused password certain', async () => {
    const log: string[] = [];
    const state = await unattended(world(log, {}, { password: 'another' }));
    expect(state).toMatchObject({
      verdict: 'fails',
      diagnosis: { class: 'auth-bad-credentials', certainty: 'possible', facts: { guessed: true } },
    });
    expect(auth(log)).toHaveLength(1);
  });

  it.each<[string, Record<string, MemoryDoor>]>([
    ['refuses at every port', { [`${gone}:465`]: 'refused' }],
    ['runs another service', { [`${gone}:465`]: (peer) => peer.send('SSH-2.0-OpenSSH_9.6\r\n') }],
  ])('counts as gone where it %s', async (_, tcp) => {
    const log: string[] = [];
    expect(await unattended(world(log, { tcp }))).toMatchObject({
      verdict: 'works',
      chosen: { host: guess },
    });
  });
});

describe('what never opens the usual names', () => {
  const reset = { error: 'ECONNRESET' } as const;
  it.each<[string, Record<string, MemoryDoor>]>([
    ['silence', { [`${gone}:465`]: 'silent' }],
    ['silence at one port alone', { [`${gone}:465`]: 'refused', [`${gone}:587`]: 'silent' }],
    ['no route', { [`${gone}:465`]: { error: 'EHOSTUNREACH' } }],
    ['a reset', { [`${gone}:465`]: reset, [`${gone}:587`]: reset }],
    [
      'a certificate for another name',
      { [`${gone}:465`]: smtpServer({ tls: { reason: 'alert', alert: 42 } }) },
    ],
    ['a relay without a sign-in', { [`${gone}:465`]: smtpServer({ host: gone, auth: null }) }],
  ])('%s', async (_, tcp) => {
    const log: string[] = [];
    const state = await unattended(world(log, { tcp }));
    expect(state.verdict).toBe('fails');
    expect(log).toEqual([]);
    expect(state.discovery?.notes.map(({ code }) => code)).not.toContain('published-servers-dead');
  });

  it('a name that could not be looked up', async () => {
    const log: string[] = [];
    const addresses = { [gone]: { outcome: 'dns-error', code: 'SERVFAIL' } } as const;
    expect((await unattended(world(log, { addresses }))).verdict).toBe('fails');
    expect(log).toEqual([]);
  });

  it('another published server that lives, but takes only tokens', async () => {
    const log: string[] = [];
    const mx = { 'example.test': [{ preference: 0, exchange: 'example-test.mail.protection.outlook.com' }] };
    const host = 'smtp.office365.com';
    const tcp = { [`${host}:587`]: smtpServer({ host, mode: 'starttls', auth: 'XOAUTH2' }) };
    const state = await unattended(world(log, { http: {}, mx, tcp }));
    expect(state).toMatchObject({ verdict: 'fails', diagnosis: { class: 'auth-oauth-required' } });
    expect(log).toEqual([]);
  });

  it.each(['_submission', '_submissions'])('a domain that refuses %s in DNS', async (service) => {
    const log: string[] = [];
    const srv = { [`${service}._tcp.example.test`]: [{ priority: 0, weight: 0, port: 0, target: '.' }] };
    expect((await unattended(world(log, { srv }))).verdict).toBe('fails');
    expect(log).toEqual([]);
  });

  it('wildcard DNS', async () => {
    const log: string[] = [];
    const anything = `x${Math.floor(0.5 * 36 ** 8).toString(36)}.example.test`;
    const addresses = { [guess]: ['192.0.2.77'], [anything]: ['192.0.2.99'] };
    expect((await unattended(world(log, { addresses }))).verdict).toBe('fails');
    expect(log).toEqual([]);
  });

  it('settings that the person typed', async () => {
    const log: string[] = [];
    const run = startRun(world(log), [{ ...start, manual: { port: 465 } }, signIn]);
    expect((await run.settle()).verdict).toBe('fails');
    expect(log).toEqual([]);
  });
});

describe('a usual name that the person agrees to first', () => {
  const at = (exchange: string) => ({ 'example.test': [{ preference: 10, exchange }] });
  const elsewhere = { 'mx.filter.test': ['192.0.2.200'] };
  it.each<[string, MemoryWorld]>([
    ['where the domain itself named the server', { http: { [own]: row(gone) } }],
    ['where mail is received elsewhere', { mx: at('mx.filter.test'), addresses: elsewhere }],
    ['where MX names a provider', { mx: at('example-test.mail.protection.outlook.com') }],
    ['where MX could not be asked', { mx: { 'example.test': 'silent' } }],
    ['where the domain accepts no mail', { mx: at('.') }],
    ['where the services could not be asked', { srv: { '_submission._tcp.example.test': 'silent' } }],
  ])('%s', async (name, more) => {
    const log: string[] = [];
    const fromMx = name === 'where MX names a provider';
    const tcp: Record<string, MemoryDoor> = fromMx ? { 'smtp.office365.com:587': 'refused' } : {};
    const run = startRun(world(log, { ...more, tcp }));
    const state = await run.settle();
    expect(state).toMatchObject({ stage: 'needs-consent', consent: { host: guess, source: 'guess' } });
    expect(log).toEqual([]);
    run.assistant.dispatch({ type: 'decline', host: guess });
    expect(await run.settle()).toMatchObject({
      verdict: 'unfinished',
      diagnosis: { class: 'consent-required', facts: { host: guess, variant: 'usual-name' } },
    });
    expect(log).toEqual([]);
  });

  it.each<[string, MemoryWorld]>([
    ['the domain receives mail at home', { mx: at('in.example.test') }],
    [
      'the MX host leads to the same address',
      {
        mx: at('mx.hoster.test'),
        addresses: { 'mx.hoster.test': ['192.0.2.50'], [guess]: ['192.0.2.50'] },
      },
    ],
  ])('needs no question where %s', async (_, more) => {
    const log: string[] = [];
    expect(await unattended(world(log, more))).toMatchObject({ verdict: 'works', chosen: { host: guess } });
  });

  it('is used after a yes', async () => {
    const log: string[] = [];
    const run = startRun(world(log, { http: { [own]: row(gone) } }));
    await run.settle();
    run.assistant.dispatch({ type: 'agree', host: guess });
    expect(await run.settle()).toMatchObject({ verdict: 'works', chosen: { host: guess } });
  });
});
