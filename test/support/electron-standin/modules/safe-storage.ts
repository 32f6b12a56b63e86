/** The module `safeStorage`: a key store that knows one key per user-data folder. It protects nothing. */
import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto';
import type { SafeStorage } from 'electron';
import { runtime } from '../runtime.ts';
import { strict } from '../strict.ts';
import { app } from './app.ts';

const nonceBytes = 12;
const tagBytes = 16;

function key(): Buffer {
  if (!runtime.ready) throw new Error('safeStorage cannot be used before app is ready');
  return hash('sha256', app.getPath('userData'), 'buffer');
}

type Modelled =
  | 'decryptStringAsync'
  | 'encryptStringAsync'
  | 'getSelectedStorageBackend'
  | 'isAsyncEncryptionAvailable';

const members: Pick<SafeStorage, Modelled> = {
  isAsyncEncryptionAvailable: async () => runtime.ready,

  /** As in Chromium on Linux `--password-store=basic` turns the key store off. */
  getSelectedStorageBackend: () =>
    app.commandLine.getSwitchValue('password-store') === 'basic' ? 'basic_text' : 'gnome_libsecret',

  async encryptStringAsync(plain) {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', key(), nonce);
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  },

  async decryptStringAsync(encrypted) {
    const decipher = createDecipheriv('aes-256-gcm', key(), encrypted.subarray(0, nonceBytes));
    decipher.setAuthTag(encrypted.subarray(nonceBytes, nonceBytes + tagBytes));
    const plain = Buffer.concat([
      decipher.update(encrypted.subarray(nonceBytes + tagBytes)),
      decipher.final(),
    ]);
    return { shouldReEncrypt: false, result: plain.toString('utf8') };
  },
};

export const safeStorage = strict('safeStorage', members);
