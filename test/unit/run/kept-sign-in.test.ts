/** A sign-in of a client that nobody registered, kept for another run: used again, or ended at the provider (RFC 7009). */
import { describe, expect, it } from 'vitest';
import type { Keeper } from '../../../electron/engine/run/keeper.ts';
import { json, memoryKeeper } from '../../support/oauth-world.ts';
import { type OpenHabits, openIssuer } from '../../support/open-provider.ts';
import { type Given, open } from '../../support/open-sign-in.ts';

describe('a sign-in that is kept', () => {
  const lasting = { tokens: { refresh_token: 'refresh-8sW2' }, revocation: json({}) };

  /** Signs in, and a mail server takes the token. */
  async function keepOne(given: Given = {}) {
    const keeper = memoryKeeper();
    const signIn = open({ keeper, ...given, habits: { ...lasting, ...given.habits } });
    const credentials = await signIn.start(given.typed && 'id.example.test');
    if (!credentials) throw new Error('a token');
    signIn.page.judged(credentials, true);
    return { ...signIn, keeper };
  }

  /** Another run with what was kept before. */
  const later = (keeper: Keeper, given: Given = {}) =>
    open({ keeper, ...given, habits: { ...lasting, ...given.habits } });

  const file = { client: { id: 'open', secret: 'file-secret' } };

  it('of the client of a file signs in again as that client', async () => {
    const { keeper } = await keepOne({ file });
    const next = later(keeper, { file });
    expect(next.shown()?.remember).toBe('kept');
    expect(await next.again()).toMatchObject({ kind: 'token' });
    const [{ form } = { form: null }] = next.provider.tokenRequests;
    expect(['client_id', 'client_secret', 'refresh_token'].map((name) => form?.get(name))).toEqual([
      'open',
      'file-secret',
      'refresh-8sW2',
    ]);
  });

  it('of a file is not there when the file hands out another client', async () => {
    const { keeper } = await keepOne({ file });
    expect(later(keeper, { file: { client: { id: 'other' } } }).shown()?.remember).toBe('on');
    expect(later(keeper).shown()?.remember).toBe('on');
  });

  it('of a client that was registered signs in again without registering', async () => {
    const { keeper } = await keepOne({ habits: { registration: { client_id: 'ours-4' } } });
    const next = later(keeper);
    expect(next.shown()?.remember).toBe('kept');
    expect(await next.again()).toMatchObject({ kind: 'token' });
    expect([next.provider.registrations, next.provider.pages]).toEqual([[], []]);
    expect(next.provider.tokenRequests[0]?.form.get('client_id')).toBe('ours-4');
  });

  it('goes to no endpoint that the provider names later', async () => {
    const { keeper } = await keepOne({ file });
    const moved = later(keeper, {
      file,
      habits: { metadata: { token_endpoint: 'https://tokens.elsewhere.test/token' } },
    });
    expect(await moved.again()).toBeNull();
    expect(moved.network.requests.filter(({ url }) => url.includes('elsewhere'))).toEqual([]);
    expect(keeper.kept.size).toBe(0);
  });

  it('is not made at the page of a stranger', async () => {
    const { keeper } = await keepOne({ typed: 'ana@shop.test', host: 'smtp.shop.test' });
    expect(keeper.kept.size).toBe(0);
  });

  it('is forgotten here at once and ended there, by one request', async () => {
    const { keeper } = await keepOne({ file });
    const next = later(keeper, { file });
    next.page.signOut();
    expect(keeper.kept.size).toBe(0);
    expect(next.shown()).toMatchObject({ remember: 'on', signedOut: 'asking' });
    await expect.poll(() => next.shown()?.signedOut).toBe('there-too');
    const [{ form } = { form: null }, ...more] = next.provider.revocations;
    expect(more).toEqual([]);
    expect(Object.fromEntries(form ?? [])).toEqual({
      token: 'refresh-8sW2',
      token_type_hint: 'refresh_token',
      client_id: 'open',
      client_secret: 'file-secret',
    });
    expect(next.network.requests.map(({ url }) => url)).toEqual([`${openIssuer}/revoke`]);
  });

  it.each<[string, OpenHabits]>([
    ['says no', { revocation: json({ error: 'unsupported_token_type' }, 400) }],
    ['is down', { revocation: { status: 503, body: '' } }],
    ['leads elsewhere', { revocation: { status: 307, headers: { location: 'https://evil.example/' } } }],
    ['does not answer', { revocation: { fail: { outcome: 'connection-error', detail: 'reset' } } }],
  ])('is forgotten here where the provider %s, and that is said', async (_, habits) => {
    const { keeper } = await keepOne();
    const next = later(keeper, { habits });
    next.page.signOut();
    await expect.poll(() => next.shown()?.signedOut).toBe('only-here');
    expect([keeper.kept.size, next.provider.revocations.length]).toEqual([0, 1]);
    expect(next.network.requests.map(({ url }) => new URL(url).hostname)).toEqual(['id.example.test']);
    await next.page.stop();
  });

  it('asks nobody where the page names no place to end it', async () => {
    const { keeper } = await keepOne({ habits: { revocation: undefined } });
    const next = later(keeper);
    next.page.signOut();
    await expect.poll(() => next.shown()?.signedOut).toBe('only-here');
    expect(next.network.requests).toEqual([]);
  });

  it('names no place of a big provider, nor one in clear', async () => {
    for (const revocation_endpoint of ['https://oauth2.googleapis.com/revoke', 'http://id.example.test/r']) {
      const signIn = open({ habits: { metadata: { revocation_endpoint } } });
      const taken = (await signIn.start()) !== null;
      expect(taken, revocation_endpoint).toBe(revocation_endpoint.startsWith('http:'));
    }
  });
});
