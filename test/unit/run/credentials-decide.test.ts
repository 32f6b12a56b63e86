/** A door that cannot take what the person has is passed over and named; it ends a run only when no door fits. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Secret } from '../../../electron/engine/base/secret.ts';
import { autoconfig, signIn, startRun, user } from '../../support/assistant-run.ts';
import { smtpServer } from '../../support/memory-smtp.ts';

const tokens = 'tokens.example.test';
const words = 'words.example.test';
const start = { type: 'start', address: user } as const;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** One file that names a host for tokens first and a host for passwords behind it. */
function both(first: string, second: string) {
  const [head = '', tail = ''] = autoconfig({
    host: first,
    port: 465,
    socketType: 'SSL',
    authentication: kind(first),
  }).split('</emailProvider>');
  const more = autoconfig({ host: second, port: 465, socketType: 'SSL', authentication: kind(second) });
  const section = /<outgoingServer[\s\S]*<\/outgoingServer>/.exec(more)?.[0] ?? '';
  const body = `${head}${section}</emailProvider>${tail}`;
  return { 'https://autoconfig.example.test/mail/config-v1.1.xml': { body } };
}
const kind = (host: string) => (host === tokens ? 'OAuth2' : 'password-cleartext');

it('passes over a host that takes tokens only, by its source', async () => {
  const log: string[] = [];
  const run = startRun({
    http: both(tokens, words),
    tcp: {
      [`${tokens}:465`]: smtpServer({ host: tokens, auth: 'XOAUTH2 PLAIN', log }),
      [`${words}:465`]: smtpServer({ host: words }),
    },
  });
  const state = await run.settle();
  expect(state).toMatchObject({ verdict: 'works', chosen: { host: words } });
  expect(state.recommendation?.reasons).toContainEqual({
    code: 'credentials-do-not-fit',
    facts: { host: tokens, port: 465, security: 'tls' },
  });
  expect(log.some((line) => line.startsWith('AUTH'))).toBe(false);
});

it('passes over an endpoint that offers tokens only', async () => {
  const run = startRun({
    http: both(words, 'second.example.test'),
    tcp: {
      [`${words}:465`]: smtpServer({ host: words, auth: 'XOAUTH2' }),
      'second.example.test:465': smtpServer({ host: 'second.example.test' }),
    },
  });
  const state = await run.settle();
  expect(state).toMatchObject({ verdict: 'works', chosen: { host: 'second.example.test' } });
  expect(state.recommendation?.reasons.map(({ code }) => code)).toContain('credentials-do-not-fit');
});

it('passes over an endpoint that takes passwords only, with a token at hand', async () => {
  const run = startRun(
    {
      http: both(words, tokens),
      tcp: {
        [`${words}:465`]: smtpServer({ host: words }),
        [`${tokens}:465`]: smtpServer({
          host: tokens,
          auth: 'XOAUTH2',
          replies: { AUTH: '235 2.7.0 welcome' },
        }),
      },
    },
    [start, { ...signIn, kind: 'token', secret: new Secret('a-token') }],
  );
  expect(await run.settle()).toMatchObject({ chosen: { host: tokens }, signIn: { ok: true } });
});

it.each(['silent', 'refused'] as const)('wants a token where the other endpoint is %s', async (door) => {
  const run = startRun({
    http: both(tokens, words),
    tcp: { [`${tokens}:465`]: smtpServer({ host: tokens, auth: 'XOAUTH2' }), [`${words}:465`]: door },
  });
  expect(await run.settle()).toMatchObject({ verdict: 'fails', diagnosis: { class: 'auth-oauth-required' } });
});
