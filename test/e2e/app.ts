/** Starts the built program for the window specs, on the real Electron or on the stand-in: no spec knows which. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test';

/** The built Sendwell: the folder whose package.json names dist/main. */
export const sendwell = path.resolve(import.meta.dirname, '../..');

/** The stand-in can do what only a person could do to the real Electron: leave a question of the system open. */
export const onStandin = process.env.STANDIN_CHROMIUM !== undefined;

export interface LaunchOptions {
  /** Folder with the package.json of the program. Default: Sendwell. */
  program?: string;
  args?: string[];
  /** Files that the program finds in a new user-data folder: name and content. */
  kept?: Readonly<Record<string, unknown>>;
  /** Scripts that run before the program, as with `electron -r`. */
  required?: readonly string[];
  /** Beside the environment of the specs. */
  env?: Readonly<Record<string, string>>;
  /** An existing user-data folder; otherwise a new one that is removed at the end. */
  userData?: string;
}

export interface LaunchedApp {
  app: ElectronApplication;
  page: Page;
  userData: string;
  /** What the page printed as an error since the last call. */
  takeErrors(): string[];
  close(): Promise<void>;
}

/** Starts the program and waits for its first window. The caller closes it in a `finally`. */
export async function launch(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const { program = sendwell, args = [] } = options;
  const userData = options.userData ?? (await newUserData(options.kept));
  const app = await _electron.launch({
    args: [
      ...(options.required ?? []).flatMap((script) => ['-r', script]),
      program,
      `--user-data-dir=${userData}`,
      ...args,
    ],
    env: { ...process.env, ...options.env } as Record<string, string>,
    // Playwright would otherwise overrule the theme that the program chose.
    colorScheme: null,
  });
  const close = async () => {
    await app.close();
    if (options.userData === undefined) await rm(userData, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const page = await app.firstWindow();
    const takeErrors = recordErrors(page);
    await page.waitForFunction(() => location.href !== 'about:blank' && document.readyState === 'complete');
    return { app, page, userData, takeErrors, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function newUserData(kept: LaunchOptions['kept'] = {}): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sendwell-e2e-'));
  for (const [name, content] of Object.entries(kept)) {
    await writeFile(path.join(folder, name), JSON.stringify({ content }));
  }
  return folder;
}

/** What every file of a folder holds, a character for each byte. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(files.map((file) => readFile(path.join(file.parentPath, file.name), 'latin1')));
}

/** The clipboard as soon as `part` lies in it: the button is pressed before the main process has put it there. */
export async function copiedText(app: ElectronApplication, part: string): Promise<string> {
  let text = '';
  const read = async () => {
    text = await app.evaluate(({ clipboard }) => clipboard.readText());
    return text;
  };
  await expect.poll(read).toContain(part);
  return text;
}

/** One program for all specs of a file. Errors that a spec does not take fail it. */
export function shareApp(options: LaunchOptions = {}): () => LaunchedApp {
  let shared: LaunchedApp | null = null;
  test.beforeAll(async () => {
    shared = await launch(options);
  });
  test.afterEach(() => {
    expect(shared?.takeErrors() ?? [], 'errors that the page printed').toEqual([]);
  });
  test.afterAll(async () => {
    await shared?.close();
  });
  return () => {
    if (shared === null) throw new Error('the program has not been started');
    return shared;
  };
}

function recordErrors(page: Page): () => string[] {
  let errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return () => {
    const taken = errors;
    errors = [];
    return taken;
  };
}
