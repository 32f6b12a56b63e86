/** Stand-ins for what the program keeps: a file, and the key store of the system. */
import type { KeptFile } from '../../electron/shell/kept/kept-file.ts';
import type { KeyStore } from '../../electron/shell/kept/saved-secrets.ts';

/** A file that is only in memory. */
export function inMemory<T>(first: T): KeptFile<T> {
  let value = first;
  return {
    read: () => value,
    write: (next) => {
      value = next;
    },
  };
}

/** Turns text around, behind the mark of a key store of Linux: good enough to see that it is not kept as it is. */
export function keyStore(changes: Partial<KeyStore> = {}): KeyStore {
  return {
    isAsyncEncryptionAvailable: async () => true,
    encryptStringAsync: async (text) => Buffer.from(`v11${turned(text)}`),
    decryptStringAsync: async (locked) => ({
      result: turned(locked.toString().slice(3)),
      shouldReEncrypt: false,
    }),
    ...changes,
  };
}

/** Chromium's way out where no key store of Linux answers: a password that everybody knows. */
export function openToAnybody(): KeyStore {
  return keyStore({ encryptStringAsync: async (text) => Buffer.from(`v10${turned(text)}`) });
}

function turned(text: string): string {
  return [...text].reverse().join('');
}
