/**
 * What the program may rely on in Electron. The specs hold on the real binary and on the stand-in alike; they prove the
 * stand-in, and warn when a new Electron behaves differently.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { shareApp } from './app.ts';

const program = path.join(import.meta.dirname, 'contract-app');
const shared = shareApp({ program });

interface Contract {
  seen: [string, ...unknown[]][];
}

/** Facts that the program noted under this name. */
function seen(name: string): Promise<unknown[][]> {
  return shared().app.evaluate((_electron, wanted) => {
    const { contract } = globalThis as unknown as { contract: Contract };
    return contract.seen.filter(([noted]) => noted === wanted).map(([, ...facts]) => facts);
  }, name);
}

/** Runs code in the page as text: the page's own objects are what is looked at. */
function inPage(code: string): Promise<unknown> {
  return shared().page.evaluate(`(async () => { ${code} })()`);
}

/** The message of what the code throws. */
function errorOf(code: string): Promise<unknown> {
  return inPage(`try { await ${code}; return 'no error'; } catch (error) { return error.message; }`);
}

function address(): Promise<string | undefined> {
  return shared().app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL());
}

test.describe('IPC', () => {
  test('clones what crosses', async () => {
    const same = await inPage(`
      const value = { text: 'ü', when: new Date(5), map: new Map([[1, new Set(['a'])]]), none: undefined };
      const [back, bytes] = await contract.invoke('echo', value, new Uint8Array([1, 2]));
      return back.text === 'ü' && back.when instanceof Date && back.when.getTime() === 5
        && back.map.get(1).has('a') && 'none' in back && back.none === undefined
        && bytes instanceof Uint8Array && bytes[1] === 2 && back !== value;`);
    expect(same).toBe(true);
  });

  test('keeps numbers that JSON would lose, and shared references', async () => {
    const kept = await inPage(`
      const twice = { n: 1 };
      const [numbers, pair] = await contract.invoke('echo', [NaN, -0, 1n], [twice, twice]);
      return Number.isNaN(numbers[0]) && Object.is(numbers[1], -0) && numbers[2] === 1n && pair[0].n === 1;`);
    expect(kept).toBe(true);
  });

  test('says what went wrong in the words of Electron', async () => {
    expect(await errorOf(`contract.invoke('fail')`)).toBe(
      "Error invoking remote method 'fail': TypeError: nope",
    );
    expect(await errorOf(`contract.invoke('nobody')`)).toBe(
      "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    );
    expect(await errorOf(`contract.invoke('function')`)).toContain('An object could not be cloned.');
  });

  test('tells who asks', async () => {
    expect(await inPage(`return contract.invoke('sender')`)).toEqual({
      url: 'contract://app/index.html',
      origin: 'contract://app',
      parent: null,
      isMain: true,
    });
  });

  test('carries events in order until the listener goes', async () => {
    const steps = await inPage(`
      const steps = [];
      const off = contract.on('step', (step) => steps.push(step));
      await contract.invoke('count');
      off();
      await contract.invoke('count');
      return steps;`);
    expect(steps).toEqual([1, 2, 3]);
  });

  test('sends without an answer', async () => {
    await inPage(`contract.send('note', 'hello', 1)`);
    await expect.poll(() => seen('sent')).toEqual([['hello', 1]]);
  });
});

test.describe('isolation', () => {
  test('gives the page neither Node nor Electron', async () => {
    const types = await inPage('return [typeof require, typeof process, typeof module, typeof ipcRenderer]');
    expect(types).toEqual(['undefined', 'undefined', 'undefined', 'undefined']);
  });

  test('freezes the bridge', async () => {
    const frozen = await inPage(`
      'use strict';
      const attempt = (work) => { try { work(); return 'done'; } catch (error) { return error.name; } };
      return [
        attempt(() => { contract.version = 2; }),
        attempt(() => { contract.nested.list.push(3); }),
        attempt(() => { window.contract = {}; }),
      ];`);
    expect(frozen).toEqual(['TypeError', 'TypeError', 'TypeError']);
  });

  test('calls a function of the page with values', async () => {
    expect(await inPage(`let got; contract.call((text) => { got = text; }); return got;`)).toBe(
      'from the preload',
    );
  });

  test('keeps working when the page spoils its own built-ins', async () => {
    const { page } = shared();
    const answer = await page.evaluate(`(async () => {
      const { dispatchEvent } = EventTarget.prototype;
      EventTarget.prototype.dispatchEvent = () => { throw new Error('spoilt'); };
      try { return await contract.invoke('echo', 1); } finally { EventTarget.prototype.dispatchEvent = dispatchEvent; }
    })()`);
    expect(answer).toEqual([1]);
  });
});

test.describe('content', () => {
  test('is a secure context under its own scheme', async () => {
    expect(await address()).toBe('contract://app/index.html');
    expect(await inPage('return isSecureContext')).toBe(true);
  });

  test('has no cookies under its own scheme', async () => {
    expect(await inPage(`document.cookie = 'kept=1'; return document.cookie;`)).toBe('');
  });

  test('obeys the policy of the scheme handler', async () => {
    const violations = await inPage(`
      const seen = [];
      document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.head.append(script);
      const image = new Image();
      image.src = 'https://elsewhere.test/x.png';
      await fetch('https://elsewhere.test/').catch(() => {});
      for (let turn = 0; turn < 200 && new Set(seen).size < 3; turn += 1) await new Promise((resolve) => setTimeout(resolve, 20));
      return { ran: typeof window.ran, seen: [...new Set(seen)].sort() };`);
    expect(violations).toEqual({ ran: 'undefined', seen: ['connect-src', 'img-src', 'script-src-elem'] });
    expect(shared().takeErrors()).not.toEqual([]);
  });

  test('grants the permissions that the program grants', async () => {
    const states = await inPage(`
      const names = ['geolocation', 'notifications', 'camera', 'clipboard-read'];
      return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));`);
    expect(states).toEqual(['granted', 'denied', 'denied', 'denied']);
  });

  test('refuses what the page asks for and the program does not grant', async () => {
    const answers = await inPage(`
      const answerTo = (asked) => asked.then(() => 'granted', (error) => error.name);
      return [
        await Notification.requestPermission(),
        await answerTo(navigator.clipboard.readText()),
        await answerTo(navigator.mediaDevices.getUserMedia({ audio: true })),
      ];`);
    expect(answers).toEqual([
      'denied',
      'NotAllowedError',
      expect.stringMatching(/^Not(Allowed|Found)Error$/),
    ]);
  });
});

test.describe('navigation', () => {
  for (const target of ['https://elsewhere.test/', 'style.css', 'file:///etc/passwd']) {
    test(`stays when the page leaves for ${target}`, async () => {
      await shared()
        .page.evaluate(`location.href = ${JSON.stringify(target)}`)
        .catch(() => undefined);
      await shared().page.waitForTimeout(200);
      expect(await address()).toBe('contract://app/index.html');
      await expect(shared().page.getByRole('heading', { name: 'Contract' })).toBeVisible();
      shared().takeErrors();
    });
  }

  test('is announced before it happens', async () => {
    const announced = (await seen('will-navigate')).flat();
    expect(announced).toEqual(['https://elsewhere.test/', 'contract://app/style.css']);
  });

  test('asks before a window opens, and opens none', async () => {
    await inPage(`window.open('https://elsewhere.test/popup')`);
    await expect.poll(() => seen('window-open')).toEqual([['https://elsewhere.test/popup']]);
    await shared().page.waitForTimeout(200);
    await expect.poll(() => shared().app.windows().length).toBe(1);
  });
});

test.describe('window and dialogs', () => {
  test('shows the window once it is painted', async () => {
    const { app, page } = shared();
    const window = await app.browserWindow(page);
    await expect.poll(() => window.evaluate((shown) => shown.isVisible())).toBe(true);
    const bounds = await window.evaluate((shown) => shown.getNormalBounds());
    expect(bounds).toMatchObject({ width: 700, height: 500 });
  });

  test('does not shrink below its least size', async () => {
    const { app, page } = shared();
    const window = await app.browserWindow(page);
    await window.evaluate((shown) => shown.setSize(100, 100));
    const bounds = await window.evaluate((shown) => shown.getNormalBounds());
    expect(bounds).toMatchObject({ width: 400, height: 300 });
  });

  test('follows the theme of the program', async () => {
    const { app, page } = shared();
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await app.evaluate(({ nativeTheme }) => {
      nativeTheme.themeSource = 'dark';
    });
    await expect.poll(background).toBe('rgb(17, 17, 17)');
    await app.evaluate(({ nativeTheme }) => {
      nativeTheme.themeSource = 'light';
    });
    await expect.poll(background).toBe('rgb(255, 255, 255)');
  });

  test('runs code in the page for the program', async () => {
    const run = (code: string) =>
      shared().app.evaluate(async ({ BrowserWindow }, text) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        return contents?.executeJavaScript(text).catch(String);
      }, code);
    const facts = await run('Promise.resolve({ bridge: typeof contract, list: [1, null] })');
    expect(facts).toEqual({ bridge: 'object', list: [1, null] });
    expect(await run("Promise.reject(new Error('not so'))")).toContain('not so');
  });

  test('answers a dialog with what the spec put in its place', async () => {
    await shared().app.evaluate(({ dialog }) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: ['/tmp/a.json'] });
    });
    expect(await inPage(`return contract.invoke('pick')`)).toEqual(['/tmp/a.json']);
  });

  test('keeps text in the clipboard', async () => {
    const text = await shared().app.evaluate(async ({ clipboard }) => {
      await clipboard.writeText('ä 1');
      return clipboard.readText();
    });
    expect(text).toBe('ä 1');
  });
});

test('the key store locks text and opens it again', async () => {
  const kept = await shared().app.evaluate(async ({ safeStorage }) => {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return null;
    const locked = await safeStorage.encryptStringAsync('Größe 42');
    const { result } = await safeStorage.decryptStringAsync(locked);
    return { readable: locked.includes('42'), result };
  });
  // A real computer may have no key store at all.
  if (kept !== null) expect(kept).toEqual({ readable: false, result: 'Größe 42' });
});

test('on Linux a locked text says which key locked it', async () => {
  test.skip(process.platform !== 'linux', 'other systems have one key store each');
  const mark = await shared().app.evaluate(async ({ safeStorage }) =>
    (await safeStorage.encryptStringAsync('x')).subarray(0, 3).toString('latin1'),
  );
  // v10: nobody keeps the key, and everybody knows it.
  expect(mark).toMatch(/^v1[0-2]$/);
});

test('files and activations of macOS are events that the program may hear', async () => {
  const heard = await shared().app.evaluate(({ app }) => {
    const events: unknown[] = [];
    app.once('open-file', (event, file) => {
      event.preventDefault();
      events.push(file);
    });
    app.once('activate', (_event, hasWindows) => events.push(hasWindows));
    app.emit('open-file', { preventDefault: () => events.push('taken') }, '/tmp/a.json');
    app.emit('activate', {}, false);
    return events;
  });
  expect(heard).toEqual(['taken', '/tmp/a.json', false]);
});

test('a program that Electron was given is not an installed one', async () => {
  const facts = await shared().app.evaluate(({ app }) => ({
    packaged: app.isPackaged,
    given: process.defaultApp === true,
  }));
  expect(facts).toEqual({ packaged: false, given: true });
});

test('sleep and waking up are told', async () => {
  const heard = await shared().app.evaluate(({ powerMonitor }) => {
    const events: string[] = [];
    powerMonitor.once('suspend', () => events.push('suspend'));
    powerMonitor.once('resume', () => events.push('resume'));
    powerMonitor.emit('suspend');
    powerMonitor.emit('resume');
    return events;
  });
  expect(heard).toEqual(['suspend', 'resume']);
});

test('a second start hands its command line to the first and ends', async () => {
  const electron = createRequire(import.meta.url)('electron') as unknown as string;
  const args = [program, `--user-data-dir=${shared().userData}`, '--no-sandbox', 'hello'];
  const second = spawn(electron, args, { stdio: 'ignore' });
  const [code] = await once(second, 'exit');
  expect(code).toBe(0);
  await expect.poll(() => seen('second-instance')).toEqual([[true, { from: 'contract' }]]);
});
