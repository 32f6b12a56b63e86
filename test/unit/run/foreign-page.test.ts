/** A published sign-in page that belongs to neither owner opens only after the person agreed to both names. */
import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../../electron/engine/base/address.ts';
import { clientForAll } from '../../../electron/engine/oauth/client.ts';
import { SignInPage } from '../../../electron/engine/run/sign-in-page.ts';
import type { ProviderSignIn, PublishedOAuth } from '../../../shared/oauth.ts';
import { createMemoryNetwork } from '../../support/memory-network/memory.ts';
import { endPageWords, json } from '../../support/oauth-world.ts';

const door = { host: 'smtp.example.test', port: 465, security: 'tls' } as const;
const issuer = 'https://login.bigcorp.example';
const published: PublishedOAuth = {
  issuer,
  scopes: ['mail'],
  hosts: [door.host, 'imap.example.test'],
  authorizationEndpoint: `${issuer}/auth`,
  tokenEndpoint: `${issuer}/token`,
};

function open({ allowed = '', pageOn = issuer } = {}) {
  const address = parseAddress('user@example.test');
  if (!address.ok) throw new Error('an address');
  const endpoints = { authorization_endpoint: `${pageOn}/auth`, token_endpoint: `${issuer}/token` };
  const metadata = json({ issuer, ...endpoints });
  const network = createMemoryNetwork({
    http: { [`${issuer}/.well-known/oauth-authorization-server`]: metadata },
  });
  const discovery = {
    ispdbBases: [],
    offlineDb: false,
    allowedHosts: new Set([allowed]),
    allowAll: false,
    random: () => 0.5,
  };
  const pages: string[] = [];
  let shown: ProviderSignIn | null = null;
  const page = new SignInPage(
    {
      network,
      discovery,
      oauth: {
        clients: clientForAll('client-1'),
        openPage: async (url) => {
          pages.push(new URL(url).hostname);
          return false;
        },
        words: endPageWords,
      },
    },
    address.address,
    (event) => {
      if (event.type === 'page') shown = event.page;
    },
  );
  page.offer(door, ['XOAUTH2'], published);
  const start = (agreedHost?: string) => page.start(door, { flow: 'browser', alsoRead: false, agreedHost });
  return { page, pages, network, start, shown: () => shown };
}

describe('a page of somebody else', () => {
  it('is offered with both names, and kept nowhere', () => {
    const { shown } = open();
    expect(shown()).toMatchObject({
      host: 'login.bigcorp.example',
      server: door.host,
      foreign: true,
      remember: 'off',
    });
  });

  it.each([undefined, '', 'login.example.test', door.host])(
    'asks nobody where the person agreed to %s',
    async (agreedHost) => {
      const { start, pages, network, shown, page } = open();
      expect(await start(agreedHost)).toBeNull();
      expect(shown()).toMatchObject({ stage: 'failed', problem: 'not-agreed' });
      expect([...pages, ...network.requests]).toEqual([]);
      expect(page.diagnosis(door, null)).toMatchObject({
        class: 'consent-required',
        facts: { host: 'login.bigcorp.example', server: door.host },
      });
    },
  );

  it('opens where the person agreed to it, at the call or beforehand', async () => {
    const asked = open();
    await asked.start('login.bigcorp.example');
    expect(asked.pages).toEqual(['login.bigcorp.example']);
    const beforehand = open({ allowed: 'login.bigcorp.example' });
    expect(beforehand.shown()?.foreign).toBe(false);
    await beforehand.start();
    expect(beforehand.pages).toEqual(['login.bigcorp.example']);
  });

  it('that turns out to be on yet another host is asked about under that name', async () => {
    const { start, pages, shown } = open({ pageOn: 'https://pages.elsewhere.example' });
    await start('login.bigcorp.example');
    expect(pages).toEqual([]);
    expect(shown()).toMatchObject({ problem: 'not-agreed', host: 'pages.elsewhere.example' });
    await start('pages.elsewhere.example');
    expect(pages).toEqual(['pages.elsewhere.example']);
  });
});
