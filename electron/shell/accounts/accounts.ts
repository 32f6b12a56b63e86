/** A list of accounts in the window: one at a time, checked in a thread of its own, kept until another takes its place. */
import { open } from 'node:fs/promises';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Dialog } from 'electron';
import {
  type AccountLine,
  type AccountsState,
  largestAccountsFile,
  noAccounts,
} from '../../../shared/accounts.ts';
import { createI18n } from '../../../shared/explain/catalogues.ts';
import type { Contact } from '../../../shared/model.ts';
import { effective } from '../../engine/configuration/effective.ts';
import type { AccountsOrder, Counting, FromThread, ToThread } from './orders.ts';

interface AccountsParts {
  /** Folder of the built main process. */
  built: string;
  dialog: Pick<Dialog, 'showOpenDialog'>;
  /** What counts now. */
  counting: () => Counting;
  proxyFor: (url: string) => Promise<string | null>;
  onLine: (line: AccountLine) => void;
  onContacted: (contacted: readonly Contact[]) => void;
  onEnd: (failed: boolean) => void;
  /** Takes a fault of ours. */
  onFault: (fault: unknown) => void;
}

/** MB of thousands of rows, with room to spare. */
const mostMemory = 500;

/** One list at a time: chosen, checked, stopped, forgotten. Passwords of the file stay here and in the thread; no state has one. */
export class Accounts {
  readonly #parts: AccountsParts;
  #state: AccountsState = noAccounts;
  #csv: Uint8Array = new Uint8Array();
  /** Rows of the list that name a server. */
  #typed = 0;
  #worker: Worker | null = null;

  constructor(parts: AccountsParts) {
    this.#parts = parts;
  }

  get state(): AccountsState {
    return this.#state;
  }

  /** Nothing changes when the person closes the dialog. */
  async choose(): Promise<AccountsState> {
    if (this.#worker) return this.#state;
    const { canceled, filePaths } = await this.#parts.dialog.showOpenDialog({
      properties: ['openFile'],
      filters: [{ name: '*.csv', extensions: ['csv', 'tsv', 'txt'] }],
    });
    const [file] = filePaths;
    if (canceled || file === undefined || this.#worker) return this.#state;
    const { language, words } = this.#parts.counting().spoken;
    const i18n = createI18n(language, words);
    const csv = await readStart(file);
    if (csv === null) return this.#show({ ...noAccounts, problem: i18n.t('tools:accounts.unreadable') });
    const { lookThrough } = await import('./look.ts');
    const look = await lookThrough(csv, path.basename(file), i18n);
    if (!look.ok) return this.#show({ ...noAccounts, problem: look.problem });
    this.#csv = csv;
    this.#typed = look.typed;
    return this.#show({ ...noAccounts, stage: 'waiting', list: look.list });
  }

  /** Nothing happens where no list waits. Rows that name a server are refused where typing one is switched off. */
  start({ password, send }: Pick<AccountsOrder, 'password' | 'send'>): AccountsState {
    const { list } = this.#state;
    if (this.#worker || list === null || this.#csv.length === 0) return this.#state;
    const counting = this.#parts.counting();
    if (this.#typed > 0 && this.#forbidsTyping(counting)) {
      const { language, words } = counting.spoken;
      return this.#show({
        ...this.#state,
        problem: createI18n(language, words).t('terminal:problem.restricted'),
      });
    }
    const order: AccountsOrder = { ...counting, csv: this.#csv, password, send };
    const worker = new Worker(path.join(this.#parts.built, 'accounts-thread.js'), {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: mostMemory },
    });
    worker.on('message', (news: FromThread) => void this.#heard(worker, news));
    worker.on('error', (error) => this.#ended(worker, error));
    worker.on('exit', () => this.#ended(worker));
    this.#worker = worker;
    return this.#show({ ...noAccounts, stage: 'running', list });
  }

  /** Rows that have begun to sign in come to their end. */
  stop(): void {
    this.#send(this.#worker, { kind: 'stop' });
  }

  /** Forgets everything. */
  async clear(): Promise<AccountsState> {
    const worker = this.#worker;
    this.#worker = null;
    this.#csv = new Uint8Array();
    this.#show(noAccounts);
    await worker?.terminate();
    return this.#state;
  }

  #forbidsTyping({ policy, file }: Counting): boolean {
    return effective({ policy, file, own: {} }).forbids('typed-settings');
  }

  async #heard(worker: Worker, news: FromThread): Promise<void> {
    if (worker !== this.#worker) return;
    if (news.kind === 'proxy') {
      const proxy = await this.#parts.proxyFor(news.url).catch(() => null);
      return this.#send(worker, { kind: 'proxy', id: news.id, proxy });
    }
    if (news.kind === 'ended') return this.#ended(worker);
    if (news.kind === 'contacted') return this.#parts.onContacted(news.contacted);
    this.#state.lines.push(news.line);
    this.#parts.onLine(news.line);
  }

  #ended(worker: Worker, fault?: unknown): void {
    if (worker !== this.#worker) return;
    this.#worker = null;
    const failed = fault !== undefined;
    this.#show({ ...this.#state, stage: 'ended', failed });
    if (failed) this.#parts.onFault(fault);
    this.#parts.onEnd(failed);
  }

  #send(worker: Worker | null, word: ToThread): void {
    worker?.postMessage(word);
  }

  #show(state: AccountsState): AccountsState {
    this.#state = { ...state, lines: [...state.lines] };
    return this.#state;
  }
}

/** Null: it cannot be read, or is too long for the window. */
async function readStart(file: string): Promise<Uint8Array | null> {
  const handle = await open(file).catch(() => null);
  if (!handle) return null;
  try {
    const kind = await handle.stat();
    if (!kind.isFile() || kind.size > largestAccountsFile) return null;
    return await handle.readFile();
  } catch {
    return null;
  } finally {
    await handle.close();
  }
}
