/** What a mail server took, in the key store of the system: passwords, and what signs in again without the provider's page. */
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../../electron/engine/base/secret.ts';
import { clientFrom } from '../../../../electron/engine/oauth/client.ts';
import { createKeeper } from '../../../../electron/shell/check/keeper.ts';
import { SavedSecrets } from '../../../../electron/shell/kept/saved-secrets.ts';
import { inMemory, keyStore, openToAnybody } from '../../../support/kept.ts';

const account = { address: 'ana@shop.example', page: 'microsoft', clientId: 'client-1' };
const grant = {
  refresh: new Secret('refresh-2wE5rT8y'),
  tokenEndpoint: 'https://sign-in.example/token',
  revocationEndpoint: 'https://sign-in.example/revoke',
  client: clientFrom('client-1', 'open-to-all'),
  scopes: ['SMTP.Send', 'offline_access'],
};

function open({ wanted = true, keys = keyStore() } = {}) {
  const file = inMemory<{ username: string; host: string; locked: string }[]>([]);
  const wish = { wanted };
  const saved = new SavedSecrets(file, keys, 'linux');
  const passwords = new SavedSecrets(inMemory([]), keys, 'linux');
  const keeper = createKeeper(passwords, saved, () => wish.wanted);
  const judge = (taken: boolean) => keeper.judged({ kind: 'grant', account, grant }, taken);
  return { file, wish, saved, passwords, keeper, judge };
}

describe('a password', () => {
  const password = { username: 'ana@shop.example', host: 'smtp.shop.example', secret: new Secret('x') };

  it('is kept once a server took it, for that server', async () => {
    const { keeper, passwords } = open();
    await keeper.judged({ kind: 'password', ...password }, false);
    expect(passwords.count).toBe(0);
    await keeper.judged({ kind: 'password', ...password }, true);
    expect((await passwords.open(password))?.open()).toBe('x');
    expect(passwords.has({ ...password, host: 'other.example' })).toBe(false);
  });

  it('that is kept stays where a server says no: the name may have been the reason', async () => {
    const { keeper, passwords } = open();
    await keeper.judged({ kind: 'password', ...password }, true);
    await keeper.judged({ kind: 'password', ...password }, false);
    expect(passwords.has(password)).toBe(true);
  });

  it('is not kept where nobody wants it', async () => {
    const { keeper, passwords } = open({ wanted: false });
    await keeper.judged({ kind: 'password', ...password }, true);
    expect(passwords.count).toBe(0);
  });
});

describe('a kept sign-in', () => {
  it('is locked as a whole, and comes back', async () => {
    const { file, keeper, judge } = open();
    expect(keeper.stateOf(account)).toBe('on');
    await judge(true);
    expect(keeper.stateOf(account)).toBe('kept');
    expect(JSON.stringify(file.read())).not.toMatch(/refresh-2wE5rT8y|sign-in\.example/);
    const kept = await keeper.open(account);
    const { tokenEndpoint, revocationEndpoint, scopes } = grant;
    expect(kept).toMatchObject({ tokenEndpoint, revocationEndpoint, scopes, client: { id: 'client-1' } });
    expect([kept?.refresh.open(), kept?.client.secret?.open()]).toEqual(['refresh-2wE5rT8y', 'open-to-all']);
  });

  it('of a client that the page registered comes back with that client, and for no other', async () => {
    const { keeper } = open();
    const registered = { ...account, clientId: null };
    const client = { ...clientFrom('client-7', 'ours'), provesItself: 'basic' as const };
    await keeper.judged(
      { kind: 'grant', account: registered, grant: { ...grant, client, revocationEndpoint: null } },
      true,
    );
    const kept = await keeper.open(registered);
    expect(kept).toMatchObject({
      client: { id: 'client-7', provesItself: 'basic' },
      revocationEndpoint: null,
    });
    expect(await keeper.open(account)).toBeNull();
  });

  it('is gone at once when it is taken, though what was kept comes out', async () => {
    const { keeper, judge } = open();
    await judge(true);
    const taken = keeper.take(account);
    expect(keeper.stateOf(account)).toBe('on');
    expect((await taken)?.refresh.open()).toBe('refresh-2wE5rT8y');
    expect(await keeper.take(account)).toBeNull();
  });

  it('is gone as well where the key store does not open it any more', async () => {
    const keys = keyStore();
    const { keeper, judge, saved } = open({ keys });
    await judge(true);
    keys.decryptStringAsync = () => Promise.reject(new Error('locked'));
    expect(await keeper.take(account)).toBeNull();
    expect(saved.count).toBe(0);
  });

  it.each([
    ['address', { address: 'bob@shop.example' }],
    ['page', { page: 'google' }],
    ['client', { clientId: 'client-2' }],
  ])('is not there for another %s', async (_, other) => {
    const { keeper, judge } = open();
    await judge(true);
    expect(keeper.stateOf({ ...account, ...other })).toBe('on');
    expect(await keeper.open({ ...account, ...other })).toBeNull();
  });

  it('is neither made nor opened where nobody wants it', async () => {
    const { keeper, wish, saved, judge } = open();
    await judge(true);
    wish.wanted = false;
    expect(keeper.stateOf(account)).toBe('off');
    expect(await keeper.open(account)).toBeNull();
    keeper.forget(account);
    await judge(true);
    expect(saved.count).toBe(0);
  });

  it('is forgotten when a mail server does not take its token', async () => {
    const { keeper, judge } = open();
    await judge(true);
    await judge(false);
    expect(keeper.stateOf(account)).toBe('on');
  });

  it.each([
    ['would leave it readable', openToAnybody()],
    ['is not there', keyStore({ isAsyncEncryptionAvailable: async () => false })],
    ['breaks', keyStore({ encryptStringAsync: () => Promise.reject(new Error('locked')) })],
  ])('is not made where the key store %s', async (_, keys) => {
    const { judge, saved } = open({ keys });
    await judge(true);
    expect(saved.count).toBe(0);
  });

  it('that makes no sense any more is nothing', async () => {
    const { keeper, saved } = open();
    const place = { username: account.address, host: `${account.page} ${account.clientId}` };
    for (const content of ['', 'refresh=x', 'refresh=x&scopes=a&tokenEndpoint=http://sign-in.example/']) {
      await saved.keep(place, new Secret(content));
      expect(await keeper.open(account), content).toBeNull();
    }
  });
});
