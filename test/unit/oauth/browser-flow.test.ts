/** Signing in through the browser: the way it should go, and every way in which somebody may want it to go. */
import net from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { Secret } from '../../../electron/engine/base/secret.ts';
import { type BrowserOrder, signInThroughBrowser } from '../../../electron/engine/oauth/browser-flow.ts';
import type { OAuthProblem } from '../../../shared/oauth.ts';
import {
  browserOrder,
  json,
  type OAuthWorld,
  oauthServer,
  oauthWorld,
  secrets,
  type TokenAnswer,
  tokenAnswer,
  visit,
  type WayBack,
} from '../../support/oauth-world.ts';

const calm = new AbortController().signal;

function isOpen(page: URL | undefined): Promise<boolean> {
  const { port } = new URL(page?.searchParams.get('redirect_uri') ?? 'http://127.0.0.1:1');
  return new Promise((resolve) => {
    const socket = net.connect(Number(port), '127.0.0.1');
    socket
      .once('connect', () => {
        socket.destroy();
        resolve(true);
      })
      .once('error', () => resolve(false));
  });
}

async function run(world: OAuthWorld, order: BrowserOrder = browserOrder(world), signal = calm) {
  const result = await signInThroughBrowser(order, signal);
  expect(await isOpen(world.pages.at(-1)), 'port is closed').toBe(false);
  return result;
}

async function problemOf(world: OAuthWorld, order?: BrowserOrder): Promise<OAuthProblem | null> {
  const result = await run(world, order);
  return result.ok ? null : result.failure.problem;
}

describe('signing in through the browser', () => {
  it('asks for what is needed and gives tokens', async () => {
    const world = oauthWorld(tokenAnswer({ scope: 'mail.send offline_access' }));
    const result = await run(world);
    expect(result).toMatchObject({ ok: true, value: { scopes: ['mail.send', 'offline_access'] } });
    if (!result.ok) return;
    expect(result.value.access.open()).toBe(secrets.access);
    expect(result.value.refresh?.open()).toBe(secrets.refresh);
    expect(result.value.endsAt).toBeGreaterThan(performance.now() + 3_500_000);
    const [page] = world.pages;
    expect(page?.origin).toBe('https://sign-in.example');
    expect(Object.fromEntries(page?.searchParams ?? [])).toMatchObject({
      response_type: 'code',
      client_id: 'client-1',
      scope: 'mail.send',
      code_challenge_method: 'S256',
      login_hint: 'user@example.test',
    });
    expect(page?.searchParams.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(world.network.contacted()).toEqual([
      { host: 'sign-in.example', port: 443, why: 'provider-sign-in' },
    ]);
  });

  it('makes state, verifier and port anew each time', async () => {
    const world = oauthWorld();
    await run(world);
    await run(world);
    const seen = (name: string) => world.pages.map((page) => page.searchParams.get(name));
    for (const name of ['state', 'code_challenge', 'redirect_uri'])
      expect(new Set(seen(name)).size, name).toBe(2);
    expect(seen('state')[0]?.length).toBeGreaterThanOrEqual(43);
  });

  it('names the client with its secret where the provider wants that', async () => {
    const world = oauthWorld();
    const client = { id: 'client-1', secret: new Secret('not-so-secret') };
    expect(await problemOf(world, { ...browserOrder(world), client })).toBeNull();
    expect(world.forms[0]?.get('client_secret')).toBe('not-so-secret');
  });

  it('takes the name of an organisation where the facts leave it open', async () => {
    const world = oauthWorld();
    const server = { ...oauthServer, issuer: 'https://sign-in.example/{tenant}/v2.0' };
    const back: WayBack = () => ({ code: secrets.code, iss: 'https://sign-in.example/9188040d-6c67/v2.0' });
    expect(await problemOf(world, { ...browserOrder(world, back), server })).toBeNull();
  });

  it('does not mind a clock that is wrong by years', async () => {
    const identity = [{ alg: 'none' }, { iss: 'https://other.example', aud: 'x', exp: 1, iat: 1, sub: 's' }];
    const id_token = `${identity.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`;
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2003-01-01') });
    try {
      expect(await problemOf(oauthWorld(tokenAnswer({ id_token })))).toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('what comes back to the port', () => {
  it.each<[string, OAuthProblem, WayBack]>([
    ['a wrong issuer', 'not-authentic', () => ({ code: secrets.code, iss: 'https://evil.example' })],
    ['an implicit token', 'not-authentic', () => ({ code: secrets.code, token: 'x', id_token: 'y' })],
    ['a code of somebody else', 'code-refused', () => ({ code: 'injected' })],
    ['a no of the person', 'refused', () => ({ error: 'access_denied' })],
    ['a scope that is not given out', 'wrong-scope', () => ({ error: 'invalid_scope' })],
    [
      'an administrator who has to agree',
      'admin-consent',
      () => ({
        error: 'access_denied',
        error_description: 'AADSTS90094: The grant requires admin permission.',
      }),
    ],
    [
      'a person who declined',
      'refused',
      () => ({ error: 'access_denied', error_description: 'AADSTS65004: User declined to consent.' }),
    ],
    ['trouble at the provider', 'server-trouble', () => ({ error: 'server_error' })],
    ['an error without a known name', 'server-trouble', () => ({ error: '\u202e<script>' })],
  ])('%s ends with %s', async (_, problem, back) => {
    const world = oauthWorld();
    expect(await problemOf(world, browserOrder(world, back))).toBe(problem);
    if (problem === 'not-authentic') expect(world.forms).toEqual([]);
  });

  it.each(['guessed', ''])(
    'a request with the state %j changes nothing: the right one still counts',
    async (state) => {
      const world = oauthWorld();
      let stranger: Promise<string | null> = Promise.resolve(null);
      const order = browserOrder(world, (page) => {
        stranger = visit(page, { code: 'x', state });
        void stranger.then(() =>
          visit(page, { code: secrets.code, state: page.searchParams.get('state') ?? '' }),
        );
        return null;
      });
      expect(await problemOf(world, order)).toBeNull();
      expect(await stranger).toBe('');
      expect(world.forms).toHaveLength(1);
    },
  );

  it('a parameter given twice ends it', async () => {
    const world = oauthWorld();
    const order = browserOrder(world, (page) => {
      void visit(page, `code=a&code=b&state=${page.searchParams.get('state')}`);
      return null;
    });
    expect(await problemOf(world, order)).toBe('not-authentic');
  });

  it('an issuer that is missing although the server promised it ends it', async () => {
    const world = oauthWorld();
    const server = { ...oauthServer, namesItself: true };
    expect(await problemOf(world, { ...browserOrder(world), server })).toBe('not-authentic');
    expect(world.forms).toEqual([]);
  });

  it('another issuer than the pattern allows ends it', async () => {
    const server = { ...oauthServer, issuer: 'https://sign-in.example/{tenant}/v2.0' };
    for (const iss of [
      'https://sign-in.example/a/b/v2.0',
      'https://sign-in.example.evil.example/x/v2.0',
      '',
    ]) {
      const world = oauthWorld();
      const back: WayBack = () => ({ code: secrets.code, iss });
      const problem = await problemOf(world, { ...browserOrder(world, back), server });
      expect(problem, iss).toBe(iss === '' ? null : 'not-authentic');
    }
  });

  it('the page at the end shows nothing of what came', async () => {
    const world = oauthWorld();
    let shown: Promise<string | null> = Promise.resolve(null);
    const order = browserOrder(world, (page) => {
      const state = page.searchParams.get('state') ?? '';
      shown = visit(page, { state, error: 'x', error_description: '<img src=x onerror=alert(1)>' });
      return null;
    });
    await run(world, order);
    const page = await shown;
    expect(page).toContain('Not signed in');
    expect(page).not.toContain('onerror');
    expect(page).not.toContain('<script');
  });

  it('a second hit finds no port', async () => {
    const world = oauthWorld();
    await run(world);
    const [page] = world.pages;
    expect(page && (await visit(page, { code: 'late', state: 'x' }))).toBeNull();
    expect(world.forms).toHaveLength(1);
  });
});

describe('what the token endpoint says', () => {
  const refuses = (error: string, error_description: string) => json({ error, error_description }, 400);

  it.each<[string, OAuthProblem, TokenAnswer]>([
    ['ten megabytes', 'answer-unusable', { body: 'x'.repeat(10_000_000) }],
    ['a redirect', 'answer-unusable', { status: 307, headers: { location: 'https://evil.example/' } }],
    ['a web page', 'answer-unusable', { headers: { 'content-type': 'text/html' }, body: '<h1>Hello</h1>' }],
    ['half an object', 'answer-unusable', { headers: { 'content-type': 'application/json' }, body: '{"acc' }],
    ['no token', 'answer-unusable', json({ token_type: 'Bearer' })],
    ['a token of another kind', 'answer-unusable', tokenAnswer({ token_type: 'mac' })],
    ['an end in words', 'answer-unusable', tokenAnswer({ expires_in: 'soon' })],
    ['a status that does not exist', 'no-connection', { status: 999 }],
    ['a 503', 'server-trouble', { status: 503, body: 'busy' }],
    ['an unknown client', 'wrong-client', json({ error: 'invalid_client' }, 401)],
    [
      'a client secret that is wanted',
      'wrong-secret',
      refuses('invalid_request', 'client_secret is missing.'),
    ],
    [
      'another service',
      'wrong-scope',
      refuses('invalid_target', 'AADSTS500011: The resource was not found.'),
    ],
    [
      'a second step that is wanted',
      'code-refused',
      refuses('interaction_required', 'AADSTS50076: Use MFA.'),
    ],
    ['nobody agreed yet', 'admin-consent', refuses('interaction_required', 'AADSTS65001: Not consented.')],
    [
      'no such client here',
      'wrong-client',
      refuses('unauthorized_client', 'AADSTS700016: Application was not found.'),
    ],
    [
      'a client that is to have a secret',
      'wrong-kind',
      refuses('invalid_client', "AADSTS7000218: The body must contain 'client_secret'."),
    ],
    [
      'a way of signing in that it may not use',
      'wrong-kind',
      refuses('unauthorized_client', 'Not this way.'),
    ],
    [
      'a secret though none is wanted',
      'wrong-secret',
      refuses('invalid_request', 'AADSTS700025: Client is public.'),
    ],
    ['another redirect', 'wrong-redirect', refuses('invalid_request', 'AADSTS50011: The redirect URI …')],
    ['another redirect at Google', 'wrong-redirect', refuses('redirect_uri_mismatch', 'Bad Request')],
    [
      'a right that is not there',
      'wrong-scope',
      refuses('invalid_client', 'AADSTS650057: Invalid resource.'),
    ],
    ['a code that was used before', 'code-refused', refuses('invalid_grant', 'AADSTS54005: Redeemed.')],
    [
      'a challenge',
      'wrong-client',
      { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' }, body: '' },
    ],
    ['a bad certificate', 'no-connection', { fail: { outcome: 'tls-error', detail: 'x', facts: null } }],
    ['no name', 'no-connection', { fail: { outcome: 'dns-absent' } }],
  ])('%s ends with %s', async (_, problem, answer) => {
    expect(await problemOf(oauthWorld(answer))).toBe(problem);
  });
});

describe('a sign-in that nobody finishes', () => {
  const closed: WayBack = () => null;

  it('stops when it is told to', async () => {
    const world = oauthWorld();
    const stopper = new AbortController();
    const order = browserOrder(world, () => {
      setTimeout(() => stopper.abort(), 5);
      return null;
    });
    expect(await run(world, order, stopper.signal)).toMatchObject({ failure: { problem: 'stopped' } });
  });

  it('does not begin when it was stopped before', async () => {
    const world = oauthWorld();
    const result = await run(world, browserOrder(world, closed), AbortSignal.abort());
    expect(result).toMatchObject({ failure: { problem: 'stopped' } });
  });

  it('ends by itself', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const world = oauthWorld();
      const running = signInThroughBrowser(browserOrder(world, closed), calm);
      await vi.waitUntil(() => world.pages.length > 0);
      await vi.advanceTimersByTimeAsync(16 * 60_000);
      expect(await running).toMatchObject({ failure: { problem: 'timed-out' } });
      expect(await isOpen(world.pages[0])).toBe(false);
    } finally {
      vi.useRealTimers();
    }
  });

  it('ends at once without a browser, and with one that hangs when it is stopped', async () => {
    const world = oauthWorld();
    const order = browserOrder(world);
    expect(await problemOf(world, { ...order, openPage: async () => false })).toBe('no-browser');
    const stopper = new AbortController();
    const hanging = { ...order, openPage: () => new Promise<boolean>(() => {}) };
    setTimeout(() => stopper.abort(), 5);
    expect(await run(world, hanging, stopper.signal)).toMatchObject({ failure: { problem: 'stopped' } });
  });

  it('does not begin where the page cannot come back', async () => {
    const world = oauthWorld();
    const server = { ...oauthServer, redirectHost: null };
    expect(await problemOf(world, { ...browserOrder(world), server })).toBe('no-way-back');
    expect(world.pages).toEqual([]);
  });
});
