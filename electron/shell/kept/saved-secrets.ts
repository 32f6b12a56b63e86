/** Passwords and sign-ins that worked, locked by the key store of the system. Nothing is kept until the person turns it on. */
import type { SafeStorage } from 'electron';
import { z } from 'zod';
import type { KeyStoreProblem } from '../../../shared/preferences.ts';
import { startDeadline, untilAborted } from '../../engine/base/deadline.ts';
import { Secret } from '../../engine/base/secret.ts';
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
  'decryptStringAsync' | 'encryptStringAsync' | 'isAsyncEncryptionAvailable'
>;

/** The system may ask the person for the password of the key store: time to find it, in ms. */
const answerMs = 120_000;
/** Encrypted to see how the key store does it. */
const probe = 'probe';
/**
 * What Chromium puts before a text that it encrypts with a password known to everybody, where no key store of Linux
 * answers (components/os_crypt: PosixKeyProvider). On other systems the same mark stands for their own key store.
 */
const knownPassword = Buffer.from('v10');
/** What Electron says where no key will ever open it. Everything else may pass: a locked key store, an unanswered question. */
const neverOpens = /^Error while decrypting the ciphertext/;

/** Asking the key store may open a question of the system, so nothing here is called before the person wants secrets kept. */
export class SavedSecrets {
  readonly #file: KeptFile<Saved>;
  readonly #keys: KeyStore;
  readonly #platform: NodeJS.Platform;

  constructor(file: KeptFile<Saved>, keys: KeyStore, platform: NodeJS.Platform) {
    this.#file = file;
    this.#keys = keys;
    this.#platform = platform;
  }

  /** Why nothing can be kept here, null when it can. Takes as long as the person takes to open the key store. */
  async problem(): Promise<KeyStoreProblem | null> {
    const available = await answered(this.#keys.isAsyncEncryptionAvailable());
    if (available === false) return 'no-key-store';
    const locked = available && (await this.#lock(new Secret(probe)));
    if (locked === null) return 'key-store-closed';
    return this.#opensForAnybody(locked) ? 'plain-text-only' : null;
  }

  get count(): number {
    return this.#read().length;
  }

  has(account: Account): boolean {
    return this.#find(account) !== undefined;
  }

  /** Null when it cannot be opened now. It is kept on, unless the key store says that no key will ever open it. */
  async open(account: Account): Promise<Secret | null> {
    return this.#open(account, this.#find(account));
  }

  /** Takes it off the disk at once, whether it can be opened or not. */
  take(account: Account): Promise<Secret | null> {
    const found = this.#find(account);
    this.forget(account);
    return this.#open(account, found);
  }

  /** Takes everything off the disk at once, and gives out what can be opened. */
  takeAll(): Promise<(Account & { secret: Secret | null })[]> {
    const all = this.#read();
    this.forgetAll();
    const opened = all.map(async (saved) => ({ ...saved, secret: await this.#open(saved, saved) }));
    return Promise.all(opened);
  }

  async #open(account: Account, found: Saved[number] | undefined): Promise<Secret | null> {
    if (found === undefined || (await this.problem()) !== null) return null;
    try {
      const opened = await answered(this.#keys.decryptStringAsync(Buffer.from(found.locked, 'base64')));
      return opened && new Secret(opened.result);
    } catch (error) {
      if (neverOpens.test(messageOf(error))) this.forget(account);
      return null;
    }
  }

  /** Keeps a secret in place of an older one. Does nothing where there is no key store to trust, or where it fails. */
  async keep(account: Account, secret: Secret): Promise<void> {
    if ((await this.problem()) !== null) return;
    const locked = await this.#lock(secret);
    if (locked === null || this.#opensForAnybody(locked)) return;
    const { username, host } = account;
    this.#file.write([...this.#others(account), { username, host, locked: locked.toString('base64') }]);
  }

  forget(account: Account): void {
    if (this.has(account)) this.#file.write(this.#others(account));
  }

  /** What is returned brings them back, beside what was kept meanwhile. */
  forgetAll(): () => void {
    const forgotten = this.#read();
    if (forgotten.length > 0) this.#file.write([]);
    return () => {
      const since = this.#read();
      const others = forgotten.filter((saved) => !since.some((one) => isFor(one, saved)));
      if (others.length > 0) this.#file.write([...others, ...since]);
    };
  }

  /** What is kept, without what anybody could open: that is taken off the disk, and not shown to the key store. */
  #read(): Saved {
    const all = this.#file.read();
    const locked = all.filter((saved) => !this.#opensForAnybody(Buffer.from(saved.locked, 'base64')));
    if (locked.length < all.length) this.#file.write(locked);
    return locked;
  }

  #find(account: Account) {
    return this.#read().find((saved) => isFor(saved, account));
  }

  #others(account: Account): Saved {
    return this.#read().filter((saved) => !isFor(saved, account));
  }

  /** Null when the key store does not do it. */
  async #lock(secret: Secret): Promise<Buffer | null> {
    return answered(this.#keys.encryptStringAsync(secret.open())).catch(() => null);
  }

  #opensForAnybody(locked: Buffer): boolean {
    return this.#platform === 'linux' && locked.subarray(0, knownPassword.length).equals(knownPassword);
  }
}

function isFor(saved: Account, { username, host }: Account): boolean {
  return saved.username === username && saved.host === host;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}

/** Null when the key store says nothing: a question that the system asks the person may stay open. */
async function answered<T>(question: Promise<T>): Promise<T | null> {
  const deadline = startDeadline(answerMs);
  try {
    return await Promise.race([question, untilAborted(deadline.signal).then(() => null)]);
  } finally {
    deadline.clear();
  }
}
