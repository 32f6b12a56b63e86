import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { autoconfig, password, published, signIn, startRun, user } from '../../support/assistant-run.ts';
import type { MemoryPeer } from '../../support/memory-network/memory-connection.ts';
import { unverifiedTls, verifiedTls } from '../../support/memory-network/memory-tls.ts';
import { smtpServer } from '../../support/memory-smtp.ts';

const host = 'smtp.example.test';
const start = { type: 'start', address: user } as const;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the whole job', () => {
  it('goes from an address to an accepted message', async () => {
    const log: string[] = [];
    const run = startRun({ http: published, tcp: { [`${host}:465`]: smtpServer({ log }) } });
    const state = await run.settle();
    expect(state).toMatchObject({
      stage: 'finished',
      verdict: 'works',
      chosen: { host, port: 465, security: 'tls' },
      signIn: { ok: true, mechanism: 'PLAIN' },
      verification: { ok: true, queueId: '4ABC123' },
      diagnosis: null,
    });
    expect(log.filter((line) => line.startsWith('MAIL FROM'))).toHaveLength(1);
    expect(log.at(-2)).toContain('Code: ');
    expect(run.network.openConnections()).toBe(0);
    expect(run.network.connects.filter((to) => to.endsWith(':465'))).toHaveLength(1);
  });

  it('passes through the stages in order', async () => {
    const run = startRun({ http: published, tcp: { [`${host}:465`]: smtpServer() } });
    await run.settle();
    const stages = run.states
      .map(({ stage }) => stage)
      .filter((stage, index, all) => stage !== all[index - 1]);
    expect(stages).toEqual(['idle', 'discovering', 'probing', 'signing-in', 'sending', 'finished']);
  });

  it('waits for the credentials and then uses the open session', async () => {
    const run = startRun({ http: published, tcp: { [`${host}:465`]: smtpServer() } }, [start]);
    expect(await run.settle()).toMatchObject({ stage: 'needs-sign-in', username: user });
    expect(run.assistant.dispatch(signIn)).toEqual({ ok: true });
    expect((await run.settle()).verdict).toBe('works');
    expect(run.network.connects.filter((to) => to.endsWith(':465'))).toHaveLength(1);
  });

  it('shows that the message was accepted before it says goodbye', async () => {
    const run = startRun({ http: published, tcp: { [`${host}:465`]: smtpServer() } });
    await run.settle();
    const first = run.states.find(({ verification }) => verification !== null);
    expect(first).toMatchObject({ stage: 'sending', verification: { ok: true }, verdict: null });
  });

  it('stops after a refused password, with one AUTH only', async () => {
    const log: string[] = [];
    const server = smtpServer({ log, password: 'another' });
    const run = startRun({
      http: published,
      tcp: { [`${host}:465`]: server, [`${host}:587`]: smtpServer({ mode: 'starttls', log }) },
    });
    const state = await run.settle();
    expect(state).toMatchObject({
      verdict: 'fails',
      diagnosis: { class: 'auth-bad-credentials', stage: 'auth' },
      verification: null,
    });
    expect(log.filter((line) => line.startsWith('AUTH'))).toHaveLength(1);
  });

  it('takes the next door when signing in fails for another reason', async () => {
    const busy = smtpServer({ replies: { AUTH: '454 4.7.0 Temporary authentication failure' } });
    const run = startRun({
      http: published,
      tcp: { [`${host}:465`]: busy, [`${host}:587`]: smtpServer({ mode: 'starttls' }) },
    });
    const state = await run.settle();
    expect(state).toMatchObject({
      verdict: 'works',
      chosen: { port: 587 },
      recommendation: { endpoint: { port: 587 }, alternatives: [] },
      signIn: {
        ok: true,
        tried: [
          { mechanism: 'PLAIN', ok: false, reply: { code: 454 } },
          { mechanism: 'PLAIN', ok: true },
        ],
      },
    });
    expect(state.recommendation?.reasons).toContainEqual({
      code: 'next-candidate',
      facts: { host, port: 465, security: 'tls' },
    });
    expect(state.transcript.filter(({ text }) => text.startsWith('AUTH'))).toHaveLength(2);
  });

  it('keeps the first cause when the AUTH commands are used up, and knocks at no other door', async () => {
    const strict = { auth: 'PLAIN LOGIN CRAM-MD5', replies: { AUTH: '504 5.5.4 Unrecognized' } };
    const run = startRun({
      http: published,
      tcp: {
        [`${host}:465`]: smtpServer(strict),
        [`${host}:587`]: smtpServer({ mode: 'starttls', ...strict }),
      },
    });
    const state = await run.settle();
    expect(state).toMatchObject({ verdict: 'fails', diagnosis: { class: 'auth-mechanism-unsupported' } });
    expect(state.signIn?.tried.map(({ mechanism }) => mechanism)).toEqual(['PLAIN', 'LOGIN', 'CRAM-MD5']);
    expect(state.contacted.map(({ why }) => why)).not.toContain('sign-in');
  });

  it('keeps what signing in showed when a silent door is reported later', async () => {
    const picky = smtpServer({ broken: ['PLAIN'] });
    const run = startRun({ http: published, tcp: { [`${host}:465`]: picky, [`${host}:587`]: 'silent' } });
    const state = await run.settle();
    expect(state).toMatchObject({
      verdict: 'works-with-warnings',
      warnings: [{ class: 'mechanism-broken', facts: { mechanism: 'PLAIN' } }],
    });
    expect(state.findings[0]?.phases.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['auth', 'mail-from', 'rcpt-to', 'data', 'after-data', 'quit']),
    );
  });

  it('warns of a provider that names its door without encryption', async () => {
    const body = autoconfig({ host, port: 587, socketType: 'plain' });
    const run = startRun({
      http: { 'https://autoconfig.example.test/mail/config-v1.1.xml': { body } },
      tcp: { [`${host}:587`]: smtpServer({ mode: 'starttls' }) },
    });
    expect(await run.settle()).toMatchObject({
      verdict: 'works-with-warnings',
      warnings: [{ class: 'published-without-encryption', facts: { host, port: 587 } }],
      chosen: { port: 587, security: 'starttls' },
    });
  });

  it('sends the first message from and to whom the person named at the start', async () => {
    const people = { from: 'scans@example.test', to: 'boss@elsewhere.example' };
    const run = startRun({ http: published, tcp: { [`${host}:465`]: smtpServer() } }, [
      { type: 'start', address: user, ...people },
      signIn,
    ]);
    expect(await run.settle()).toMatchObject({ signIn: { ok: true }, verification: { ok: true }, ...people });
    for (const [field, reason] of [
      ['from', 'from-unusable'],
      ['to', 'to-unusable'],
    ]) {
      const answer = run.assistant.dispatch({ type: 'start', address: user, [field as string]: 'not one' });
      expect(answer).toMatchObject({ ok: false, reason });
    }
  });

  it('sends again with another sender after a refused one, without asking for the password', async () => {
    const server = smtpServer({ replies: { MAIL: '553 5.7.1 Sender address rejected: not owned by user' } });
    const run = startRun({ http: published, tcp: { [`${host}:465`]: server } });
    expect(await run.settle()).toMatchObject({
      verdict: 'fails',
      signIn: { ok: true },
      diagnosis: { class: 'sender-not-allowed' },
    });
    expect(run.assistant.dispatch({ type: 'send', from: 'not an address' })).toMatchObject({
      ok: false,
      reason: 'from-unusable',
    });
    expect(run.assistant.dispatch({ type: 'send', from: 'other@example.test' })).toEqual({ ok: true });
    expect(await run.settle()).toMatchObject({ from: 'other@example.test', stage: 'finished' });
  });

  it('never sends a password to an account that takes only tokens', async () => {
    const log: string[] = [];
    const body = autoconfig({ host, port: 465, socketType: 'SSL', authentication: 'OAuth2' });
    const run = startRun({
      http: { 'https://autoconfig.example.test/mail/config-v1.1.xml': { body } },
      tcp: { [`${host}:465`]: smtpServer({ log, auth: 'PLAIN XOAUTH2' }) },
    });
    expect(await run.settle()).toMatchObject({
      verdict: 'fails',
      diagnosis: { class: 'auth-oauth-required' },
    });
    expect(log.some((line) => line.startsWith('AUTH'))).toBe(false);
  });

  it('says that the outcome is unknown when the final dot stays unanswered', async () => {
    const run = startRun({
      http: published,
      tcp: {
        [`${host}:465`]: smtpServer({ replies: { '.': '' } }),
      },
    });
    expect(await run.settle()).toMatchObject({ verdict: 'unfinished', verification: { ok: null } });
  });
});

describe('a host of another domain', () => {
  const world = () => ({
    srv: {
      '_submissions._tcp.example.test': [{ priority: 0, weight: 1, port: 465, target: 'mail.other.test' }],
    },
    tcp: { 'mail.other.test:465': smtpServer({ host: 'mail.other.test' }) },
  });

  it('is asked about by name before anything connects to it', async () => {
    const run = startRun(world());
    expect(await run.settle()).toMatchObject({
      stage: 'needs-consent',
      consent: { host: 'mail.other.test' },
    });
    expect(run.network.connects.filter((to) => to.endsWith(':465'))).toEqual([]);
    expect(run.assistant.dispatch({ type: 'agree', host: 'evil.test' })).toMatchObject({ ok: false });
    run.assistant.dispatch({ type: 'agree', host: 'mail.other.test' });
    expect((await run.settle()).verdict).toBe('works');
  });

  it('ends unfinished when the person does not agree', async () => {
    const run = startRun(world());
    await run.settle();
    run.assistant.dispatch({ type: 'decline', host: 'mail.other.test' });
    expect(await run.settle()).toMatchObject({
      verdict: 'unfinished',
      diagnosis: { class: 'consent-required', facts: { host: 'mail.other.test' } },
    });
  });
});

describe('settings typed by hand', () => {
  const manual = { host, port: 587, security: 'tls' } as const;

  it('never changes a typed mode by itself, and proves the right one', async () => {
    const run = startRun({ tcp: { [`${host}:587`]: smtpServer({ mode: 'starttls' }) } }, [
      { ...start, manual },
      signIn,
    ]);
    const state = await run.settle();
    expect(state).toMatchObject({ verdict: 'fails', signIn: null, diagnosis: { class: 'tls-wrong-mode' } });
    expect(state.recommendation?.endpoint).toEqual({ host, port: 587, security: 'starttls' });
    run.assistant.dispatch({ type: 'choose', endpoint: { host, port: 587, security: 'starttls' } });
    expect((await run.settle()).verdict).toBe('works');
  });

  it('skips discovery and races the doors of a typed host', async () => {
    const run = startRun({ tcp: { [`${host}:587`]: smtpServer({ mode: 'starttls' }) } }, [
      { ...start, manual: { host } },
      signIn,
    ]);
    expect(await run.settle()).toMatchObject({
      verdict: 'works',
      chosen: { port: 587, security: 'starttls' },
    });
    expect(run.network.requests).toEqual([]);
  });

  it('looks at both modes of a typed port', async () => {
    const run = startRun({ tcp: { [`${host}:2465`]: smtpServer() } }, [
      { ...start, manual: { host, port: 2465 } },
      signIn,
    ]);
    expect(await run.settle()).toMatchObject({ verdict: 'works', chosen: { port: 2465, security: 'tls' } });
    expect(run.assistant.state.findings).toHaveLength(2);
  });
});

describe('stopping and refusing', () => {
  it('stops at once in every stage and leaves no connection', async () => {
    for (const after of [0, 10, 100, 3_000]) {
      const run = startRun({
        http: published,
        tcp: { [`${host}:465`]: smtpServer({ greetAfterMs: 5_000 }) },
      });
      await vi.advanceTimersByTimeAsync(after);
      run.assistant.dispatch({ type: 'stop' });
      await vi.advanceTimersByTimeAsync(200);
      expect(run.assistant.state).toMatchObject({ stage: 'finished', verdict: 'unfinished' });
      expect(run.network.openConnections()).toBe(0);
    }
  });

  it('says that no settings were found', async () => {
    const run = startRun({});
    expect(await run.settle()).toMatchObject({
      verdict: 'fails',
      diagnosis: { class: 'settings-not-found', stage: 'discovery' },
    });
  });

  it('refuses what does not fit the moment', () => {
    const run = startRun({}, []);
    expect(run.assistant.dispatch(signIn)).toMatchObject({ ok: false, reason: 'not-now' });
    expect(run.assistant.dispatch({ type: 'start', address: 'not an address' })).toEqual({
      ok: false,
      reason: 'address-unusable',
      detail: 'spaces',
    });
    expect(run.network.questions).toEqual([]);
  });
});

it('keeps the password out of every snapshot', async () => {
  for (const server of [smtpServer(), smtpServer({ password: 'another' }), smtpServer({ auth: 'LOGIN' })]) {
    const run = startRun({ http: published, tcp: { [`${host}:465`]: server } });
    await run.settle();
    const everything = JSON.stringify(run.states);
    const plain = Buffer.from(`\0${user}\0${password}`).toString('base64');
    for (const secret of [password, Buffer.from(password).toString('base64'), plain]) {
      expect(everything).not.toContain(secret);
    }
  }
});

describe('a certificate with another name', () => {
  const right = 'srv12.hosting.test';
  const card = unverifiedTls(host, 'tls-cert-name-mismatch');
  const doors = async (peer: MemoryPeer) => {
    const named = asked.shift();
    const tls = named === right ? verifiedTls(right) : { ...card, altNames: [right] };
    await smtpServer({ tls })(peer);
  };
  let asked: string[] = [];
  const world = () => ({
    http: published,
    addresses: { [host]: ['192.0.2.7'], [right]: ['192.0.2.7'] },
    tcp: { '192.0.2.7:465': doors },
  });

  it('proposes the name that leads to the same address and uses it after an agreement', async () => {
    asked = [host, right];
    const run = startRun(world());
    expect(await run.settle()).toMatchObject({
      stage: 'needs-consent',
      consent: { host: right, source: 'certificate' },
    });
    run.assistant.dispatch({ type: 'agree', host: right });
    expect(await run.settle()).toMatchObject({ verdict: 'works', chosen: { host: right, port: 465 } });
  });

  it('keeps the certificate as the cause when the person does not agree', async () => {
    asked = [host];
    const run = startRun(world());
    await run.settle();
    run.assistant.dispatch({ type: 'decline', host: right });
    expect(await run.settle()).toMatchObject({
      verdict: 'fails',
      diagnosis: { class: 'tls-cert-name-mismatch', facts: { suggestedHost: right } },
    });
  });
});
