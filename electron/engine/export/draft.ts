/** What every writer of a format is given, and what it gives back. */

import type { Device } from '../../../shared/devices/devices.ts';
import { type ExportWords, utcMinute } from '../../../shared/explain/export-words.ts';
import type { ExportNote, ExportRefusal } from '../../../shared/exports.ts';
import type { MailSettings } from '../../../shared/mail-settings.ts';

/** Stands where a password belongs; nobody takes it for one. */
export const passwordPlaceholder = 'PUT-PASSWORD-HERE';
/** The signs around the placeholder, and how a password is written between them: `export:head.quoted.<kind>`. */
export type PasswordQuoting = 'env' | 'shell' | 'single' | 'doubled' | 'double' | 'gitlab';

/** The same for an OAuth token. */
const tokenPlaceholder = 'PUT-TOKEN-HERE';

/** What a writer is given. */
export interface Draft {
  readonly settings: MailSettings;
  /** The password, when somebody asked for it to stand in this export; else the placeholder. */
  readonly password: string;
  /** Sentences for the head of the file: what it is, when it was written, and whether the settings were tested. */
  readonly head: readonly string[];
  readonly writtenAt: Date;
  readonly words: ExportWords;
  /** The device that a sheet is for; null: any. */
  readonly device: Device | null;
  /** Where a sheet writes its dates; undefined: that of this computer. */
  readonly timeZone: string | undefined;
}

/** A written export, or why it cannot be written. Line ends are LF. */
export type Written = { text: string; notes?: readonly ExportNote[] } | { refusal: ExportRefusal };
/** Writes one format, or says why not. */
export type Writer = (draft: Draft) => Written;

/** `Tested: …` with date and place, or `Not tested: …`. */
export function testedSentence({ verifiedAt, verifiedFrom }: MailSettings, words: ExportWords): string {
  if (verifiedAt === null) return words('head.notTested');
  const date = utcMinute(new Date(verifiedAt));
  return words(verifiedFrom === 'practice' ? 'head.practice' : 'head.tested', { date });
}

/** The part of an address before the last `@`, and the part behind it. */
export function addressParts(address: string): { local: string; domain: string } {
  const at = address.lastIndexOf('@');
  return { local: address.slice(0, Math.max(at, 0)), domain: address.slice(at + 1) };
}

/** What stands in the place of the password or token. */
export function shownSecret({ settings, password }: Draft): string {
  return settings.auth === 'oauth2' && password === passwordPlaceholder ? tokenPlaceholder : password;
}

/** `Name <address>` (RFC 5322 3.4), or the bare address where nobody gave a name. */
export function mailbox({ fromAddress, displayName }: MailSettings): string {
  if (displayName === null || displayName === '') return fromAddress;
  const atoms = /^[\w!#$%&'*+/=?^`{|}~ -]+$/;
  const name = atoms.test(displayName) ? displayName : `"${displayName.replace(/["\\]/g, '\\$&')}"`;
  return `${name} <${fromAddress}>`;
}
