/**
 * The module `safeStorage`: a key store that knows one key per user-data folder. It protects nothing. As Electron does on
 * Linux (shell/browser/api/electron_api_safe_storage.cc) it calls itself available whatever answers, and marks its texts.
 */
import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { SafeStorage } from 'electron';
import { runtime } from '../runtime.ts';
import { strict } from '../strict.ts';
import { app } from './app.ts';

/** `v11`: the key is in the key store. `v10`: nobody keeps one, and everybody knows the password. */
const marks = { kept: 'v11', known: 'v10' } as const;
const markBytes = 3;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * What the person does who is asked to open the key store: `STANDIN_KEY_STORE`, which a spec may change while the program
 * runs. `waits`: nothing yet. `refuses`: closes the question.
 */
type Answer = 'opens' | 'waits' | 'refuses';
const pollMs = 20;

async function answer(): Promise<Answer> {
  if (!runtime.ready) throw new Error('safeStorage cannot be used before app is ready');
  const said = () => (process.env.STANDIN_KEY_STORE ?? 'opens') as Answer;
  while (said() === 'waits') await pause(pollMs, undefined, { ref: false });
  return said();
}

function key(): Buffer {
  return hash('sha256', app.getPath('userData'), 'buffer');
}

/** As in Chromium on Linux `--password-store=basic` turns the key store off. */
function mark(): string {
  return app.commandLine.getSwitchValue('password-store') === 'basic' ? marks.known : marks.kept;
}

function encrypt(plain: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key(), nonce);
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from(mark()), nonce, cipher.getAuthTag(), sealed]);
}

/** Throws when it was encrypted elsewhere, or is damaged. */
function decrypt(encrypted: Buffer): string {
  const [nonce, tag] = [markBytes, markBytes + nonceBytes];
  const sealed = tag + tagBytes;
  const decipher = createDecipheriv('aes-256-gcm', key(), encrypted.subarray(nonce, tag));
  decipher.setAuthTag(encrypted.subarray(tag, sealed));
  return Buffer.concat([decipher.update(encrypted.subarray(sealed)), decipher.final()]).toString('utf8');
}

type Modelled = 'decryptStringAsync' | 'encryptStringAsync' | 'isAsyncEncryptionAvailable';

const members: Pick<SafeStorage, Modelled> = {
  async isAsyncEncryptionAvailable() {
    if (!runtime.ready) return false;
    await answer();
    return true;
  },

  async encryptStringAsync(plain) {
    if ((await answer()) === 'refuses') {
      throw new Error('Error while encrypting the text provided to safeStorage.encryptStringAsync.');
    }
    return encrypt(plain);
  },

  async decryptStringAsync(encrypted) {
    if ((await answer()) === 'refuses') {
      throw new Error('safeStorage.decryptStringAsync is temporarily unavailable. Please try again.');
    }
    try {
      return { shouldReEncrypt: false, result: decrypt(encrypted) };
    } catch {
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.');
    }
  },
};

export const safeStorage = strict('safeStorage', members);
