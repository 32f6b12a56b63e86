/** Sign-in pages and the arrival check in the terminal. */
import { describe, expect, it } from 'vitest';
import { main } from '../../../../electron/cli/main.ts';
import { ownChoice } from '../../../../electron/cli/prepare/given.ts';
import { printArrival } from '../../../../electron/cli/print/arrival.ts';
import { runJob } from '../../../../electron/cli/run/job.ts';
import { oauthDeps, type PageOrder } from '../../../../electron/cli/run/sign-in-page.ts';
import { type ArrivalCheck, type ArrivalProblem, senderCheckSchema } from '../../../../shared/arrival.ts';
import { clientOfEnvironment } from '../../../../shared/oauth.ts';
import { practiceResultSchema } from '../../../../shared/results.ts';
import { startRun, user } from '../../../support/assistant-run.ts';
import { smtpServer } from '../../../support/memory-smtp.ts';
import { type FakeSystem, fakeContext, fakeSystem } from '../fake-system.ts';

const byBrowser: PageOrder = { flow: 'browser', alsoRead: false };

/** A run against a server of this name that offers these mechanisms. */
async function signInAt(host: string, auth: string, page: PageOrder, system: FakeSystem) {
  const context = fakeContext(system);
  const oauth = oauthDeps({ clientOf: clientOfEnvironment(context.terminal.system.env) }, context);
  const { assistant } = startRun({ tcp: { [`${host}:465`]: smtpServer({ host, auth }) } }, [], { oauth });
  const manual = { host, port: 465, security: 'tls' as const };
  const run = await runJob(assistant, { address: user, manual, secret: null, page }, context);
  return run.ok ? run.value : run.problem;
}

describe('a sign-in page in the terminal', () => {
  it('that is not set up: says what to register, and where the id goes', async () => {
    const system = fakeSystem();
    const state = await signInAt('smtp.gmail.com', 'XOAUTH2 PLAIN', byBrowser, system);
    expect(state).toMatchObject({
      verdict: 'fails',
      diagnosis: { class: 'auth-oauth-required', actor: 'it-team', facts: { variant: 'no-client' } },
    });
    for (const part of [
      'SENDWELL_GOOGLE_CLIENT_ID',
      'Desktop app',
      'Gmail API: Enable',
      'https://mail.google.com/',
      '--client-id',
    ])
      expect(system.err()).toContain(part);
    expect(system.out()).not.toContain('SENDWELL_GOOGLE_CLIENT_ID');
  });

  it('that nobody knows, or that cannot come back', async () => {
    const unknown = fakeSystem();
    expect(await signInAt('smtp.example.test', 'XOAUTH2', byBrowser, unknown)).toMatchObject({
      diagnosis: { facts: { variant: 'no-page' } },
    });
    expect(unknown.err()).toContain('smtp.example.test');
    const noTokens = fakeSystem();
    expect(await signInAt('smtp.gmail.com', 'PLAIN', byBrowser, noTokens)).toMatchObject({
      diagnosis: { facts: { variant: 'no-page' } },
    });
    const env = { SENDWELL_YAHOO_CLIENT_ID: 'y' };
    expect(await signInAt('smtp.mail.yahoo.com', 'XOAUTH2', byBrowser, fakeSystem({ env }))).toMatchObject({
      diagnosis: { facts: { variant: 'no-way-back' } },
    });
  });

  it('prints its address once and waits; Ctrl-C ends it and frees the port', async () => {
    const system = fakeSystem({ env: { SENDWELL_GOOGLE_CLIENT_ID: 'client-of-the-test' } });
    const context = fakeContext(system);
    const oauth = oauthDeps({ clientOf: clientOfEnvironment(context.terminal.system.env) }, context);
    const host = 'smtp.gmail.com';
    const { assistant } = startRun({ tcp: { [`${host}:465`]: smtpServer({ host, auth: 'XOAUTH2' }) } }, [], {
      oauth,
    });
    const order = { address: user, manual: { host, port: 465 }, secret: null, page: byBrowser };
    const job = runJob(assistant, order, context);
    await expect.poll(system.err).toContain('https://accounts.google.com/o/oauth2/auth?');
    const [address = ''] = /https:\S+/.exec(system.err()) ?? [];
    expect(new URL(address).searchParams.get('client_id')).toBe('client-of-the-test');
    expect(system.err().split('https://accounts.google.com')).toHaveLength(2);
    system.pressCtrlC();
    expect(await job).toMatchObject({ ok: true, value: { verdict: 'unfinished', diagnosis: null } });
  });

  it('takes the client id of the call for every page, else those of the environment', () => {
    const env = { SENDWELL_GOOGLE_CLIENT_ID: 'env', SECRET: 's' };
    const withoutCall = ownChoice({}, env).clientOf;
    expect(['google', 'comcast'].map((page) => withoutCall?.(page))).toEqual([{ id: 'env' }, undefined]);
    const { clientOf } = ownChoice({ clientId: 'call', clientSecretEnv: 'SECRET' }, env);
    expect(clientOf?.('comcast')).toEqual({ id: 'call', secret: 's' });
  });

  it.each([
    ['--oauth', 'window'],
    ['--oauth', 'browser', '--password-env', 'PW'],
    ['--oauth', 'device', '--token-stdin'],
  ])('does not fit: %s %s %s', async (...options) => {
    const system = fakeSystem({ env: { PW: 'x' } });
    expect(await main(['check', user, ...options], system)).toBe(64);
    expect(system.out()).toBe('');
  });
});

it('a client secret that is named has to be there', async () => {
  const system = fakeSystem();
  const call = ['check', 'ana@shop.example', '--oauth', 'device', '--client-id', 'x'];
  expect(await main([...call, '--client-secret-env', 'NOT_SET'], system)).toBe(65);
  expect(system.err()).toContain('NOT_SET');
});

describe('practice in the terminal', () => {
  it.each([
    ['provider-sign-in', 0, { verdict: 'works', signIn: { mechanism: 'XOAUTH2' } }],
    ['token-expired', 0, { verdict: 'works', signIn: { tried: [{ ok: false }, { ok: true }] } }],
    [
      'consent-refused',
      77,
      { verdict: 'fails', diagnosis: { facts: { variant: 'page-refused' } }, signIn: null },
    ],
  ] as const)('%s ends with %i', async (scenario, code, expected) => {
    const system = fakeSystem();
    expect(await main(['practice', scenario, '--json'], system)).toBe(code);
    expect(practiceResultSchema.parse(JSON.parse(system.out()))).toMatchObject({ scenario, ...expected });
  });

  it('lands-in-spam says where the message is, and what was noted', async () => {
    const system = fakeSystem();
    expect(await main(['practice', 'lands-in-spam', '--json'], system)).toBe(0);
    expect(practiceResultSchema.parse(JSON.parse(system.out())).arrival).toMatchObject({
      stage: 'found',
      folder: 'spam',
      checks: [{ method: 'spf', result: 'fail' }, {}, {}],
    });
    const words = fakeSystem();
    await main(['practice', 'lands-in-spam'], words);
    expect(words.out()).toContain('in the spam folder');
    expect(words.out()).toContain('(DMARC)');
    expect(words.out()).toContain('mark it as "not spam"');
  });
});

describe('the end of a search in the mailbox', () => {
  const ended: ArrivalCheck = {
    stage: 'found',
    host: 'imap.shop.example',
    consent: false,
    folder: 'inbox',
    ms: 200,
    checks: [],
    deleted: null,
    problem: null,
    detail: null,
  };
  const printed = (check: ArrivalCheck | null) => {
    const system = fakeSystem();
    printArrival(check, fakeContext(system));
    return system.out().replace(/\s+/g, ' ').trim();
  };

  it('is told in one sentence', () => {
    expect(printed(ended)).toBe('It arrived in your inbox after 1 second.');
    expect(printed({ ...ended, stage: 'not-found', folder: null })).toMatch(
      /^It has not arrived within three minutes\. .*Look for the code above\.$/,
    );
  });

  it.each<ArrivalProblem>(['no-connection', 'not-protected', 'sign-in-refused', 'server-trouble'])(
    '%s is told, with what to do',
    (problem) => {
      const text = printed({ ...ended, stage: 'failed', folder: null, problem });
      expect(text).toMatch(
        /^Your mailbox's server .*Look for the code above\.$|^We got no answer .*above\.$/,
      );
    },
  );

  it.each(senderCheckSchema.shape.result.options)('a note %s has words for every method', (result) => {
    const checks = senderCheckSchema.shape.method.options.map((method) => ({ method, result }));
    const text = printed({ ...ended, checks });
    for (const method of ['(SPF)', '(DKIM)', '(DMARC)']) expect(text).toContain(method);
    expect(text.includes('could not check')).toBe(result.endsWith('error'));
  });

  it('is nothing where nobody searched, or somebody stopped it', () => {
    expect([printed(null), printed({ ...ended, stage: 'offered' })]).toEqual(['', '']);
  });
});
