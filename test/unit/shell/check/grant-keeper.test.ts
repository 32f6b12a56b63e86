/** What signs in again without the provider's page, in the key store of the system. */
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../../electron/engine/base/secret.ts';
import { grantKeeper } from '../../../../electron/shell/check/grant-keeper.ts';
import { SavedSecrets } from '../../../../electron/shell/kept/saved-secrets.ts';
import { inMemory, keyStore, openToAnybody } from '../../../support/kept.ts';

const account = { address: 'ana@shop.example', page: 'microsoft', clientId: 'client-1' };
const grant = {
  refresh: new Secret('refresh-2wE5rT8y'),
  tokenEndpoint: 'https://sign-in.example/token',
  scopes: ['SMTP.Send', 'offline_access'],
};

function open({ wanted = true, keys = keyStore() } = {}) {
  const file = inMemory<{ username: string; host: string; locked: string }[]>([]);
  const wish = { wanted };
  const saved = new SavedSecrets(file, keys, 'linux');
  return { file, wish, saved, keeper: grantKeeper(saved, () => wish.wanted) };
}

describe('a kept sign-in', () => {
  it('is locked as a whole, and comes back', async () => {
    const { file, keeper } = open();
    expect(keeper.stateOf(account)).toBe('on');
    await keeper.keep(account, grant);
    expect(keeper.stateOf(account)).toBe('kept');
    expect(JSON.stringify(file.read())).not.toMatch(/refresh-2wE5rT8y|sign-in\.example/);
    const kept = await keeper.open(account);
    expect(kept).toMatchObject({ tokenEndpoint: grant.tokenEndpoint, scopes: grant.scopes });
    expect(kept?.refresh.open()).toBe('refresh-2wE5rT8y');
  });

  it.each([
    ['address', { address: 'bob@shop.example' }],
    ['page', { page: 'google' }],
    ['client', { clientId: 'client-2' }],
  ])('is not there for another %s', async (_, other) => {
    const { keeper } = open();
    await keeper.keep(account, grant);
    expect(keeper.stateOf({ ...account, ...other })).toBe('on');
    expect(await keeper.open({ ...account, ...other })).toBeNull();
  });

  it('is neither made nor opened where nobody wants it', async () => {
    const { keeper, wish, saved } = open();
    await keeper.keep(account, grant);
    wish.wanted = false;
    expect(keeper.stateOf(account)).toBe('off');
    expect(await keeper.open(account)).toBeNull();
    keeper.forget(account);
    await keeper.keep(account, grant);
    expect(saved.count).toBe(0);
  });

  it.each([
    ['would leave it readable', openToAnybody()],
    ['is not there', keyStore({ isAsyncEncryptionAvailable: async () => false })],
    ['breaks', keyStore({ encryptStringAsync: () => Promise.reject(new Error('locked')) })],
  ])('is not made where the key store %s', async (_, keys) => {
    const { keeper, saved } = open({ keys });
    await keeper.keep(account, grant);
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
