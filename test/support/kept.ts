/** Stand-ins for what the program keeps: a file, and the key store of the system. */
import type { KeptFile } from '../../electron/shell/kept-file.ts';
import type { KeyStore } from '../../electron/shell/saved-secrets.ts';

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

/** Turns text around: good enough to see that it is not kept as it is. */
export function keyStore(changes: Partial<KeyStore> = {}): KeyStore {
  const turned = (text: string) => [...text].reverse().join('');
  return {
    isAsyncEncryptionAvailable: async () => true,
    getSelectedStorageBackend: () => 'gnome_libsecret',
    encryptStringAsync: async (text) => Buffer.from(turned(text)),
    decryptStringAsync: async (locked) => ({ result: turned(locked.toString()), shouldReEncrypt: false }),
    ...changes,
  };
}
