/** Facts about sign-in pages, published ones, and whose client is used. */
import { describe, expect, it } from 'vitest';
import { hostName } from '../../../electron/engine/base/names.ts';
import type { Network } from '../../../electron/engine/network/network.ts';
import { clientForAll, clientsOf } from '../../../electron/engine/oauth/client.ts';
import { findServer, oauthFactsFor, offerOf, pageOf } from '../../../electron/engine/oauth/server.ts';
import type { PublishedOAuth } from '../../../shared/oauth.ts';
import { clientOfEnvironment } from '../../../shared/oauth.ts';
import { oauthProviders } from '../../../shared/providers/oauth.ts';
import { createMemoryNetwork } from '../../support/memory-network/memory.ts';
import { json } from '../../support/oauth-world.ts';

const calm = new AbortController().signal;
const mailHost = 'smtp.example.test';
const domain = 'example.test';

/** What a sign-in at this mail server would use, for somebody at example.test. */
async function serverFor(host: string, published: PublishedOAuth | null, network: Network) {
  const page = pageOf(host, published, domain);
  return page && findServer(page, network, calm);
}

describe('facts', () => {
  it.each(oauthProviders.map((one) => [one.id, one] as const))('%s is complete and dated', (id, one) => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(one.date).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(one.source).not.toBe('');
    const pages = [one.issuer, one.authorizationEndpoint, one.tokenEndpoint, one.deviceEndpoint];
    for (const page of [...pages, one.registration?.page].filter((text) => typeof text === 'string')) {
      const url = new URL(page);
      expect([url.protocol, url.search]).toEqual(['https:', '']);
    }
    expect([...one.hosts, one.imapHost].every((host) => hostName(host) === host)).toBe(true);
    expect(one.scopes.send.length * one.scopes.read.length).toBeGreaterThan(0);
  });

  it.each(oauthProviders.map((one) => [one.imapHost, one.id] as const))('%s belongs to %s', (host, id) => {
    expect(oauthFactsFor(host)?.id).toBe(id);
  });

  it('are found by the mail server and by no look-alike', () => {
    expect(oauthFactsFor('smtp.gmail.com')?.id).toBe('google');
    expect(oauthFactsFor('SMTP-MAIL.OUTLOOK.COM')?.id).toBe('microsoft');
    expect(oauthFactsFor('smtp.office365.com')?.id).toBe('microsoft');
    expect(oauthFactsFor('smtp.mail.yahoo.com')?.id).toBe('yahoo');
    for (const other of ['gmail.com.evil.example', 'notgmail.com', 'smtp.example.test'])
      expect(oauthFactsFor(other), other).toBeNull();
  });

  it('no client id is built in', async () => {
    const text = JSON.stringify(oauthProviders);
    expect(text).not.toMatch(/client_?id|apps\.googleusercontent|[0-9a-f]{8}-[0-9a-f]{4}/i);
  });
});

describe('published sign-in pages', () => {
  const published: PublishedOAuth = {
    issuer: 'https://id.example.test',
    scopes: ['mail'],
    hosts: [mailHost],
    authorizationEndpoint: null,
    tokenEndpoint: null,
  };
  const metadata = {
    issuer: 'https://id.example.test',
    authorization_endpoint: 'https://id.example.test/authorize',
    token_endpoint: 'https://id.example.test/token',
    device_authorization_endpoint: 'https://id.example.test/device',
    scopes_supported: ['mail', 'offline_access'],
    authorization_response_iss_parameter_supported: true,
  };
  const oauthPlace = 'https://id.example.test/.well-known/oauth-authorization-server';
  const openidPlace = 'https://id.example.test/.well-known/openid-configuration';

  it.each([oauthPlace, openidPlace])('come from %s', async (place) => {
    const network = createMemoryNetwork({ http: { [place]: json(metadata) } });
    expect(await serverFor(mailHost, published, network)).toMatchObject({
      id: 'id.example.test',
      issuer: 'https://id.example.test',
      tokenEndpoint: 'https://id.example.test/token',
      deviceEndpoint: 'https://id.example.test/device',
      scopes: { send: ['mail'], refresh: ['offline_access'] },
      namesItself: true,
      redirectHost: '127.0.0.1',
    });
  });

  it('stand in the file where there is no metadata, with a bare name as issuer', async () => {
    const network = createMemoryNetwork({ addresses: { 'id.example.test': ['192.0.2.1'] } });
    const file: PublishedOAuth = {
      issuer: 'id.example.test',
      scopes: ['a'],
      hosts: [mailHost],
      authorizationEndpoint: 'https://id.example.test/a',
      tokenEndpoint: 'https://id.example.test/t',
    };
    expect(await serverFor(mailHost, file, network)).toMatchObject({
      authorizationEndpoint: 'https://id.example.test/a',
      namesItself: false,
    });
  });

  it.each<[string, Partial<typeof metadata>]>([
    ['another issuer', { issuer: 'https://evil.example' }],
    ['an endpoint without protection', { token_endpoint: 'http://id.example.test/token' }],
    ['no endpoint', { authorization_endpoint: undefined }],
    ['an endpoint with a password in it', { token_endpoint: 'https://a:b@id.example.test/token' }],
  ])('with %s count as none', async (_, more) => {
    const network = createMemoryNetwork({ http: { [oauthPlace]: json({ ...metadata, ...more }) } });
    expect(await serverFor(mailHost, published, network)).toBeNull();
  });

  it.each(['http://id.example.test', 'not a name', 'https://u:p@id.example.test', ''])(
    'an issuer such as %j counts as none',
    async (issuer) => {
      const network = createMemoryNetwork({});
      expect(await serverFor(mailHost, { ...published, issuer }, network)).toBeNull();
      expect(network.requests).toEqual([]);
    },
  );

  it('facts count before them, and ask nobody', async () => {
    const network = createMemoryNetwork({});
    expect((await serverFor('smtp.gmail.com', published, network))?.id).toBe('google');
    expect(await serverFor(mailHost, null, network)).toBeNull();
    expect(network.requests).toEqual([]);
  });
});

describe('a file that would send tokens elsewhere', () => {
  const issuer = 'https://login.bigcorp.example';
  const published: PublishedOAuth = {
    issuer,
    scopes: ['mail'],
    hosts: [mailHost],
    authorizationEndpoint: `${issuer}/auth`,
    tokenEndpoint: `${issuer}/token`,
  };
  const silent = () => createMemoryNetwork({});
  const metadataAt = (at: string, endpoints: object) =>
    createMemoryNetwork({
      http: { [`${at}/.well-known/oauth-authorization-server`]: json({ issuer: at, ...endpoints }) },
    });

  it('names endpoints of another owner beside the name of the issuer', async () => {
    for (const part of ['authorizationEndpoint', 'tokenEndpoint'] as const) {
      const file = { ...published, [part]: 'https://evil.example/steal' };
      expect(await serverFor(mailHost, file, silent()), part).toBeNull();
    }
    expect(await serverFor(mailHost, published, silent())).not.toBeNull();
    const below = { ...published, tokenEndpoint: 'https://tokens.bigcorp.example/t' };
    expect(await serverFor(mailHost, below, silent())).not.toBeNull();
  });

  it('keeps the rest of what the issuer itself says', async () => {
    const network = metadataAt(issuer, {
      authorization_endpoint: 'https://pages.elsewhere.example/auth',
      token_endpoint: 'https://pages.elsewhere.example/token',
    });
    const file = { ...published, authorizationEndpoint: 'https://evil.example/auth' };
    expect(await serverFor(mailHost, file, network)).toMatchObject({
      authorizationEndpoint: 'https://pages.elsewhere.example/auth',
    });
  });

  it.each([
    'https://accounts.google.com',
    'https://evil.google.com',
    'https://login.microsoftonline.com/common/v2.0',
    'login.microsoftonline.com',
    'https://api.login.yahoo.com',
  ])('names the issuer %s of the built-in table for a server that is not of its row', (of) => {
    expect(pageOf(mailHost, { ...published, issuer: of }, domain)).toBeNull();
  });

  it('leads to a page of the built-in table through the endpoints of an issuer of its own', async () => {
    const own = 'https://login.example.test';
    const google = {
      authorization_endpoint: 'https://accounts.google.com/o/oauth2/auth',
      token_endpoint: `${own}/t`,
    };
    expect(await serverFor(mailHost, { ...published, issuer: own }, metadataAt(own, google))).toBeNull();
  });

  it('counts for the servers that it names, and for no other', () => {
    expect(pageOf(mailHost, published, domain)?.id).toBe('login.bigcorp.example');
    for (const other of ['smtp.evil.example', 'example.test', 'other.example.test'])
      expect(pageOf(other, published, domain), other).toBeNull();
  });

  it.each<[string, string, boolean]>([
    ['https://login.bigcorp.example', mailHost, true],
    ['https://id.example.test', mailHost, false],
    ['https://id.mailhoster.example', 'smtp.mailhoster.example', false],
    ['https://id.mailhoster.example.evil.example', 'smtp.mailhoster.example', true],
  ])('%s is a stranger to %s: %s', (of, host, foreign) => {
    const page = pageOf(host, { ...published, issuer: of, hosts: [host] }, domain);
    const offer = page && offerOf(page, host, () => null);
    expect(offer).toMatchObject({ foreign, host: new URL(of).hostname, server: host });
  });

  it.each(['https://google', 'https://127.0.0.1', 'https://[::1]', 'https://co.uk'])(
    'names %s, which is no public name',
    (of) => {
      expect(pageOf(mailHost, { ...published, issuer: of }, domain)).toBeNull();
    },
  );
});

describe('clients', () => {
  it('come from the environment, or from wherever they are registered', () => {
    const clients = clientsOf(
      clientOfEnvironment({
        SENDWELL_MAIL_RU_CLIENT_ID: 'from-environment',
        SENDWELL_ID_EXAMPLE_TEST_CLIENT_ID: 'published',
        SENDWELL_GOOGLE_CLIENT_ID: 'g',
        SENDWELL_GOOGLE_CLIENT_SECRET: 's',
        SENDWELL_AOL_CLIENT_ID: '',
      }),
    );
    expect(clients('mail-ru')?.id).toBe('from-environment');
    expect(clients('id.example.test')?.id).toBe('published');
    expect(clients('google')?.secret?.open()).toBe('s');
    expect(clients('aol')).toBeNull();
    const settings = clientsOf((page) => (page === 'aol' ? 'a' : undefined));
    expect(settings('aol')).toEqual({ id: 'a', secret: null });
    expect(settings('yahoo')).toBeNull();
    expect(clients('yahoo')).toBeNull();
    expect(clients('constructor')).toBeNull();
    expect(clientForAll('x')('google')?.id).toBe('x');
  });
});
