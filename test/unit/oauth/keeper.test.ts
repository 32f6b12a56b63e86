/** Signing in again without the page: what the provider says to a refresh token of an earlier run. */
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../electron/engine/base/secret.ts';
import { signInWithKept } from '../../../electron/engine/oauth/keeper.ts';
import type { OAuthProblem } from '../../../shared/oauth.ts';
import {
  json,
  memoryKeeper,
  oauthServer,
  oauthWorld,
  secrets,
  type TokenAnswer,
} from '../../support/oauth-world.ts';

const calm = new AbortController().signal;
const account = { address: 'ana@shop.example', page: oauthServer.id, clientId: 'client-1' };
const client = { id: 'client-1', secret: null };

async function keptAt(tokenEndpoint = oauthServer.tokenEndpoint) {
  const keeper = memoryKeeper();
  const { revocationEndpoint } = oauthServer;
  const refresh = new Secret(secrets.refresh);
  const grant = { refresh, tokenEndpoint, revocationEndpoint, client, scopes: ['mail.send'] };
  await keeper.judged({ kind: 'grant', account, grant }, true);
  return keeper;
}

describe('a sign-in that was kept', () => {
  it('gives new tokens, with the rights of then', async () => {
    const world = oauthWorld();
    const at = { server: oauthServer, network: world.network };
    const result = await signInWithKept(await keptAt(), account, at, calm);
    expect(result.ok && result.value.tokens.access.open()).toBe(secrets.access);
    expect(result).toMatchObject({ value: { kept: { scopes: ['mail.send'] } } });
    expect(world.forms.map((form) => form.get('refresh_token'))).toEqual([secrets.refresh]);
  });

  it.each<[string, OAuthProblem, TokenAnswer, boolean]>([
    ['it is over or taken back', 'kept-refused', json({ error: 'invalid_grant' }, 400), false],
    ['the page wants to see the person', 'kept-refused', json({ error: 'interaction_required' }, 400), false],
    ['the client is unknown by now', 'kept-refused', json({ error: 'invalid_client' }, 401), false],
    ['the provider is down', 'server-trouble', { status: 503, body: 'busy' }, true],
    ['nobody answers', 'no-connection', { fail: { outcome: 'dns-absent' } }, true],
  ])('%s: %s', async (_, problem, answer, stays) => {
    const keeper = await keptAt();
    const at = { server: oauthServer, network: oauthWorld(answer).network };
    expect(await signInWithKept(keeper, account, at, calm)).toMatchObject({ failure: { problem } });
    expect(keeper.stateOf(account)).toBe(stays ? 'kept' : 'on');
  });

  it('goes to no other place than the one that gave it out', async () => {
    const keeper = await keptAt('https://elsewhere.example/token');
    const world = oauthWorld();
    const at = { server: oauthServer, network: world.network };
    expect(await signInWithKept(keeper, account, at, calm)).toMatchObject({
      failure: { problem: 'kept-refused' },
    });
    expect(world.forms).toEqual([]);
    expect(keeper.kept.size).toBe(0);
  });

  it('is nothing where nothing is kept, or only for another client', async () => {
    const world = oauthWorld();
    const at = { server: oauthServer, network: world.network };
    const other = { ...account, clientId: 'client-2' };
    expect(await signInWithKept(await keptAt(), other, at, calm)).toMatchObject({
      failure: { problem: 'kept-refused' },
    });
    expect(world.forms).toEqual([]);
  });
});
