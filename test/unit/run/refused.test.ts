/** A password that the server refused is not sent again, but for one try under the other name that a person asks for. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Secret } from '../../../electron/engine/base/secret.ts';
import type { Network } from '../../../electron/engine/network/network.ts';
import { password, published, startRun, user } from '../../support/assistant-run.ts';
import { createMemoryNetwork } from '../../support/memory-network/memory.ts';
import { type ServerHabits, smtpServer } from '../../support/memory-smtp.ts';

const host = 'smtp.example.test';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Two doors of one server with these habits, and every AUTH command that came. */
function startWith(habits: ServerHabits) {
  const log: string[] = [];
  const run = startRun({
    http: published,
    tcp: {
      [`${host}:465`]: smtpServer({ ...habits, log }),
      [`${host}:587`]: smtpServer({ ...habits, log, mode: 'starttls' }),
    },
  });
  return { ...run, auths: () => log.filter((line) => line.startsWith('AUTH')) };
}

const signInAs = (username: string, secret: string) =>
  ({ type: 'sign-in', username, kind: 'password', secret: new Secret(secret) }) as const;
const plainLine = (name: string) => `AUTH PLAIN ${Buffer.from(`\0${name}\0${password}`).toString('base64')}`;

describe('after a refused password', () => {
  it('another door asks for the password anew', async () => {
    const run = startWith({ password: 'another' });
    expect((await run.settle()).diagnosis?.class).toBe('auth-bad-credentials');
    run.assistant.dispatch({ type: 'choose', endpoint: { host, port: 587, security: 'starttls' } });
    expect((await run.settle()).stage).toBe('needs-sign-in');
    expect(run.auths()).toHaveLength(1);
    run.assistant.dispatch(signInAs(user, 'another'));
    expect((await run.settle()).verdict).toBe('works');
  });

  it('sending again asks for it as well', async () => {
    const run = startWith({ password: 'another' });
    await run.settle();
    run.assistant.dispatch({ type: 'send' });
    expect((await run.settle()).stage).toBe('needs-sign-in');
    expect(run.auths()).toHaveLength(1);
  });

  it('a door that failed for another reason takes the same password', async () => {
    const run = startWith({ replies: { AUTH: '454 4.7.0 Temporary authentication failure' } });
    await run.settle();
    const before = run.auths().length;
    run.assistant.dispatch({ type: 'choose', endpoint: { host, port: 587, security: 'starttls' } });
    expect((await run.settle()).stage).toBe('finished');
    expect(run.auths().length).toBe(before + 1);
  });

  it('a lock after too many sign-ins ends the run, whatever the other doors offer', async () => {
    const run = startWith({ replies: { AUTH: '454 4.7.0 Too many login attempts, please try again later' } });
    expect((await run.settle()).diagnosis?.class).toBe('auth-too-many-attempts');
    expect(run.auths()).toHaveLength(1);
  });
});

it('a host that keeps silent after it refused a password has likely banned this address', async () => {
  const server = createMemoryNetwork({ tcp: { [`${host}:465`]: smtpServer({ password: 'another' }) } });
  const silent = createMemoryNetwork({ tcp: { [`${host}:465`]: 'silent' } });
  let banned = false;
  const dial: Network['dial'] = (target, signal) => (banned ? silent : server).dial(target, signal);
  const manual = { host, port: 465, security: 'tls' } as const;
  const run = startRun({}, [{ type: 'start', address: user, manual }, signInAs(user, password)], {
    network: { ...server, dial },
  });
  expect((await run.settle()).diagnosis?.class).toBe('auth-bad-credentials');
  banned = true;
  run.assistant.dispatch(signInAs(user, 'another'));
  const { diagnosis } = await run.settle();
  expect(diagnosis).toMatchObject({
    class: 'ip-blocklisted',
    certainty: 'likely',
    actor: 'provider',
    facts: { variant: 'banned-here' },
  });
});

describe('the other form of the name', () => {
  it('is offered, tried once when the person asks, and then no more', async () => {
    const run = startWith({ user: 'nobody' });
    const refused = await run.settle();
    expect(refused.otherUsername).toBe('user');
    expect(refused.diagnosis?.facts.nameIsAddress).toBe(true);
    expect(run.auths()).toEqual([plainLine(user)]);
    expect(run.assistant.dispatch({ type: 'use-other-username' })).toEqual({ ok: true });
    expect(await run.settle()).toMatchObject({ stage: 'finished', verdict: 'fails', otherUsername: null });
    expect(run.auths()).toEqual([plainLine(user), plainLine('user')]);
    expect(run.assistant.dispatch({ type: 'use-other-username' })).toMatchObject({ ok: false });
  });

  it('goes on to the message when the server knows it', async () => {
    const run = startWith({ user: 'user' });
    await run.settle();
    run.assistant.dispatch({ type: 'use-other-username' });
    expect(await run.settle()).toMatchObject({ verdict: 'works', username: 'user', otherUsername: null });
  });

  it('is the whole address where the part before the @ was refused', async () => {
    const run = startWith({ user: 'nobody' });
    await run.settle();
    run.assistant.dispatch(signInAs('user', password));
    const refused = await run.settle();
    expect(refused.otherUsername).toBe(user);
    expect(refused.diagnosis?.facts).not.toHaveProperty('nameIsAddress');
  });

  it.each([
    ['535 5.7.9 Application-specific password required', 'auth-app-password-required'],
    ['454 4.7.0 Temporary authentication failure', 'auth-temporary-failure'],
  ])('is not offered after %s', async (reply, problem) => {
    const run = startWith({ replies: { AUTH: reply } });
    expect(await run.settle()).toMatchObject({ diagnosis: { class: problem }, otherUsername: null });
    expect(run.assistant.dispatch({ type: 'use-other-username' })).toMatchObject({ ok: false });
  });

  it('is forgotten with the password when the person stops', async () => {
    const run = startWith({ user: 'nobody' });
    await run.settle();
    await run.assistant.close();
    expect(run.assistant.dispatch({ type: 'use-other-username' })).toMatchObject({ ok: false });
  });
});
