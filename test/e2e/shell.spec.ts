/** Attacks on our own window, and what the shell does for the person: one program, a remembered size, a clean end. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import http from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { launch, sendwell, shareApp } from './app.ts';

const shared = shareApp();
const startPage = 'sendwell://app/index.html';

/** Runs code in the page as text, as a script that got into the page would. */
function inPage(code: string): Promise<unknown> {
  return shared().page.evaluate(`(async () => { ${code} })()`);
}

/** Drops something from outside on the page as the system does: by input events, not by a script. */
async function dragWithMouse(page: Page, items: { mimeType: string; data: string }[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items, files: [], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 200, y: 300, data });
  }
  await session.detach();
}

/** The message of the refusal, or "answered". */
function ask(channel: string, input: string): Promise<unknown> {
  return inPage(`
    try { await sendwell.invoke(${channel}, ${input}); return 'answered'; } catch (error) { return error.message; }`);
}

async function expectStillHere(page: Page): Promise<void> {
  await page.waitForTimeout(200);
  const addresses = await shared().app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()),
  );
  expect(addresses).toEqual([startPage]);
  await expect.poll(() => shared().app.windows().length).toBe(1);
  // Not with a locator: Playwright waits for navigations, also for those that were refused.
  expect(await page.evaluate(() => document.querySelector('h1')?.checkVisibility())).toBe(true);
}

test.describe('the page stays where it is', () => {
  const targets = [
    'https://elsewhere.test/',
    'http://127.0.0.1:9/',
    'file:///etc/passwd',
    'data:text/html,elsewhere',
    'javascript:document.body.remove()',
    'sendwell://elsewhere/index.html',
    'assets/other.html',
  ];
  const ways: Record<string, string> = {
    'a script': 'location.href = target;',
    'a replaced location': 'location.replace(target);',
    'a link': `const link = Object.assign(document.createElement('a'), { href: target });
      document.body.append(link); link.click(); link.remove();`,
    'a link to a new window': `const link = Object.assign(document.createElement('a'), { href: target, target: '_blank' });
      document.body.append(link); link.click(); link.remove();`,
    'a form': `const form = Object.assign(document.createElement('form'), { action: target });
      document.body.append(form); form.submit(); form.remove();`,
    'a refresh': `const meta = Object.assign(document.createElement('meta'), { content: '0;url=' + target });
      meta.httpEquiv = 'refresh'; document.head.append(meta); meta.remove();`,
    'a new window': 'window.open(target);',
  };

  for (const [name, code] of Object.entries(ways)) {
    test(`against ${name}`, async () => {
      for (const target of targets) await inPage(`const target = ${JSON.stringify(target)}; ${code}`);
      await expectStillHere(shared().page);
      shared().takeErrors();
    });
  }
});

test('the page stays where it is against a redirect, and the server that would send it elsewhere is not asked', async () => {
  const { page } = shared();
  let asked = 0;
  const server = http.createServer((_request, response) => {
    asked += 1;
    response.writeHead(302, { location: 'https://elsewhere.test/' }).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  try {
    const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    await inPage(`location.href = ${JSON.stringify(target)};`);
    await inPage(`await fetch(${JSON.stringify(target)}).catch(() => {});`);
    await expectStillHere(page);
    expect(asked).toBe(0);
  } finally {
    server.close();
    shared().takeErrors();
  }
});

test.describe('the page stays where it is when something is dropped on it', () => {
  const dropped: Record<string, string> = {
    'a link': `data.setData('text/uri-list', 'https://elsewhere.test/'); data.setData('text/plain', 'https://elsewhere.test/');`,
    'a page': `data.items.add(new File(['<script>document.title = "taken"</script>'], 'page.html', { type: 'text/html' }));`,
    markup: `data.setData('text/html', '<img src="https://elsewhere.test/x.png">');`,
  };

  for (const [name, fill] of Object.entries(dropped)) {
    test(`against ${name}`, async () => {
      await inPage(`
        const data = new DataTransfer();
        ${fill}
        for (const target of [document.body, document.querySelector('input'), document.querySelector('h1')]) {
          for (const type of ['dragenter', 'dragover', 'drop']) {
            target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
          }
        }`);
      await expectStillHere(shared().page);
      expect(shared().takeErrors()).toEqual([]);
    });
  }

  test('also by the hand of a person', async () => {
    const { page } = shared();
    await dragWithMouse(page, [{ mimeType: 'text/uri-list', data: 'https://elsewhere.test/' }]);
    await expectStillHere(page);
    shared().takeErrors();
  });
});

test.describe('nothing foreign gets in', () => {
  test('no remote content, no inline script, no eval, no frame, no worker', async () => {
    const blocked = await inPage(`
      const seen = new Set();
      document.addEventListener('securitypolicyviolation', (event) => seen.add(event.effectiveDirective));
      const add = (tag, properties) => document.body.append(Object.assign(document.createElement(tag), properties));
      add('img', { src: 'https://elsewhere.test/x.png' });
      add('script', { src: 'https://elsewhere.test/x.js' });
      add('script', { textContent: 'window.ran = true' });
      add('link', { rel: 'stylesheet', href: 'https://elsewhere.test/x.css' });
      add('style', { textContent: 'body { display: none }' });
      add('iframe', { src: 'https://elsewhere.test/' });
      add('object', { data: 'https://elsewhere.test/' });
      add('video', { src: 'https://elsewhere.test/x.mp4' });
      await fetch('https://elsewhere.test/').catch(() => {});
      await fetch('sendwell://app/index.html').catch(() => {});
      try { new WebSocket('wss://elsewhere.test/'); } catch {}
      try { new Worker('data:text/javascript,1'); } catch {}
      // In a task of its own: what a spec runs directly may evaluate text.
      let evaluated = false;
      setTimeout(() => { evaluated = eval('true'); });
      for (let turn = 0; turn < 200 && seen.size < 9; turn += 1) await new Promise((resolve) => setTimeout(resolve, 20));
      for (const alien of document.body.querySelectorAll(':scope > :not(#root)')) {
        if (!alien.hasAttribute('data-portal')) alien.remove();
      }
      return { seen: [...seen].sort(), ran: 'ran' in window, evaluated };`);
    expect(blocked).toEqual({
      seen: [
        'connect-src',
        'frame-src',
        'img-src',
        'media-src',
        'object-src',
        'script-src',
        'script-src-elem',
        'style-src-elem',
        'worker-src',
      ],
      ran: false,
      evaluated: false,
    });
    shared().takeErrors();
    await expectStillHere(shared().page);
  });

  test('the page has no Node and one frozen way to the main process', async () => {
    const facts = await inPage(`
      return [typeof require, typeof process, typeof module, Object.keys(sendwell).sort().join(), Object.isFrozen(sendwell)];`);
    expect(facts).toEqual(['undefined', 'undefined', 'undefined', 'invoke,on', true]);
  });

  test('nothing is granted but copying text', async () => {
    const states = await inPage(`
      const state = async (name) => (await navigator.permissions.query({ name })).state;
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read', 'clipboard-write'];
      return Promise.all(names.map(state));`);
    expect(states).toEqual(['denied', 'denied', 'denied', 'denied', 'denied', 'denied', 'granted']);
  });
});

test.describe('the IPC channel', () => {
  const attacks: [string, string, string, string][] = [
    ['an unknown channel', `'shell:run'`, `{ command: 'rm' }`, 'unknown-channel'],
    ['a channel from the prototype', `'constructor'`, 'undefined', 'unknown-channel'],
    ['a channel that is no text', `{ toString: 1 }`, 'undefined', 'unknown-channel'],
    ['no input', `'assistant:command'`, 'undefined', 'invalid-input'],
    ['an unknown command', `'assistant:command'`, `{ type: 'delete-everything' }`, 'invalid-input'],
    ['a wrong type', `'shell:copy'`, `{ text: { length: 3 } }`, 'invalid-input'],
    ['ten megabytes', `'shell:copy'`, `{ text: 'x'.repeat(1e7) }`, 'too-large'],
    ['bytes', `'shell:copy'`, `{ text: new Uint8Array(10) }`, 'too-large'],
  ];
  for (const [name, channel, input, refusal] of attacks) {
    test(`refuses ${name}`, async () => {
      expect(await ask(channel, input)).toContain(refusal);
    });
  }

  test('goes on working afterwards', async () => {
    expect(await inPage(`return (await sendwell.invoke('shell:info')).language`)).toMatch(/^[a-z]{2}/);
  });

  test('opens help pages of providers we know, and nothing else', async () => {
    const { app } = shared();
    await app.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { opened });
      shell.openExternal = async (url) => void opened.push(url);
    });
    const refused = [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'http://support.google.com/',
      'https://support.google.com.elsewhere.test/',
      'https://user@support.google.com/',
      'smb://elsewhere.test/share',
    ];
    for (const url of [...refused, 'https://support.google.com/mail']) {
      await inPage(`await sendwell.invoke('shell:open-help', { url: ${JSON.stringify(url)} })`);
    }
    const opened = await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
    expect(opened).toEqual(['https://support.google.com/mail']);
  });

  test('copies text for the person', async () => {
    await inPage(`await sendwell.invoke('shell:copy', { text: 'mail.example' })`);
    expect(await shared().app.evaluate(({ clipboard }) => clipboard.readText())).toBe('mail.example');
  });
});

test('a whole practice job leaves the password nowhere in the page, and no cookie', async () => {
  const { app } = shared();
  const { password, told } = (await inPage(`
    const told = [];
    const off = sendwell.on('assistant:changed', (state) => told.push(state));
    const until = (stage) => new Promise((resolve) => {
      const timer = setInterval(() => {
        if (told.at(-1)?.stage === stage) { clearInterval(timer); resolve(); }
      }, 20);
    });
    const command = (input) => sendwell.invoke('assistant:command', input);
    const { address, password } = await sendwell.invoke('practice:enter', { scenario: 'works' });
    await command({ type: 'start', address });
    await until('needs-sign-in');
    await command({ type: 'sign-in', username: address, kind: 'password', secret: password });
    await until('finished');
    const inbox = await sendwell.invoke('practice:inbox');
    told.push(await sendwell.invoke('assistant:state'), inbox);
    off();
    await sendwell.invoke('practice:leave');
    return { password, told: JSON.stringify(told) };`)) as { password: string; told: string };
  expect(told).toContain('"verdict":"works"');
  for (const form of [password, btoa(password), encodeURIComponent(password)])
    expect(told).not.toContain(form);
  expect(await app.evaluate(({ session }) => session.fromPartition('sendwell').cookies.get({}))).toEqual([]);
});

test('a run leaves nothing in the session: no cookie, no cache, no storage', async () => {
  const { app } = shared();
  const kept = await inPage(`
    return {
      cookie: document.cookie,
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    };`);
  expect(kept).toEqual({ cookie: '', local: 0, session: 0, databases: [], caches: [], workers: 0 });
  const inSession = await app.evaluate(async ({ session }) => {
    const ses = session.fromPartition('sendwell');
    return { cookies: await ses.cookies.get({}), folder: ses.getStoragePath() };
  });
  // Without a folder there is no cache on the disk either.
  expect(inSession).toEqual({ cookies: [], folder: null });
});

test('the crash reporter is not part of the program', async () => {
  const folder = path.join(sendwell, 'dist/main');
  const scripts = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  expect(scripts).toContain('main.js');
  for (const name of scripts) {
    expect(await readFile(path.join(folder, name), 'utf8'), name).not.toContain('crashReporter');
  }
});

test.describe('the program', () => {
  test('a second start brings the first window to the front and ends', async () => {
    const { app, page, userData } = shared();
    const window = await app.browserWindow(page);
    await window.evaluate((shown) => shown.minimize());
    const electron = createRequire(import.meta.url)('electron') as unknown as string;
    const second = spawn(electron, [sendwell, `--user-data-dir=${userData}`, '--no-sandbox'], {
      stdio: 'ignore',
    });
    expect(await once(second, 'exit')).toEqual([0, null]);
    await expect.poll(() => window.evaluate((shown) => shown.isMinimized())).toBe(false);
    expect(app.windows()).toHaveLength(1);
  });

  test('speaks the language of the system', async () => {
    const german = await launch({ args: ['--lang=de'] });
    try {
      await expect(german.page.locator('html')).toHaveAttribute('lang', 'de');
      const labels = () =>
        german.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));
      await expect.poll(labels).toContain('Bearbeiten');
    } finally {
      await german.close();
    }
  });

  test('remembers the size of its window', async () => {
    const first = await launch();
    try {
      const window = await first.app.browserWindow(first.page);
      await window.evaluate((shown) => shown.setSize(640, 700));
      await first.app.close();
      const second = await launch({ userData: first.userData });
      try {
        const again = await second.app.browserWindow(second.page);
        expect(await again.evaluate((shown) => shown.getNormalBounds())).toMatchObject({
          width: 640,
          height: 700,
        });
      } finally {
        await second.close();
      }
    } finally {
      await first.close();
    }
  });

  test('ends cleanly when its window is closed in the middle of a check', async () => {
    const { app, page, close } = await launch();
    try {
      await page.evaluate(`(async () => {
        const { address } = await sendwell.invoke('practice:enter', { scenario: 'port-blocked' });
        await sendwell.invoke('assistant:command', { type: 'start', address });
      })()`);
      const ended = once(app.process(), 'exit');
      const window = await app.browserWindow(page);
      await window.evaluate((shown) => shown.close()).catch(() => undefined);
      expect(await ended).toEqual([0, null]);
    } finally {
      await close();
    }
  });
});
