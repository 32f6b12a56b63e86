/** The way to the person's browser for sign-in pages, and whose client ids count. */
import { describe, expect, it } from 'vitest';
import type { PracticeWorld } from '../../../../electron/engine/practice/world.ts';
import { ownChoice } from '../../../../electron/shell/check/own-choice.ts';
import { oauthDeps } from '../../../../electron/shell/check/sign-in-page.ts';
import { openSignInPage } from '../../../../electron/shell/window/external-links.ts';

async function tryToOpen(address: string, practising = false): Promise<string[]> {
  const opened: string[] = [];
  const answer = await openSignInPage(address, practising, async (url) => void opened.push(url));
  expect(answer).toBe(opened.length === 1);
  return opened;
}

describe('a sign-in page', () => {
  it('is opened where it is https', async () => {
    expect(await tryToOpen('https://accounts.example/a?b=c')).toEqual(['https://accounts.example/a?b=c']);
  });

  it.each([
    'http://accounts.example/',
    'http://127.0.0.1:4711/authorize',
    'https://user@accounts.example/',
    'https://user:password@accounts.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'sendwell://app/',
    'not an address',
    '',
  ])('is not opened at %j', async (address) => {
    expect(await tryToOpen(address)).toEqual([]);
  });

  it('is on this computer in practice only', async () => {
    expect(await tryToOpen('http://127.0.0.1:4711/authorize', true)).toHaveLength(1);
    for (const other of ['http://localhost:1/', 'http://192.0.2.1/', 'http://127.0.0.1.evil.example/'])
      expect(await tryToOpen(other, true), other).toEqual([]);
  });

  it('says so when the system knows no browser', async () => {
    const open = () => Promise.reject(new Error('no browser'));
    expect(await openSignInPage('https://accounts.example/', false, open)).toBe(false);
  });
});

describe('client ids of the window', () => {
  const openExternal = async () => {};
  const clientOf = () => ({ id: 'own', secret: 'public' });

  it('are those that count', () => {
    const { clients, words } = oauthDeps({ language: 'de-AT', openExternal, clientOf, world: null });
    expect(clients('yandex')?.id).toBe('own');
    expect(clients('yandex')?.secret?.open()).toBe('public');
    expect(words.language).toBe('de');
  });

  it('are those of the practice world inside it, whose pages are on this computer', () => {
    const world = {
      clientId: 'practice-id',
      pageAddress: (page: string) => page.replace('https://sign-in.example', 'http://127.0.0.1:1'),
    } as unknown as PracticeWorld;
    const { clients, pageAddress } = oauthDeps({ language: 'de-AT', openExternal, clientOf, world });
    expect(clients('microsoft')?.id).toBe('practice-id');
    expect(pageAddress?.('https://sign-in.example/a')).toBe('http://127.0.0.1:1/a');
  });
});

describe('what the person chose in the window', () => {
  it('are the settings, and client ids of the settings before the environment', () => {
    const env = { SENDWELL_GOOGLE_CLIENT_ID: 'env', SENDWELL_MICROSOFT_CLIENT_ID: 'env' };
    const own = ownChoice({ dns: '::1', caFile: null, clientIds: { microsoft: 'own' } }, env);
    expect(own).toMatchObject({ dns: { ip: '::1', port: 53 }, caFile: undefined });
    const ids = ['microsoft', 'google', 'constructor'].map((page) => own.clientOf?.(page));
    expect(ids).toEqual(['own', { id: 'env', secret: undefined }, undefined]);
  });

  it.each([null, 'router', undefined])('a DNS server %j is none', (dns) => {
    expect(ownChoice({ dns }, {}).dns).toBeUndefined();
  });
});
