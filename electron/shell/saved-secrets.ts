/** Passwords and sign-ins that worked, locked by the key store of the system. Nothing is kept until the person turns it on. */
import type { SafeStorage } from 'electron';
import { z } from 'zod';
import type { KeyStoreProblem } from '../../shared/preferences.ts';
import { Secret } from '../engine/secret.ts';
import type { KeptFile } from './kept-file.ts';

/** A secret counts for one name at one place: it is never offered to another one. */
export interface Account {
  username: string;
  /** A mail server, or a provider's page. */
  host: string;
}

export const savedSecretsSchema = z.array(
  z.object({ username: z.string(), host: z.string(), locked: z.base64() }),
);
type Saved = z.infer<typeof savedSecretsSchema>;

export type KeyStore = Pick<
  SafeStorage,
  'decryptStringAsync' | 'encryptStringAsync' | 'getSelectedStorageBackend' | 'isAsyncEncryptionAvailable'
>;

export class SavedSecrets {
  readonly #file: KeptFile<Saved>;
  readonly #keys: KeyStore;
  readonly #platform: NodeJS.Platform;

  constructor(file: KeptFile<Saved>, keys: KeyStore, platform: NodeJS.Platform) {
    this.#file = file;
    this.#keys = keys;
    this.#platform = platform;
  }

  /** Why nothing can be kept here, null when it can. */
  async problem(): Promise<KeyStoreProblem | null> {
    if (!(await this.#keys.isAsyncEncryptionAvailable())) return 'no-key-store';
    const plain = this.#platform === 'linux' && this.#keys.getSelectedStorageBackend() === 'basic_text';
    return plain ? 'plain-text-only' : null;
  }

  get count(): number {
    return this.#file.read().length;
  }

  has(account: Account): boolean {
    return this.#find(account) !== undefined;
  }

  /** Null when none is kept, or when the key store cannot open it any more; it is forgotten then. */
  async open(account: Account): Promise<Secret | null> {
    const found = this.#find(account);
    if (found === undefined || (await this.problem()) !== null) return null;
    try {
      const { result } = await this.#keys.decryptStringAsync(Buffer.from(found.locked, 'base64'));
      return new Secret(result);
    } catch {
      this.forget(account);
      return null;
    }
  }

  /** Keeps a secret in place of an older one. Does nothing where there is no key store to trust, or where it fails. */
  async keep(account: Account, secret: Secret): Promise<void> {
    if ((await this.problem()) !== null) return;
    const locked = await this.#keys.encryptStringAsync(secret.open()).catch(() => null);
    if (locked === null) return;
    const { username, host } = account;
    this.#file.write([...this.#others(account), { username, host, locked: locked.toString('base64') }]);
  }

  forget(account: Account): void {
    if (this.has(account)) this.#file.write(this.#others(account));
  }

  forgetAll(): void {
    if (this.count > 0) this.#file.write([]);
  }

  #find(account: Account) {
    return this.#file.read().find((saved) => isFor(saved, account));
  }

  #others(account: Account): Saved {
    return this.#file.read().filter((saved) => !isFor(saved, account));
  }
}

function isFor(saved: Account, { username, host }: Account): boolean {
  return saved.username === username && saved.host === host;
}
