/** The executable that opens the window also is the terminal program, and can test itself. */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { expect, test } from '@playwright/test';
import manifest from '../../package.json' with { type: 'json' };
import { launch, sendwell } from './app.ts';

const electron = createRequire(import.meta.url)('electron') as unknown as string;

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the program to its end, with something on stdin. */
function run(args: string[], { input = '', env = {} } = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { timeout: 20_000, env: { ...process.env, ...env } };
    const child = execFile(electron, [sendwell, ...args], options, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
    child.stdin?.end(input);
  });
}

/** Without a screen, and on the stand-in without a Chromium: a window could not open. */
const noWindow = { DISPLAY: '', WAYLAND_DISPLAY: '', STANDIN_CHROMIUM: '' };

test('a command runs in the terminal and opens no window', async () => {
  const { code, stdout } = await run(['--', 'practice', '--json'], { env: noWindow });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ schema: 'sendwell/practice/1', verdict: 'works' });
});

test('the launcher may speak to Chromium first', async () => {
  const { code, stdout } = await run(['--no-sandbox', '--', '--version'], { env: noWindow });
  expect({ code, stdout: stdout.trim() }).toEqual({ code: 0, stdout: manifest.version });
});

test('a call that does not fit ends with 64', async () => {
  const { code, stdout, stderr } = await run(['--', 'chekc', 'anna@practice.example'], { env: noWindow });
  expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
  expect(stderr).toContain('chekc');
});

test('a failed job keeps its exit code', async () => {
  const { code } = await run(['--', 'practice', 'wrong-password', '--json'], { env: noWindow });
  expect(code).toBe(77);
});

test('a command reads what is piped into it', async () => {
  const request = { id: 'a', stage: 'auth', reply: '535 5.7.8 Authentication credentials invalid' };
  const { code, stdout } = await run(['--', 'explain', '--json'], {
    input: `${JSON.stringify(request)}\n`,
    env: noWindow,
  });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ id: 'a', class: 'auth-bad-credentials' });
});

test('a command does not disturb a window that is open', async () => {
  const { app, userData, close } = await launch();
  try {
    expect(await run(['--', '--version', `--user-data-dir=${userData}`])).toMatchObject({ code: 0 });
    expect(app.windows()).toHaveLength(1);
  } finally {
    await close();
  }
});

test('--self-test loads the page, does a practice job and says so', async () => {
  const { code, stdout } = await run(['--no-sandbox', '--self-test']);
  expect(JSON.parse(stdout)).toMatchObject({ schema: 'sendwell/self-test/1', ok: true, problem: null });
  expect(code).toBe(0);
});
