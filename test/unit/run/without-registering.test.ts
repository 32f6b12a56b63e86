/** Signing in where nobody has registered this program: a client of the file, one of our own making, and none. */
import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../../electron/engine/base/address.ts';
import type { OAuthClients } from '../../../electron/engine/oauth/client.ts';
import { clientForAll } from '../../../electron/engine/oauth/client.ts';
import type { Keeper } from '../../../electron/engine/run/keeper.ts';
import { SignInPage } from '../../../electron/engine/run/sign-in-page.ts';
import type { ProviderSignIn, PublishedOAuth } from '../../../shared/oauth.ts';
import { createMemoryNetwork } from '../../support/memory-network/memory.ts';
import { endPageWords, json, memoryKeeper } from '../../support/oauth-world.ts';
import { type OpenHabits, OpenProvider, openIssuer } from '../../support/open-provider.ts';

const door = { host: 'smtp.example.test', port: 465, security: 'tls' } as const;
const openScope = 'urn:ietf:params:oauth:scope:mail';
const nobody: OAuthClients = () => null;

function published(more: Partial<PublishedOAuth> = {}): PublishedOAuth {
  return {
    issuer: openIssuer,
    scopes: ['mail everything'],
    hosts: [door.host],
    authorizationEndpoint: null,
    tokenEndpoint: null,
    ...more,
  };
}

interface Given {
  habits?: OpenHabits;
  file?: Partial<PublishedOAuth>;
  clients?: OAuthClients;
  typed?: string;
  host?: string;
  keeper?: Keeper;
}

function open(given: Given = {}) {
  const { habits, file, clients = nobody, typed = 'ana@example.test', host = door.host, keeper } = given;
  const address = parseAddress(typed);
  if (!address.ok) throw new Error('an address');
  const provider = new OpenProvider(habits);
  const network = createMemoryNetwork({ http: provider.serve });
  const discovery = {
    ispdbBases: [],
    offlineDb: false,
    allowedHosts: new Set<string>(),
    allowAll: false,
    random: () => 0.5,
  };
  let shown: ProviderSignIn | null = null;
  const page = new SignInPage(
    { network, discovery, keeper, oauth: { clients, openPage: provider.openPage, words: endPageWords } },
    address.address,
    (event) => {
      if (event.type === 'page') shown = event.page;
    },
  );
  const endpoint = { ...door, host };
  page.offer(endpoint, ['XOAUTH2'], published({ hosts: [host], ...file }));
  const start = (agreedHost?: string) =>
    page.start(endpoint, { flow: 'browser', alsoRead: false, agreedHost });
  const again = () => page.start(endpoint, { flow: 'kept', alsoRead: false });
  return { page, provider, network, start, again, shown: () => shown };
}

const paths = ({ provider }: ReturnType<typeof open>) =>
  provider.pages.map((url) => new URL(url.searchParams.get('redirect_uri') ?? '').pathname);

describe('a client that the file hands out', () => {
  it('`open` signs in, with PKCE and a path of its own for the way back', async () => {
    const signIn = open({ file: { client: { id: 'open' } } });
    expect(signIn.shown()?.ready).toBe(true);
    const credentials = await signIn.start();
    expect(credentials).toMatchObject({ kind: 'token', username: 'ana@example.test' });
    expect(credentials?.secret.open()).toBe('access-5kT9');
    const { provider } = signIn;
    expect(provider.registrations).toEqual([]);
    expect(provider.pages[0]?.searchParams.get('client_id')).toBe('open');
    expect(provider.pages[0]?.searchParams.get('code_challenge_method')).toBe('S256');
    expect(paths(signIn)[0]).toMatch(/^\/[\w-]{16}$/);
    expect(provider.tokenRequests[0]?.form.get('client_id')).toBe('open');
  });

  it('shows the secret of the file to the issuer of the file', async () => {
    const { start, provider } = open({ file: { client: { id: 'sendwell', secret: 'file-secret' } } });
    expect(await start()).not.toBeNull();
    expect(provider.tokenRequests[0]?.form.get('client_secret')).toBe('file-secret');
  });

  it('gives way to the client that the person has', async () => {
    const signIn = open({ file: { client: { id: 'open' } }, clients: clientForAll('mine') });
    await signIn.start();
    expect(signIn.provider.pages[0]?.searchParams.get('client_id')).toBe('mine');
    expect(paths(signIn)).toEqual(['/']);
  });

  it('is shown to no page of the built-in table, whatever the file says', async () => {
    for (const issuer of ['https://accounts.google.com', 'accounts.google.com', 'https://login.live.com']) {
      const evil = open({
        typed: 'ana@evil.example',
        host: 'smtp.evil.example',
        file: { issuer, client: { id: 'stolen-id', secret: 'stolen-secret' } },
      });
      const shown = evil.shown();
      // A name that the table does not know is a stranger's: it waits for the person, and nothing is asked.
      if (shown !== null) expect(shown.foreign).toBe(true);
      expect(await evil.start()).toBeNull();
      expect([evil.network.requests, evil.provider.pages, evil.provider.tokenRequests]).toEqual([[], [], []]);
    }
  });

  it('is not shown to a provider whose mail server the file names as its own', async () => {
    const evil = open({
      typed: 'ana@evil.example',
      host: 'smtp.gmail.com',
      file: { client: { id: 'stolen-id' } },
    });
    expect(evil.shown()).toMatchObject({ id: 'google', ready: false });
    expect(await evil.start()).toBeNull();
    expect([evil.network.requests, evil.provider.pages]).toEqual([[], []]);
  });
});

describe('a client that is registered on the way', () => {
  it('asks for the open scope alone, and for a native client without a secret', async () => {
    const signIn = open({
      habits: { metadata: { scopes_supported: [openScope, 'offline_access', 'admin'] } },
    });
    expect(await signIn.start()).toMatchObject({ kind: 'token' });
    const [registration] = signIn.provider.registrations;
    expect(registration).toMatchObject({
      client_name: 'Sendwell',
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      scope: `${openScope} offline_access`,
    });
    expect(registration?.redirect_uris).toEqual([`http://127.0.0.1${paths(signIn)[0]}`]);
    expect(signIn.provider.pages[0]?.searchParams.get('scope')).toBe(`${openScope} offline_access`);
    expect(signIn.provider.tokenRequests[0]?.form.get('client_id')).toBe('client-1');
  });

  it('is made once for a run', async () => {
    const { start, provider } = open({ habits: { wayBack: { error: 'access_denied' } } });
    await start();
    provider.habits = {};
    expect(await start()).not.toBeNull();
    expect(provider.registrations).toHaveLength(1);
  });

  it.each<[string, Record<string, unknown>, boolean]>([
    ['client_secret_basic', { token_endpoint_auth_method: 'client_secret_basic' }, true],
    ['nothing, which is Basic', {}, true],
    ['client_secret_post', { token_endpoint_auth_method: 'client_secret_post' }, false],
  ])('a secret that is handed out is shown as told: %s', async (_, method, basic) => {
    const secret = { client_secret: 'handed-out-3kQ', client_secret_expires_at: 0 };
    const { start, provider } = open({ habits: { registration: { ...secret, ...method } } });
    expect(await start()).not.toBeNull();
    const [{ form, authorization } = { form: new URLSearchParams(), authorization: '' }] =
      provider.tokenRequests;
    expect(authorization?.startsWith('Basic ') ?? false).toBe(basic);
    expect(form.get('client_secret')).toBe(basic ? null : 'handed-out-3kQ');
  });

  it('that is to prove itself with a key of its own is of no use', async () => {
    const { start, provider, shown } = open({
      habits: { registration: { token_endpoint_auth_method: 'private_key_jwt' } },
    });
    expect(await start()).toBeNull();
    expect(shown()?.problem).toBe('answer-unusable');
    expect(provider.pages).toEqual([]);
  });

  it.each([
    ['in the words of RFC 7591', { status: 400, body: '{"error":"invalid_client_metadata"}' }],
    ['because it wants an invitation', { status: 401, headers: { 'www-authenticate': 'Bearer' }, body: '' }],
  ])('is refused %s: the provider wants a form', async (_, answer) => {
    const headers = { 'content-type': 'application/json', ...('headers' in answer && answer.headers) };
    const { start, provider, shown } = open({ habits: { refusal: { ...answer, headers } } });
    expect(await start()).toBeNull();
    expect(shown()?.problem).toBe('no-client');
    expect([provider.pages, provider.tokenRequests]).toEqual([[], []]);
  });

  it('a provider that registers nobody wants a form as well', async () => {
    const { start, provider, shown } = open({ habits: { registration: null } });
    expect(await start()).toBeNull();
    expect([shown()?.problem, provider.pages.length]).toEqual(['no-client', 0]);
  });

  it('when the provider changes its endpoints, what it handed out does not go to the new ones', async () => {
    const { start, provider, network } = open({
      habits: {
        wayBack: { error: 'access_denied' },
        registration: { client_secret: 'old', client_secret_expires_at: 0 },
      },
    });
    await start();
    provider.habits = { metadata: { token_endpoint: 'https://tokens.elsewhere.test/token' } };
    expect(await start()).toBeNull();
    expect(provider.registrations).toHaveLength(2);
    const moved = network.requests.filter(({ url }) => url.startsWith('https://tokens.elsewhere.test/'));
    expect(JSON.stringify(moved)).not.toContain('old');
  });

  it.each<[string, Record<string, unknown>]>([
    ['token', { token_endpoint: 'https://oauth2.googleapis.com/token' }],
    ['registration', { registration_endpoint: 'https://login.microsoftonline.com/register' }],
    ['token in clear', { token_endpoint: 'http://id.example.test/token' }],
  ])('metadata whose %s endpoint is a big provider or in clear is not used', async (_, metadata) => {
    const { start, provider } = open({ habits: { metadata } });
    expect(await start()).toBeNull();
    expect([provider.registrations, provider.pages]).toEqual([[], []]);
  });

  it.each([
    ['names another issuer', { iss: 'https://evil.example' }],
    ['names none, though it promised to', { iss: '' }],
  ])('a way back that %s ends it', async (_, wayBack) => {
    const { start, provider, shown } = open({ habits: { wayBack } });
    expect(await start()).toBeNull();
    expect([shown()?.problem, provider.tokenRequests.length]).toEqual(['not-authentic', 0]);
  });
});

describe('the name that the provider knows the account by', () => {
  const identity = (claims: object) =>
    ['{}', JSON.stringify(claims), 'x'].map((part) => Buffer.from(part).toString('base64url')).join('.');
  const named = (preferred_username: unknown) =>
    open({ habits: { tokens: { id_token: identity({ preferred_username }) } } });

  it('signs in, and is said', async () => {
    const { start, shown } = named('ana.primary@example.test');
    expect(await start()).toMatchObject({ username: 'ana.primary@example.test' });
    expect(shown()?.signsInAs).toBe('ana.primary@example.test');
  });

  it('is not said where it is the address', async () => {
    const { start, shown } = named('Ana@example.test');
    expect(await start()).toMatchObject({ username: 'ana@example.test' });
    expect(shown()?.signsInAs).toBeNull();
  });

  it.each([
    'ana',
    'ana@example.test\u0001auth=Bearer x',
    'ana@example.test,host=evil',
    'a,b@example.test',
    'ana@example.test bo@example.test',
    ' ana@example.test',
    'ana@example.test\r\n',
    '\u202eana@example.test',
    `${'a'.repeat(300)}@example.test`,
    7,
    null,
    ['ana@example.test'],
  ])('%j is none', async (name) => {
    const { start, shown } = named(name);
    expect(await start()).toMatchObject({ username: 'ana@example.test' });
    expect(shown()?.signsInAs).toBeNull();
  });

  it.each(['x', 'a.b.c', '..', 7])('an identity token that is none, %j, does no harm', async (id_token) => {
    expect(await open({ habits: { tokens: { id_token } } }).start()).toMatchObject({
      username: 'ana@example.test',
    });
  });

  it('counts from the identity token alone', async () => {
    const { start } = open({ habits: { tokens: { preferred_username: 'bo@example.test' } } });
    expect(await start()).toMatchObject({ username: 'ana@example.test' });
  });
});

describe('an issuer that belongs to neither owner', () => {
  const stranger = { typed: 'ana@shop.test', host: 'smtp.shop.test' };

  it('is asked nothing before both names were agreed to', async () => {
    const { start, network, shown } = open(stranger);
    expect(shown()).toMatchObject({ foreign: true, host: 'id.example.test', server: 'smtp.shop.test' });
    expect(await start()).toBeNull();
    expect(network.requests).toEqual([]);
  });

  it('gets the open scope alone, also with a client of the file', async () => {
    const { start, provider } = open({ ...stranger, file: { client: { id: 'open' } } });
    expect(await start('id.example.test')).not.toBeNull();
    expect(provider.pages[0]?.searchParams.get('scope')).toBe(openScope);
  });
});

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
