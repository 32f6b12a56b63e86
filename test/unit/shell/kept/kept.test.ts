/** Settings, past checks and passwords as they are kept on the disk. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { Secret } from '../../../../electron/engine/base/secret.ts';
import { ContactLog } from '../../../../electron/shell/check/contact-log.ts';
import { faultReport } from '../../../../electron/shell/incidents/faults.ts';
import { History } from '../../../../electron/shell/kept/history.ts';
import { openKeptFile } from '../../../../electron/shell/kept/kept-file.ts';
import { KeptPreferences } from '../../../../electron/shell/kept/kept-preferences.ts';
import { SavedSecrets } from '../../../../electron/shell/kept/saved-secrets.ts';
import { states } from '../../../../renderer/dev/states/states.ts';
import type { AssistantState } from '../../../../shared/assistant.ts';
import type { PastCheck } from '../../../../shared/history.ts';
import { idleState } from '../../../../shared/idle-state.ts';
import { languages } from '../../../../shared/languages.ts';
import { preferencesSchema, type SomePreferences } from '../../../../shared/preferences.ts';
import { inMemory, keyStore, openToAnybody } from '../../../support/kept.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sendwell-kept-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a kept file', () => {
  function open() {
    const trouble: string[] = [];
    const file = openKeptFile({
      folder,
      name: 'numbers',
      schema: z.array(z.number()),
      fallback: [],
      onDamaged: (keptAs) => trouble.push(keptAs),
      onNotSaved: (code) => trouble.push(code),
    });
    return { file, trouble };
  }

  it('comes back, and only its owner may read it', () => {
    open().file.write([1, 2]);
    expect(open().file.read()).toEqual([1, 2]);
    expect(statSync(path.join(folder, 'numbers.json')).mode & 0o077).toBe(0);
  });

  it('is the fallback at the first start', () => {
    const { file, trouble } = open();
    expect(file.read()).toEqual([]);
    expect(trouble).toEqual([]);
  });

  it.each(['', '{', '{"content": "no list"}', '{"content": [1, "2"]}', 'null', '\0\0'])(
    'is kept aside when it reads %j',
    (text) => {
      writeFileSync(path.join(folder, 'numbers.json'), text);
      const { file, trouble } = open();
      expect(file.read()).toEqual([]);
      if (text === 'null') return;
      expect(trouble).toEqual([
        expect.stringMatching(/^numbers\.damaged-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.json$/),
      ]);
      expect(readFileSync(path.join(folder, trouble[0] ?? ''), 'utf8')).toBe(text);
      file.write([3]);
      expect(open().file.read()).toEqual([3]);
    },
  );

  it('counts all the same when it cannot be written, and nothing of the old one is lost', () => {
    const { file, trouble } = open();
    file.write([1]);
    rmSync(path.join(folder, 'numbers.json'));
    mkdirSync(path.join(folder, 'numbers.json', 'in-the-way'), { recursive: true });
    file.write([1, 2]);
    expect(file.read()).toEqual([1, 2]);
    expect(trouble).toEqual([expect.stringMatching(/^E[A-Z]+$/)]);
    expect(readdirSync(folder)).toContain('numbers.json');
  });
});

describe('settings', () => {
  const pem = () => {
    const file = path.join(folder, 'note.pem');
    writeFileSync(file, 'no certificate');
    return file;
  };

  it('are the defaults, then what the person set, then what is managed', () => {
    const settings = new KeptPreferences(inMemory<SomePreferences>({ theme: 'dark', dns: null }), () => {});
    settings.manage({ dns: '::1' });
    expect(settings.preferences).toMatchObject({ language: 'system', theme: 'dark', dns: '::1' });
    expect(settings.locked).toEqual(['dns']);
    expect(settings.own).toEqual({ theme: 'dark', dns: null });
  });

  it('refuse what is managed, what is no DNS server and what is no certificate', () => {
    let changes = 0;
    const settings = new KeptPreferences(inMemory<SomePreferences>({}), () => changes++);
    settings.manage({ offline: true });
    expect(settings.change({ offline: false })).toBe('locked');
    expect(settings.change({ dns: 'router' })).toBe('dns-unusable');
    expect(settings.change({ caFile: path.join(folder, 'missing.pem') })).toBe('file-unreadable');
    expect(settings.change({ caFile: pem() })).toBe('no-certificate');
    expect(changes).toBe(1);
    expect(settings.change({ dns: '192.0.2.53:5353' })).toBe(null);
    expect(settings.own.dns).toBe('192.0.2.53:5353');
    settings.reset();
    expect(settings.preferences.dns).toBe(null);
    expect(changes).toBe(3);
  });

  it('say when the certificate file went bad', () => {
    const settings = new KeptPreferences(inMemory<SomePreferences>({ caFile: pem() }), () => {});
    expect(settings.caProblem).toBe('no-certificate');
  });

  it('know every language that there are words in', () => {
    expect(preferencesSchema.shape.language.options).toEqual(['system', ...languages]);
  });
});

const door = { host: 'smtp.shop.example', port: 465, security: 'tls' } as const;
const works: AssistantState = {
  ...idleState,
  stage: 'finished',
  address: 'ana@shop.example',
  chosen: door,
  verdict: 'works',
  elapsedMs: 1234.5,
};

describe('past checks', () => {
  it('are written once per check, newest first, without practice and without stopped ones', () => {
    const history = new History(inMemory<PastCheck[]>([]), () => true);
    for (const address of ['one@shop.example', 'two@shop.example']) {
      history.saw(idleState);
      history.saw({ ...works, stage: 'probing', verdict: null });
      history.saw({ ...works, address });
      history.saw({ ...works, address, arrival: 'arrived' });
    }
    history.saw(idleState);
    history.saw({ ...works, verdict: 'unfinished' });
    expect(history.list().map(({ address }) => address)).toEqual(['two@shop.example', 'one@shop.example']);
    expect(history.list()[0]).toMatchObject({ verdict: 'works', class: null, door, elapsedMs: 1235 });
  });

  it('keep the name of the network when the person tries again', () => {
    const history = new History(inMemory<PastCheck[]>([]), () => true);
    history.saw({ ...works, verdict: 'fails' });
    history.nameNetwork(history.list()[0]?.id ?? '', '  Home ');
    history.saw(works);
    expect(history.list()).toMatchObject([{ verdict: 'works', network: 'Home' }]);
    expect(history.nameNetwork(history.list()[0]?.id ?? '', ' ')).toMatchObject([{ network: null }]);
    expect(history.deleteAll()).toEqual([]);
  });

  it('that were deleted come back below newer ones, until the page is left', () => {
    const history = new History(inMemory<PastCheck[]>([]), () => true);
    history.saw(works);
    history.deleteAll();
    history.saw(idleState);
    history.saw({ ...works, address: 'bob@shop.example' });
    expect(history.undoDelete().map(({ address }) => address)).toEqual(['bob@shop.example', works.address]);
    expect(history.undoDelete()).toHaveLength(2);
    history.deleteAll();
    history.forgetDeleted();
    expect(history.undoDelete()).toEqual([]);
  });

  it('know whether their settings were typed, and keep the cause without what it was seen by', () => {
    const history = new History(inMemory<PastCheck[]>([]), () => true);
    const { diagnosis, discovery } = states['fails-password'];
    history.saw({ ...works, verdict: 'fails', diagnosis, discovery });
    expect(history.list()[0]).toMatchObject({
      typed: null,
      diagnosis: { class: diagnosis?.class, evidence: [] },
    });
    const [candidate] = discovery?.candidates ?? [];
    if (!discovery || !candidate) throw new Error('no candidate');
    history.saw(idleState);
    history.saw({
      ...works,
      username: 'ana',
      discovery: { ...discovery, candidates: [{ ...candidate, source: 'manual' }] },
    });
    expect(history.list()[0]?.typed).toEqual({ ...door, username: 'ana' });
  });

  it('are capped, and off when the person wants none', () => {
    const history = new History(inMemory<PastCheck[]>([]), () => true);
    for (let run = 0; run < 105; run++) {
      history.saw(idleState);
      history.saw({ ...works, address: `${run}@shop.example` });
    }
    expect(history.list()).toHaveLength(100);
    expect(history.list()[0]?.address).toBe('104@shop.example');
    const off = new History(inMemory<PastCheck[]>([]), () => false);
    off.saw(works);
    expect(off.list()).toEqual([]);
  });
});

describe('saved passwords', () => {
  const account = { username: 'ana@shop.example', host: door.host };

  it('are locked, and open only for the same name at the same server', async () => {
    const file = inMemory<{ username: string; host: string; locked: string }[]>([]);
    const saved = new SavedSecrets(file, keyStore(), 'linux');
    await saved.keep(account, new Secret('first'));
    await saved.keep(account, new Secret('open sesame'));
    expect(file.read()).toHaveLength(1);
    expect(JSON.stringify(file.read())).not.toContain('open sesame');
    expect((await saved.open(account))?.open()).toBe('open sesame');
    expect(await saved.open({ ...account, host: 'elsewhere.example' })).toBe(null);
    saved.forgetAll();
    expect(saved.count).toBe(0);
  });

  it.each([
    ['no-key-store', keyStore({ isAsyncEncryptionAvailable: async () => false }), 'win32'],
    [
      'key-store-closed',
      keyStore({ encryptStringAsync: () => Promise.reject(new Error('dismissed')) }),
      'darwin',
    ],
    // Whatever the desktop is called: what a key store of Linux does shows in what it gives back.
    ['plain-text-only', openToAnybody(), 'linux'],
    [null, openToAnybody(), 'darwin'],
    [null, keyStore(), 'linux'],
  ] as const)('with the problem %s', async (problem, keys, platform) => {
    const saved = new SavedSecrets(inMemory([]), keys, platform);
    expect(await saved.problem()).toBe(problem);
    await saved.keep(account, new Secret('open sesame'));
    expect(saved.has(account)).toBe(problem === null);
  });

  it('are not written where the key store falls back to a known password after the first look', async () => {
    const texts: string[] = [];
    const keys = keyStore({
      encryptStringAsync: async (text) => Buffer.from(`${texts.push(text) > 1 ? 'v10' : 'v11'}${text}`),
    });
    const file = inMemory<{ username: string; host: string; locked: string }[]>([]);
    await new SavedSecrets(file, keys, 'linux').keep(account, new Secret('open sesame'));
    expect(texts).toContain('open sesame');
    expect(file.read()).toEqual([]);
  });

  it('that anybody could open are taken off the disk, and never given to the key store', async () => {
    const locked = (mark: string) => Buffer.from(`${mark}emases nepo`).toString('base64');
    const other = { ...account, username: 'bob@shop.example' };
    const file = inMemory([
      { ...account, locked: locked('v10') },
      { ...other, locked: locked('v11') },
    ]);
    const saved = new SavedSecrets(file, keyStore(), 'linux');
    expect(await saved.open(account)).toBe(null);
    expect(saved.count).toBe(1);
    expect(file.read().map(({ username }) => username)).toEqual([other.username]);
    expect((await saved.open(other))?.open()).toBe('open sesame');
  });

  it.each([
    // Electron's own words (shell/browser/api/electron_api_safe_storage.cc).
    ['safeStorage.decryptStringAsync is temporarily unavailable. Please try again.', 1],
    ['safeStorage cannot be used before app is ready', 1],
    ['Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.', 0],
  ])('stay unless no key will ever open them: %s', async (message, left) => {
    const file = inMemory([{ ...account, locked: 'AAAA' }]);
    const keys = keyStore({ decryptStringAsync: () => Promise.reject(new Error(message)) });
    const saved = new SavedSecrets(file, keys, 'linux');
    expect(await saved.open(account)).toBe(null);
    expect(saved.count).toBe(left);
  });

  it.each(['encryptStringAsync', 'decryptStringAsync', 'isAsyncEncryptionAvailable'] as const)(
    'wait for a key store that does not answer, but not for ever: %s',
    async (silent) => {
      vi.useFakeTimers();
      try {
        const file = inMemory([{ ...account, locked: 'AAAA' }]);
        const saved = new SavedSecrets(file, keyStore({ [silent]: () => new Promise(() => {}) }), 'linux');
        const opened = saved.open(account);
        await vi.advanceTimersByTimeAsync(120_000);
        expect(await opened).toBe(null);
        expect(saved.count).toBe(1);
      } finally {
        vi.useRealTimers();
      }
    },
  );
});

it('the log of contacts names each place once per reason', () => {
  const log = new ContactLog();
  const contact = { host: 'smtp.shop.example', port: 465, why: 'probe' } as const;
  log.saw({ contacted: [contact, contact] });
  log.saw({ contacted: [contact] });
  expect(log.list()).toEqual([contact]);
});

it('a report about a fault names the build, and no folder of a person', () => {
  const error = new Error('broken');
  error.stack = 'Error: broken\n    at file:///home/ana/sendwell/main.js:1:1';
  expect(faultReport(error, 'Sendwell 1.0.0 (linux x64)', '/home/ana')).toBe(
    'Sendwell 1.0.0 (linux x64)\nError: broken\n    at file://~/sendwell/main.js:1:1',
  );
  expect(faultReport('text', 'Sendwell', '/home/ana')).toBe('Sendwell\ntext');
});
