/** What the settings screen asks of the main process: nothing of it waits for the key store, or touches it unasked. */
import { describe, expect, it, vi } from 'vitest';
import { Secret } from '../../../electron/engine/base/secret.ts';
import { effective } from '../../../electron/engine/configuration/effective.ts';
import { clientFrom } from '../../../electron/engine/oauth/client.ts';
import type { Command } from '../../../electron/engine/run/command.ts';
import { ContactLog } from '../../../electron/shell/check/contact-log.ts';
import { createKeeper, type TakenSignIn, takeSignIns } from '../../../electron/shell/check/keeper.ts';
import { KeptPreferences } from '../../../electron/shell/kept/kept-preferences.ts';
import { type KeyStore, SavedSecrets } from '../../../electron/shell/kept/saved-secrets.ts';
import { settingsHandlers } from '../../../electron/shell/requests/settings-handlers.ts';
import { idleState } from '../../../shared/idle-state.ts';
import { inMemory, keyStore } from '../../support/kept.ts';

const username = 'ana@shop.example';
const door = { host: 'smtp.shop.example', port: 465, security: 'tls' } as const;

/** A key store that says nothing until it is told what to do. */
function waiting() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const calls = vi.fn();
  const inner = keyStore();
  const keys: KeyStore = {
    async isAsyncEncryptionAvailable() {
      calls();
      await opened;
      return true;
    },
    encryptStringAsync: (text) => inner.encryptStringAsync(text),
    decryptStringAsync: (locked) => inner.decryptStringAsync(locked),
  };
  return { keys, calls, open: () => open() };
}

async function parts(keys: KeyStore, rememberPassword: boolean) {
  const settings = new KeptPreferences(inMemory({ rememberPassword }), () => {});
  const file = inMemory<{ username: string; host: string; locked: string }[]>([]);
  await new SavedSecrets(file, keyStore(), 'linux').keep(
    { username, host: door.host },
    new Secret('open sesame'),
  );
  const commands: Command[] = [];
  const state = { ...idleState, chosen: { ...door, host: door.host as string } };
  const signIns = new SavedSecrets(inMemory([]), keys, 'linux');
  const ended: TakenSignIn[] = [];
  const handlers = settingsHandlers({
    host: {
      practising: false,
      state: async () => state,
      dispatch: async (command: Command) => {
        commands.push(command);
        return { ok: true };
      },
    },
    settings,
    passwords: new SavedSecrets(file, keys, 'linux'),
    signIns,
    endSignIns: async () => {
      const taken = await takeSignIns(signIns);
      ended.push(...taken);
      return taken.map(({ page }) => page);
    },
    mayKeepSecrets: () => settings.preferences.rememberPassword,
    effective: () => effective({ policy: {}, file: null, own: {} }),
    contacts: new ContactLog(),
    dialog: { showOpenDialog: () => Promise.reject(new Error('no dialog here')) },
    language: () => 'en',
    managed: Promise.resolve(),
    updatable: false,
    update: async () => ({ result: 'none', version: null }),
  });
  return { handlers, commands, state, signIns, ended };
}

describe('the key store', () => {
  it('is not asked for settings, whether something is kept or not', async () => {
    for (const remembers of [true, false]) {
      const { keys, calls } = waiting();
      const { handlers } = await parts(keys, remembers);
      expect(await handlers['settings:read'](undefined)).toMatchObject({ savedPasswords: 1 });
      expect(await handlers['passwords:has']({ username })).toBe(remembers);
      expect(calls).not.toHaveBeenCalled();
    }
  });

  it('is asked about itself only where something is to be kept', async () => {
    const { keys, calls, open } = waiting();
    expect(await (await parts(keys, false)).handlers['settings:key-store'](undefined)).toBe(null);
    expect(calls).not.toHaveBeenCalled();
    const asked = (await parts(keys, true)).handlers['settings:key-store'](undefined);
    expect(calls).toHaveBeenCalledOnce();
    open();
    expect(await asked).toBe(null);
  });

  it('is asked when the person turns it on, and other settings go on meanwhile', async () => {
    const { keys, open } = waiting();
    const { handlers } = await parts(keys, false);
    const turned = handlers['settings:change']({ rememberPassword: true });
    expect(await handlers['settings:change']({ theme: 'dark' })).toMatchObject({
      refusal: null,
      settings: { preferences: { theme: 'dark', rememberPassword: false } },
    });
    open();
    expect(await turned).toMatchObject({ settings: { preferences: { rememberPassword: true } } });
  });
});

describe('a kept password', () => {
  it('signs in at the server that it is kept for', async () => {
    const { handlers, commands } = await parts(keyStore(), true);
    expect(await handlers['passwords:sign-in']({ username })).toBe('begun');
    expect(commands).toMatchObject([{ type: 'sign-in', username }]);
    expect(commands.map((command) => command.type === 'sign-in' && command.secret.open())).toEqual([
      'open sesame',
    ]);
  });

  it('goes nowhere when another server was chosen while the key store opened', async () => {
    const { keys, open } = waiting();
    const { handlers, commands, state } = await parts(keys, true);
    const begun = handlers['passwords:sign-in']({ username });
    await Promise.resolve();
    state.chosen = { ...state.chosen, host: 'elsewhere.example' };
    open();
    expect(await begun).toBe('gone');
    expect(commands).toEqual([]);
  });

  it('is there for the next try when the key store stays closed', async () => {
    const closed = keyStore({ encryptStringAsync: () => Promise.reject(new Error('dismissed')) });
    const { handlers } = await parts(closed, true);
    expect(await handlers['passwords:sign-in']({ username })).toBe('closed');
    expect(await handlers['passwords:has']({ username })).toBe(true);
    expect(await handlers['passwords:sign-in']({ username: 'bob@shop.example' })).toBe('gone');
  });
});

describe('kept sign-ins', () => {
  const account = { address: username, page: 'google', clientId: 'client-1' };
  const grant = {
    refresh: new Secret('refresh-2wE5rT8y'),
    tokenEndpoint: 'https://sign-in.example/token',
    revocationEndpoint: 'https://sign-in.example/revoke',
    client: clientFrom('client-1', undefined),
    scopes: ['mail'],
  };

  async function withSignIn(keys: KeyStore = keyStore()) {
    const all = await parts(keys, true);
    const keeper = createKeeper(all.signIns, all.signIns, () => true);
    await keeper.judged({ kind: 'grant', account, grant }, true);
    return all;
  }

  it.each([
    ['all are forgotten', 'passwords:forget-all', undefined],
    ['nothing is to be kept any more', 'settings:change', { rememberPassword: false }],
    ['the settings are reset', 'settings:reset', undefined],
  ] as const)(
    'end at the provider when %s, and who did not confirm it is said',
    async (_, channel, input) => {
      const { handlers, ended } = await withSignIn();
      const answer = await handlers[channel](input as never);
      expect(answer).toMatchObject({ refusal: null, settings: { savedPasswords: 0 } });
      expect(await handlers['passwords:not-ended'](undefined)).toEqual(['google']);
      expect(ended.map(({ page, kept }) => [page, kept?.refresh.open()])).toEqual([
        ['google', 'refresh-2wE5rT8y'],
      ]);
    },
  );

  it('are off the disk at once, also where the key store no longer opens them', async () => {
    const keys = keyStore();
    const { handlers, ended } = await withSignIn(keys);
    keys.decryptStringAsync = () => Promise.reject(new Error('locked'));
    expect(await handlers['passwords:forget-all'](undefined)).toMatchObject({
      settings: { savedPasswords: 0 },
    });
    expect(await handlers['passwords:not-ended'](undefined)).toEqual(['google']);
    expect(ended).toEqual([{ page: 'google', kept: null }]);
  });
});

describe('a reset', () => {
  it('can be taken back with the passwords that it forgot, until the page is left', async () => {
    const { handlers } = await parts(keyStore(), true);
    await handlers['settings:change']({ theme: 'dark', words: 'technical' });
    expect(await handlers['settings:reset'](undefined)).toMatchObject({
      settings: { savedPasswords: 0, preferences: { theme: 'system', rememberPassword: false } },
    });
    expect(await handlers['settings:undo-reset'](undefined)).toMatchObject({
      settings: { savedPasswords: 1, preferences: { theme: 'dark', rememberPassword: true } },
    });
    await handlers['settings:reset'](undefined);
    await handlers['settings:left'](undefined);
    expect(await handlers['settings:undo-reset'](undefined)).toMatchObject({
      settings: { savedPasswords: 0, preferences: { theme: 'system' } },
    });
  });
});
