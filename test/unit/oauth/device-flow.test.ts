/** Signing in with a code that is typed elsewhere, in virtual time. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DeviceCode, signInWithDevice } from '../../../electron/engine/oauth/device-flow.ts';
import type { OAuthServer } from '../../../electron/engine/oauth/server.ts';
import { createMemoryNetwork } from '../../support/memory-network/memory.ts';
import type { MemoryPage, MemoryRequest } from '../../support/memory-network/memory-http.ts';
import { json, oauthServer, secrets, tokenAnswer } from '../../support/oauth-world.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const codeAnswer = (more: object = {}): MemoryPage =>
  json({
    device_code: secrets.device,
    user_code: 'WDJB-MJHT',
    verification_uri: 'https://sign-in.example/code',
    expires_in: 600,
    interval: 5,
    ...more,
  });
const pending = json({ error: 'authorization_pending' }, 400);
const slowDown = json({ error: 'slow_down' }, 400);

interface Run {
  codes: DeviceCode[];
  /** Seconds at which the token endpoint was asked. */
  askedAt: number[];
  forms: URLSearchParams[];
  stopper: AbortController;
  result: ReturnType<typeof signInWithDevice>;
}

/** Answers of the token endpoint in order; the last one stays. */
function start(answers: MemoryPage[], code = codeAnswer(), server: OAuthServer = oauthServer): Run {
  const left = [...answers];
  const began = performance.now();
  const run: Omit<Run, 'result'> = { codes: [], askedAt: [], forms: [], stopper: new AbortController() };
  const serve = ({ url, body }: MemoryRequest): MemoryPage | null => {
    if (url === server.deviceEndpoint) {
      run.forms.push(new URLSearchParams(body ?? ''));
      return code;
    }
    run.askedAt.push((performance.now() - began) / 1000);
    return (left.length > 1 ? left.shift() : left[0]) ?? null;
  };
  const order = {
    server,
    client: { id: 'client-1', secret: null },
    scopes: ['mail.send', 'offline_access'],
    address: 'user@example.test',
    network: createMemoryNetwork({ http: serve }),
    onCode: (shown: DeviceCode) => run.codes.push(shown),
  };
  return { ...run, result: signInWithDevice(order, run.stopper.signal) };
}

async function problemOf(run: Run) {
  await vi.advanceTimersByTimeAsync(20 * 60_000);
  const result = await run.result;
  return result.ok ? null : result.failure.problem;
}

describe('signing in with a device code', () => {
  it('shows the code and waits for the person', async () => {
    const run = start([pending, pending, tokenAnswer()]);
    expect(await problemOf(run)).toBeNull();
    expect(run.codes).toEqual([{ code: 'WDJB-MJHT', page: 'https://sign-in.example/code', ms: 600_000 }]);
    expect(run.askedAt).toEqual([5, 10, 15]);
    expect(Object.fromEntries(run.forms[0] ?? [])).toEqual({
      client_id: 'client-1',
      scope: 'mail.send offline_access',
    });
  });

  it('asks more rarely when it is told to (RFC 8628 3.5)', async () => {
    const run = start([slowDown, slowDown, tokenAnswer()]);
    await problemOf(run);
    expect(run.askedAt).toEqual([5, 15, 30]);
  });

  it('keeps to five seconds without a word, to one at least and to sixty at most', async () => {
    for (const [interval, seconds] of [
      [undefined, 5],
      [0.001, 1],
      [100_000, 60],
    ] as const) {
      const run = start([tokenAnswer()], codeAnswer({ interval }));
      expect(await problemOf(run)).toBeNull();
      expect(run.askedAt, String(interval)).toEqual([seconds]);
    }
  });

  it.each([
    ['refused', 'access_denied'],
    ['refused', 'authorization_declined'],
    ['timed-out', 'expired_token'],
    ['wrong-scope', 'invalid_scope'],
    ['code-refused', 'invalid_grant'],
  ])('ends with %s at %s', async (problem, error) => {
    expect(await problemOf(start([pending, json({ error }, 400)]))).toBe(problem);
  });

  it('ends when the code does, and never waits for hours', async () => {
    expect(await problemOf(start([pending], codeAnswer({ expires_in: 60 })))).toBe('timed-out');
    expect(await problemOf(start([pending], codeAnswer({ expires_in: 86_400 })))).toBe('timed-out');
  });

  it('stops at once', async () => {
    const run = start([pending]);
    await vi.advanceTimersByTimeAsync(7_000);
    run.stopper.abort();
    expect(await run.result).toMatchObject({ failure: { problem: 'stopped' } });
  });

  it.each<[string, object]>([
    ['a page without protection', { verification_uri: 'http://sign-in.example/code' }],
    ['a page of another kind', { verification_uri: 'javascript:alert(1)' }],
    ['a page with a name in front', { verification_uri: 'https://bank.example@evil.example/' }],
    ['a code that turns the text around', { user_code: 'AB\u202eCD' }],
    ['a code that nobody can type', { user_code: 'A'.repeat(100) }],
  ])('shows nobody %s', async (_, more) => {
    const run = start([tokenAnswer()], codeAnswer(more));
    expect(await problemOf(run)).toBe('answer-unusable');
    expect(run.codes).toEqual([]);
    expect(run.askedAt).toEqual([]);
  });

  it('is not there where the provider has none', async () => {
    const run = start([], codeAnswer(), { ...oauthServer, deviceEndpoint: null });
    expect(await problemOf(run)).toBe('no-way-back');
  });
});
