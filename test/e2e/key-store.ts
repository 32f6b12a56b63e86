/** The key store of the system, as specs look at it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';

/**
 * Runs before the program. Playwright starts every program with `--password-store=basic`; here its texts carry the mark of
 * a key store all the same, and every call is noted.
 */
const script = `
process.argv.splice(process.argv.indexOf('-r'), 2);
const { safeStorage } = require('electron');
const asked = (globalThis.askedOfKeyStore = []);
const wrap = (name, around) => {
  const member = safeStorage[name].bind(safeStorage);
  safeStorage[name] = (...args) => {
    asked.push(name);
    return around(member, ...args);
  };
};
const marked = (mark, text) => Buffer.concat([Buffer.from(mark), text.subarray(mark.length)]);
wrap('isAsyncEncryptionAvailable', (member) => member());
wrap('encryptStringAsync', async (member, text) => marked('v11', await member(text)));
wrap('decryptStringAsync', (member, text) => member(marked('v10', text)));
`;

/** A script for `launch({ required })`, in a folder that the caller removes in a `finally`. */
export async function withKeyStore(): Promise<{ required: string[]; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sendwell-key-store-'));
  const file = path.join(folder, 'key-store.cjs');
  await writeFile(file, script);
  return { required: [file], remove: () => rm(folder, { recursive: true, force: true }) };
}

/** What the program has asked the key store for since it started. */
export function askedOfKeyStore(app: ElectronApplication): Promise<string[]> {
  return app.evaluate(() => (globalThis as unknown as { askedOfKeyStore: string[] }).askedOfKeyStore);
}

/** What the person does with the question of the system from now on; the stand-in alone. */
export function answerKeyStore(
  app: ElectronApplication,
  answer: 'opens' | 'waits' | 'refuses',
): Promise<void> {
  return app.evaluate((_electron, said) => {
    process.env.STANDIN_KEY_STORE = said;
  }, answer);
}
