/** Signing in where nobody has registered this program: a client of the file, one of our own making, and none. */
import { describe, expect, it } from 'vitest';
import { clientForAll } from '../../../electron/engine/oauth/client.ts';
import { open, openScope } from '../../support/open-sign-in.ts';

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
