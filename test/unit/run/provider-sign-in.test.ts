/** The whole job with tokens and with the mailbox, in practice worlds over real sockets. */
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../electron/engine/base/secret.ts';
import type { AssistantState } from '../../../shared/assistant.ts';
import type { PracticeScenario } from '../../../shared/practice-scenarios.ts';
import { memoryKeeper } from '../../support/oauth-world.ts';
import { byBrowser, ended, enter, failed, waits, withPassword } from '../../support/practice-run.ts';

describe('signing in through the page', () => {
  it('is offered where a server takes only tokens, and works', async () => {
    const practice = await enter('provider-sign-in');
    const { assistant, until, world } = practice;
    expect((await until(waits)).providerSignIn).toMatchObject({
      host: 'sign-in.practice.example',
      flows: ['browser', 'device'],
      ready: true,
      stage: 'offered',
    });
    expect(assistant.dispatch(byBrowser)).toEqual({ ok: true });
    expect(assistant.dispatch(byBrowser)).toMatchObject({ ok: false, reason: 'not-now' });
    const state = await until(ended);
    expect(state).toMatchObject({
      verdict: 'works',
      signIn: { mechanism: 'XOAUTH2' },
      providerSignIn: { stage: 'done' },
    });
    expect(world.inbox()).toHaveLength(1);
    expect(state.contacted).toContainEqual({
      host: 'sign-in.practice.example',
      port: 443,
      why: 'provider-sign-in',
    });
  });

  it('works with a code that is typed elsewhere', async () => {
    const { assistant, until, world } = await enter('provider-sign-in');
    await until(waits);
    assistant.dispatch({ type: 'provider-sign-in', flow: 'device', alsoRead: false });
    const { providerSignIn } = await until((state) => Boolean(state.providerSignIn?.device));
    const { code = '', page = '' } = providerSignIn?.device ?? {};
    expect(code).toMatch(/^[A-Z]{4}-[A-Z]{4}$/);
    expect(page).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/code$/);
    expect(await world.agree(page, code.toLowerCase())).toBe(true);
    expect(await until(ended)).toMatchObject({ verdict: 'works', providerSignIn: { device: null } });
  });

  it('renews a token that has run out, once, in memory', async () => {
    const { assistant, until } = await enter('token-expired');
    await until(waits);
    assistant.dispatch(byBrowser);
    const state = await until(ended);
    expect(state).toMatchObject({ verdict: 'works', signIn: { ok: true } });
    expect(state.signIn?.tried.map(({ ok }) => ok)).toEqual([false, true]);
  });

  it('a no of the provider leaves the choice open, and another way works', async () => {
    const practice = await enter('consent-refused');
    const { assistant, until, world } = practice;
    await until(waits);
    assistant.dispatch(byBrowser);
    expect(await until(failed)).toMatchObject({
      stage: 'needs-sign-in',
      providerSignIn: { problem: 'refused', page: null },
    });
    withPassword(practice, world.hints.password ?? '');
    expect(await until(ended)).toMatchObject({ verdict: 'works', signIn: { mechanism: 'PLAIN' } });
  });

  it('giving up says what was in the way', async () => {
    const { assistant, until } = await enter('consent-refused');
    await until(waits);
    assistant.dispatch(byBrowser);
    await until(failed);
    expect(assistant.dispatch({ type: 'give-up' })).toEqual({ ok: true });
    expect(await until(ended)).toMatchObject({
      verdict: 'fails',
      signIn: null,
      diagnosis: { class: 'auth-oauth-required', facts: { variant: 'page-refused' } },
    });
  });

  it('where the provider neither knows nor registers us, the page is not even opened', async () => {
    let opened = 0;
    const openPage = async () => {
      opened += 1;
      return true;
    };
    const { assistant, until } = await enter('provider-sign-in', { clients: () => null, openPage });
    expect((await until(waits)).providerSignIn).toMatchObject({ ready: true });
    assistant.dispatch(byBrowser);
    expect(await until(failed)).toMatchObject({ providerSignIn: { problem: 'no-client' } });
    expect(opened).toBe(0);
    assistant.dispatch({ type: 'give-up' });
    expect((await until(ended)).diagnosis?.facts).toMatchObject({ variant: 'no-client' });
  });

  it('can be cancelled and begun anew, and stops with the job', async () => {
    let answers = false;
    const practice = await enter('provider-sign-in', {
      openPage: async (page) => {
        if (answers) void practice.world.agree(page);
        return true;
      },
    });
    const { assistant, until } = practice;
    await until(waits);
    assistant.dispatch(byBrowser);
    await until(({ providerSignIn }) => providerSignIn?.page !== null);
    expect(assistant.dispatch({ type: 'cancel-provider-sign-in' })).toEqual({ ok: true });
    expect(await until(({ providerSignIn }) => providerSignIn?.stage === 'offered')).toMatchObject({
      providerSignIn: { problem: null, page: null },
    });
    assistant.dispatch(byBrowser);
    await until(({ providerSignIn }) => providerSignIn?.page !== null);
    assistant.dispatch({ type: 'stop' });
    expect(await until(ended)).toMatchObject({ verdict: 'unfinished' });
    answers = true;
    expect(assistant.dispatch(byBrowser)).toMatchObject({ ok: false, reason: 'not-now' });
  });

  it('a password is not sent where only tokens are taken, and the page is the way on', async () => {
    const practice = await enter('provider-sign-in');
    const { assistant, until, world } = practice;
    await until(waits);
    withPassword(practice);
    expect(await until(ended)).toMatchObject({
      verdict: 'fails',
      diagnosis: { class: 'auth-oauth-required' },
      providerSignIn: { stage: 'offered' },
    });
    expect(world.events().some(({ kind }) => kind === 'sign-in-refused')).toBe(false);
    assistant.dispatch(byBrowser);
    expect(await until(({ verdict }) => verdict === 'works')).toMatchObject({ stage: 'finished' });
  });
});

describe('a sign-in that is kept', () => {
  const isKept = ({ providerSignIn }: AssistantState) => providerSignIn?.remember === 'kept';

  async function keepOne(scenario: PracticeScenario = 'provider-sign-in') {
    const keeper = memoryKeeper();
    const practice = await enter(scenario, { keeper });
    const { assistant, until, world } = practice;
    expect((await until(waits)).providerSignIn?.remember).toBe('on');
    expect(keeper.kept.size).toBe(0);
    assistant.dispatch(byBrowser);
    await until(ended);
    await until(isKept);
    assistant.dispatch({ type: 'start', address: world.address });
    return { ...practice, keeper };
  }

  it('works in the next run without the page, and is kept anew', async () => {
    const { assistant, until, keeper, world } = await keepOne();
    const [before] = keeper.kept.values();
    expect(await until(waits)).toMatchObject({ providerSignIn: { remember: 'kept', stage: 'offered' } });
    expect(assistant.dispatch({ type: 'kept-sign-in' })).toEqual({ ok: true });
    expect(await until(ended)).toMatchObject({ verdict: 'works', providerSignIn: { page: null } });
    expect(world.inbox()).toHaveLength(2);
    await expect.poll(() => [...keeper.kept.values()][0]?.refresh.open()).not.toBe(before?.refresh.open());
  });

  it('that the provider no longer takes is forgotten, and the page is the way on', async () => {
    const { assistant, until, keeper } = await keepOne();
    await until(waits);
    for (const [key, grant] of keeper.kept) keeper.kept.set(key, { ...grant, refresh: new Secret('old') });
    assistant.dispatch({ type: 'kept-sign-in' });
    expect(await until(failed)).toMatchObject({
      providerSignIn: { problem: 'kept-refused', remember: 'on' },
    });
    assistant.dispatch(byBrowser);
    expect(await until(ended)).toMatchObject({ verdict: 'works' });
  });

  it('is forgotten on request', async () => {
    const { assistant, until, keeper } = await keepOne();
    await until(waits);
    expect(assistant.dispatch({ type: 'sign-out' })).toEqual({ ok: true });
    expect(assistant.state.providerSignIn?.remember).toBe('on');
    expect(keeper.kept.size).toBe(0);
    assistant.dispatch({ type: 'kept-sign-in' });
    expect(await until(failed)).toMatchObject({ providerSignIn: { problem: 'kept-refused' } });
  });

  it('is not made for a token that no mail server took, nor where nobody wants it', async () => {
    const unwanted = memoryKeeper(false);
    const first = await enter('provider-sign-in', { keeper: unwanted });
    await first.until(waits);
    first.assistant.dispatch(byBrowser);
    expect((await first.until(ended)).providerSignIn?.remember).toBe('off');
    expect(unwanted.kept.size).toBe(0);
    const keeper = memoryKeeper();
    const second = await enter('consent-refused', { keeper });
    await second.until(waits);
    second.assistant.dispatch(byBrowser);
    await second.until(failed);
    expect(keeper.kept.size).toBe(0);
  });
});

describe('looking for the message', () => {
  it.each([
    ['works', 'inbox', 'pass'],
    ['lands-in-spam', 'spam', 'fail'],
  ] as const)('%s: it is in the %s', async (scenario, folder, result) => {
    const practice = await enter(scenario);
    const { assistant, until } = practice;
    withPassword(practice);
    expect(await until(ended)).toMatchObject({
      verdict: 'works',
      arrival: 'unknown',
      arrivalCheck: { stage: 'offered', host: 'mail.practice.example', consent: false },
    });
    expect(assistant.dispatch({ type: 'check-arrival', deleteAfter: true })).toEqual({ ok: true });
    expect(assistant.dispatch({ type: 'check-arrival', deleteAfter: true })).toMatchObject({ ok: false });
    const state = await until(({ arrival }) => arrival !== 'unknown');
    expect(state).toMatchObject({
      arrival: 'arrived',
      arrivalCheck: { stage: 'found', folder, deleted: true, checks: [{ method: 'spf', result }, {}, {}] },
    });
    expect(state.arrivalCheck?.ms).toBeGreaterThan(0);
    expect(state.contacted).toContainEqual({ host: 'mail.practice.example', port: 993, why: 'arrival' });
  });

  it('contacts nobody before it is asked to', async () => {
    const practice = await enter('works');
    withPassword(practice);
    const { contacted } = await practice.until(ended);
    expect(contacted.filter(({ port }) => port === 993)).toEqual([]);
  });

  it('works with a token that may read mail', async () => {
    const { assistant, until } = await enter('provider-sign-in');
    await until(waits);
    assistant.dispatch({ ...byBrowser, alsoRead: true });
    await until(ended);
    assistant.dispatch({ type: 'check-arrival', deleteAfter: false });
    expect(await until(({ arrival }) => arrival === 'arrived')).toMatchObject({
      arrivalCheck: { folder: 'inbox', deleted: null },
    });
  });

  it('can be stopped, and begun anew', async () => {
    const practice = await enter('works');
    const { assistant, until } = practice;
    withPassword(practice);
    await until(ended);
    assistant.dispatch({ type: 'check-arrival', deleteAfter: false });
    expect(assistant.dispatch({ type: 'stop-arrival-check' })).toEqual({ ok: true });
    await until(({ arrivalCheck }) => arrivalCheck?.stage === 'offered');
    expect(assistant.dispatch({ type: 'stop-arrival-check' })).toMatchObject({ ok: false });
    expect(assistant.dispatch({ type: 'check-arrival', deleteAfter: false })).toEqual({ ok: true });
    await until(({ arrival }) => arrival === 'arrived');
  });

  it('is offered for a message to oneself only', async () => {
    const practice = await enter('works');
    const { assistant, until } = practice;
    withPassword(practice);
    await until(ended);
    assistant.dispatch({ type: 'send', to: 'somebody@practice.example' });
    // The password is forgotten after a success: a second message needs it anew.
    await until(waits);
    withPassword(practice);
    expect(await until(ended)).toMatchObject({ verdict: 'works', arrivalCheck: null });
  });
});

describe('secrets', () => {
  it('no token, code, verifier or state is in any snapshot', async () => {
    const pages: URL[] = [];
    const practice = await enter('token-expired', {
      openPage: async (page) => {
        pages.push(new URL(page));
        void practice.world.agree(page);
        return true;
      },
    });
    const { assistant, until, states } = practice;
    await until(waits);
    assistant.dispatch({ ...byBrowser, alsoRead: true });
    await until(ended);
    assistant.dispatch({ type: 'check-arrival', deleteAfter: false });
    await until(({ arrival }) => arrival === 'arrived');
    const shown = JSON.stringify(
      states.map(({ providerSignIn, ...state }) => ({ ...state, ...providerSignIn, page: null })),
    );
    expect(pages).toHaveLength(1);
    // Secrets of the practice provider are 32 characters of base64url, those of the library 43.
    const suspicious = shown.match(/(?<![\w-])[\w-]{32}(?![\w-])|(?<![\w-])[\w-]{43}(?![\w-])/g) ?? [];
    const ids = new Set(states.map(({ verification }) => verification?.messageId.slice(1, 33)));
    expect(suspicious.filter((text) => !ids.has(text))).toEqual([]);
    expect(inspect(assistant, { depth: 20, showHidden: true })).not.toMatch(/Bearer /);
  });
});
