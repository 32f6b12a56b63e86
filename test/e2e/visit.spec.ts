/** A visit on somebody else's computer: what was there before is there afterwards, and nothing else. */
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, expect, test } from '@playwright/test';
import { filesBelow, sendwell } from './app.ts';
import { enterPractice, heading, reachSignIn, signInAndSend } from './practice.ts';

/** Every folder and file below it. */
const tree = (folder: string) => readdir(folder, { recursive: true });

test('leaves nothing of Sendwell behind, keeps nothing meanwhile, and says so', async () => {
  const home = await mkdtemp(path.join(tmpdir(), 'sendwell-home-'));
  const temporary = path.join(home, 'tmp');
  await mkdir(temporary);
  const before = await tree(home);
  const env = {
    ...process.env,
    HOME: home,
    USERPROFILE: home,
    TMPDIR: temporary,
    TEMP: temporary,
    TMP: temporary,
  };
  const app = await _electron.launch({
    args: [sendwell, '--visit'],
    env: env as Record<string, string>,
    colorScheme: null,
  });
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  try {
    const page = await app.firstWindow();
    await enterPractice(page, /^Everything works/);
    await reachSignIn(page);
    await expect(page.getByRole('button', { name: 'Show password' })).toHaveCount(0);
    expect((await tree(temporary)).some((name) => name.startsWith('sendwell-visit-'))).toBe(true);
    await signInAndSend(page);
    await expect(heading(page, /works/)).toBeVisible({ timeout: 20_000 });
    expect((await filesBelow(home)).filter((text) => text.includes('practice.example'))).toEqual([]);
    const told = new Promise<string>((resolve) =>
      app.process().stdout?.on('data', (bytes) => String(bytes).includes('told: ') && resolve(String(bytes))),
    );
    await app.evaluate(({ app: program, dialog, BrowserWindow }) => {
      dialog.showMessageBox = (async (options: { message: string }) => {
        process.stdout.write(`told: ${options.message}\n`);
        return { response: 0, checkboxChecked: false };
      }) as unknown as typeof dialog.showMessageBox;
      for (const window of BrowserWindow.getAllWindows()) window.close();
      setTimeout(() => program.quit(), 0);
    });
    expect(await told).toContain('Nothing of Sendwell is left on this computer.');
    await ended;
    expect(await tree(home)).toEqual(before);
  } finally {
    await app.close().catch(() => {});
    await rm(home, { recursive: true, force: true });
  }
});
