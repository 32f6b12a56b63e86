import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Secret } from '../../../electron/engine/base/secret.ts';
import { startRun, user } from '../../support/assistant-run.ts';
import { smtpServer } from '../../support/memory-smtp.ts';

const shown = 'abcd efgh ijkl mnop';
const real = 'abcdefghijklmnop';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function signInWith(secret: string, host = 'smtp.gmail.com') {
  const log: string[] = [];
  const run = startRun({ tcp: { [`${host}:465`]: smtpServer({ host, password: real, log }) } }, [
    { type: 'start', address: user, manual: { host, port: 465, security: 'tls' } },
    { type: 'sign-in', username: user, kind: 'password', secret: new Secret(secret) },
  ]);
  const state = await run.settle();
  return { run, state, attempts: () => log.filter((line) => line.startsWith('AUTH')).length };
}

describe('an app password that was typed as it is shown', () => {
  it('is said to have blanks, and tried without them only when the person asks', async () => {
    const { run, state, attempts } = await signInWith(shown);
    expect(state).toMatchObject({
      verdict: 'fails',
      typedWithBlanks: true,
      diagnosis: { class: 'auth-bad-credentials', facts: { withBlanks: true } },
    });
    expect(attempts()).toBe(1);
    expect(run.assistant.dispatch({ type: 'use-without-blanks' })).toEqual({ ok: true });
    expect(await run.settle()).toMatchObject({ verification: { ok: true }, typedWithBlanks: false });
    expect(attempts()).toBe(2);
    expect(JSON.stringify(run.states)).not.toContain(real);
  });

  it('that is wrong without them, too, is offered no third time', async () => {
    const { run } = await signInWith('zzzz zzzz zzzz zzzz');
    run.assistant.dispatch({ type: 'use-without-blanks' });
    expect(await run.settle()).toMatchObject({ verdict: 'fails', typedWithBlanks: false });
    expect(run.assistant.dispatch({ type: 'use-without-blanks' })).toMatchObject({ ok: false });
  });

  it('is not said to have blanks after another try that was not refused', async () => {
    const host = 'smtp.gmail.com';
    const replies: Record<string, string> = {};
    const run = startRun({ tcp: { [`${host}:465`]: smtpServer({ host, password: real, replies }) } }, [
      { type: 'start', address: user, manual: { host, port: 465, security: 'tls' } },
      { type: 'sign-in', username: user, kind: 'password', secret: new Secret(shown) },
    ]);
    expect(await run.settle()).toMatchObject({ typedWithBlanks: true });
    replies.AUTH = '454 4.7.0 Temporary authentication failure';
    run.assistant.dispatch({ type: 'use-other-username' });
    expect(await run.settle()).toMatchObject({ verdict: 'fails', typedWithBlanks: false });
  });

  it.each([
    ['at a provider of whom that is not known', shown, 'smtp.example.test'],
    ['in another shape', 'my own pass word', 'smtp.gmail.com'],
    ['with hyphens, which stay', 'abcd-efgh-ijkl-mnop', 'smtp.gmail.com'],
  ])('%s nothing is said', async (_name, secret, host) => {
    const { state } = await signInWith(secret, host);
    expect(state).toMatchObject({ verdict: 'fails', typedWithBlanks: false });
    expect(state.diagnosis?.facts.withBlanks).toBeUndefined();
  });
});
