/** Tokens, codes, verifiers and states: none of them gets into a result, a failure, a log or an error. */
import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { Secret } from '../../../electron/engine/base/secret.ts';
import { signInThroughBrowser } from '../../../electron/engine/oauth/browser-flow.ts';
import { areUsedUp, refreshTokens, tokensOf } from '../../../electron/engine/oauth/tokens.ts';
import {
  browserOrder,
  json,
  oauthServer,
  oauthWorld,
  secrets,
  type TokenAnswer,
  tokenAnswer,
} from '../../support/oauth-world.ts';

const calm = new AbortController().signal;
const client = { id: 'client-1', secret: new Secret('client-secret-3fQ9') };

/** Everything that was secret in a world, as it was used. */
function secretsOf(world: ReturnType<typeof oauthWorld>): string[] {
  const verifiers = world.forms.map((form) => form.get('code_verifier') ?? '');
  return [...Object.values(secrets), ...verifiers, 'client-secret-3fQ9'].filter(Boolean);
}

function expectClean(value: unknown, hidden: readonly string[]): void {
  const text = `${JSON.stringify(value)}${inspect(value, { depth: 20, showHidden: true })}${structuredText(value)}`;
  for (const secret of hidden) {
    expect(text).not.toContain(secret);
    expect(text).not.toContain(Buffer.from(secret).toString('base64').replace(/=+$/, ''));
  }
}

function structuredText(value: unknown): string {
  try {
    return JSON.stringify(structuredClone(value));
  } catch {
    return '';
  }
}

describe('secrets of a sign-in page', () => {
  const echo = (form: URLSearchParams) =>
    json({ error: 'invalid_grant', error_description: `bad request: ${form.toString()}` }, 400);
  it.each<[string, TokenAnswer]>([
    ['a success', tokenAnswer()],
    ['an echo of the request', echo],
    ['half a success', json({ access_token: secrets.access, token_type: 'mac' })],
    ['an answer that is cut off', { headers: { 'content-type': 'application/json' }, body: secrets.access }],
    ['a failure that holds a token', json({ error: 'server_error', access_token: secrets.access }, 500)],
  ])('stay out of everything: %s', async (_, answer) => {
    const log = vi.spyOn(console, 'error');
    const world = oauthWorld(answer);
    const result = await signInThroughBrowser({ ...browserOrder(world), client }, calm);
    expect(world.forms.length).toBeGreaterThan(0);
    expectClean([result, client, world.network.contacted()], secretsOf(world));
    expect(log).not.toHaveBeenCalled();
    if (result.ok) expect(inspect(result)).toContain('[secret]');
  });

  it('stay out of the address of the page', async () => {
    const world = oauthWorld();
    await signInThroughBrowser({ ...browserOrder(world), client }, calm);
    expectClean(world.pages.map(String), secretsOf(world));
  });

  it('stay out of a refused refresh', async () => {
    const world = oauthWorld(echo);
    const refresh = new Secret(secrets.refresh);
    const result = await refreshTokens(
      { server: oauthServer, client, network: world.network },
      refresh,
      calm,
    );
    expect(result).toMatchObject({ ok: false, failure: { problem: 'code-refused' } });
    expectClean(result, secretsOf(world));
  });
});

describe('refreshing', () => {
  const at = (world: ReturnType<typeof oauthWorld>) => ({
    server: oauthServer,
    client: { id: 'client-1', secret: null },
    network: world.network,
  });

  it('gets a new token and keeps the refresh token that was not replaced', async () => {
    const world = oauthWorld(tokenAnswer({ refresh_token: undefined, access_token: 'new' }));
    const result = await refreshTokens(at(world), new Secret(secrets.refresh), calm);
    expect(result.ok && result.value.access.open()).toBe('new');
    expect(result.ok && result.value.refresh?.open()).toBe(secrets.refresh);
    expect(world.forms[0]?.get('grant_type')).toBe('refresh_token');
  });

  it('takes a refresh token that was replaced', async () => {
    const result = await refreshTokens(at(oauthWorld()), new Secret('first'), calm);
    expect(result.ok && result.value.refresh?.open()).toBe(secrets.refresh);
  });

  it('is due shortly before the end, by a clock that cannot be set', () => {
    const tokens = (expires_in: number | undefined) =>
      tokensOf({ access_token: 'a', token_type: 'bearer', expires_in });
    expect(areUsedUp(tokens(undefined))).toBe(false);
    expect(areUsedUp(tokens(3600))).toBe(false);
    expect(areUsedUp(tokens(20))).toBe(true);
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2001-01-01') });
    expect(areUsedUp(tokens(3600))).toBe(false);
    vi.useRealTimers();
  });
});
