/** Settings files of a helpdesk: from a double click, the menu or a drop. None is used before the person agreed to it. */
import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Dialog } from 'electron';
import { normaliseLanguage } from '../../../shared/languages.ts';
import type { SettingsFile } from '../../../shared/settings-file.ts';
import {
  longestOffer,
  type SettingsFileInUse,
  type SettingsFileOffer,
  type settingsFileChannels,
} from '../../../shared/settings-file-offer.ts';
import { isSettingsFile } from '../../call.ts';
import type { Effective } from '../../engine/configuration/effective.ts';
import type { Handlers } from '../ipc/ipc.ts';

const ending = '.sendwell.json';
/** Bytes per character at most (UTF-8). */
const widest = 4;

/** The settings file among the arguments of a start, null when there is none. */
export function settingsFileIn(argv: readonly string[]): string | null {
  return argv.findLast((one) => !one.startsWith('-') && isSettingsFile(one)) ?? null;
}

interface Offered {
  name: string;
  /** Null: it could not be read. */
  text: string | null;
}

interface SettingsFilesOptions {
  dialog: Pick<Dialog, 'showOpenDialog'>;
  /** A file is there to be looked at. */
  onOffer: () => void;
  /** Another file counts from now on, or none does. */
  onUse: () => void;
}

export class SettingsFiles {
  readonly #options: SettingsFilesOptions;
  #offered: Offered | null = null;
  #used: SettingsFile | null = null;
  /** Of the administrator. */
  #managed: SettingsFile | null = null;

  constructor(options: SettingsFilesOptions) {
    this.#options = options;
  }

  /** The file that counts for every check; null when none does. */
  get used(): SettingsFile | null {
    return this.#used ?? this.#managed;
  }

  /** The file that the administrator names counts without a question. */
  async useManaged(path: string | undefined): Promise<void> {
    this.#managed = path === undefined ? null : await readFile(path);
    if (this.#managed !== null) this.#options.onUse();
  }

  offer(name: string, text: string | null): void {
    this.#offered = { name, text };
    this.#options.onOffer();
  }

  async open(file: string): Promise<void> {
    this.offer(path.basename(file), await readStart(file));
  }

  async choose(): Promise<void> {
    const { canceled, filePaths } = await this.#options.dialog.showOpenDialog({
      properties: ['openFile'],
      filters: [{ name: `*${ending}`, extensions: ['json'] }],
    });
    const [file] = filePaths;
    if (!canceled && file !== undefined) await this.open(file);
  }

  async describe(language: string): Promise<SettingsFileOffer | null> {
    if (this.#offered === null) return null;
    const { describeSettingsFile } = await import('./settings-file-words.ts');
    return describeSettingsFile(this.#offered.name, this.#offered.text, normaliseLanguage(language));
  }

  /** The offered file counts from now on, if it can be used. It starts nothing. */
  async use(): Promise<void> {
    if (this.#offered === null) return;
    const file = await parse(this.#offered.text);
    if (file === null) return;
    this.#used = file;
    this.dismiss();
    this.#options.onUse();
  }

  dismiss(): void {
    this.#offered = null;
  }

  leave(): void {
    this.#used = null;
    this.#options.onUse();
  }

  /** For the page: the file, and what counts with it. */
  inUse({ restrictions, ticketAddress, practice }: Effective): SettingsFileInUse {
    const { name, email, phone, url } = this.used?.organisation.contact ?? {};
    const contact = [name, email, phone, url].filter((one) => one !== undefined).join(', ');
    return {
      organisation: this.used?.organisation.name ?? null,
      contact: contact || null,
      restrictions,
      ticketAddress,
      practiceMode: practice,
      leavable: this.#used !== null,
    };
  }
}

/**
 * As much of a file as could be a settings file, and a little more; null when it cannot be read. To open a pipe would
 * wait for whoever writes into it.
 */
async function readStart(file: string): Promise<string | null> {
  try {
    if (!(await stat(file)).isFile()) return null;
    await using handle = await open(file, 'r');
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(longestOffer * widest));
    return buffer.toString('utf8', 0, bytesRead).slice(0, longestOffer);
  } catch {
    return null;
  }
}

/** The file as it is used; null when it cannot be. */
async function readFile(file: string): Promise<SettingsFile | null> {
  return parse(await readStart(file));
}

async function parse(text: string | null): Promise<SettingsFile | null> {
  const { readSettingsFile } = await import('../../engine/configuration/file.ts');
  const reading = readSettingsFile(text ?? '');
  return reading.ok ? reading.file : null;
}

/** `managed` resolves once the rules of the administrator are known. */
export function settingsFileHandlers(
  parts: SettingsFiles,
  effective: () => Effective,
  managed: Promise<void>,
): Pick<Handlers, keyof typeof settingsFileChannels> {
  return {
    'settings-file:choose': () => parts.choose(),
    'settings-file:drop': ({ name, text }) => parts.offer(name, text),
    'settings-file:offer': ({ language }) => parts.describe(language),
    'settings-file:use': () => parts.use(),
    'settings-file:dismiss': () => parts.dismiss(),
    'settings-file:in-use': async () => {
      await managed;
      return parts.inUse(effective());
    },
    'settings-file:leave': () => parts.leave(),
  };
}
