/** Settings in, one export out. A pure function: terminal and window call it alike. */

import type { Device } from '../../../shared/devices/devices.ts';
import { type ExportWords, exportWords, utcMinute } from '../../../shared/explain/export-words.ts';
import type { ExportAnswer, ExportFormat, ExportNote, ExportRefusal } from '../../../shared/exports.ts';
import { exportFormats, type FormatId } from '../../../shared/exports.ts';
import type { Language } from '../../../shared/languages.ts';
import type { MailSettings } from '../../../shared/mail-settings.ts';
import type { Register } from '../../../shared/registers.ts';
import type { Secret } from '../base/secret.ts';
import { type Draft, type PasswordQuoting, passwordPlaceholder, testedSentence } from './draft.ts';
import { writers } from './writers.ts';

/** What a caller decides about an export. */
export interface ExportOptions {
  language: Language;
  /** Of the words in comments and cards. */
  register?: Register;
  writtenAt: Date;
  /** Stands in the export. Only when the person asked for that, for this one export. */
  password?: Secret;
  /** The second confirmation: settings that send a password without encryption may be written. */
  allowUnprotected?: boolean;
  /** The device that a sheet is for. */
  device?: Device;
  /** Where a sheet writes its dates; without it that of this computer. */
  timeZone?: string;
}

/** Formats in which a password put in by hand may need a sign more. */
const quotedBy: Partial<Record<FormatId, PasswordQuoting>> = {
  env: 'env',
  laravel: 'env',
  vaultwarden: 'env',
  'nextcloud-occ': 'shell',
  phpmailer: 'single',
  wordpress: 'single',
  nextcloud: 'single',
  rails: 'single',
  gitlab: 'gitlab',
  python: 'double',
  django: 'double',
  nodemailer: 'double',
  dotnet: 'double',
  powershell: 'doubled',
  'home-assistant': 'double',
  compose: 'double',
  curl: 'shell',
  'git-send-email': 'double',
};

/** Writes one format, or says why not. Never throws for what settings hold. */
export function exportSettings(id: FormatId, settings: MailSettings, options: ExportOptions): ExportAnswer {
  const format = formatOf(id);
  const refuse = (refusal: ExportRefusal): ExportAnswer => ({ ok: false, format: id, refusal });
  const password = options.password?.open() ?? null;
  const refusal = refusalOf(format, settings, password, options.allowUnprotected ?? false);
  if (refusal) return refuse(refusal);
  const words = exportWords(options.language, options.register);
  const draft: Draft = {
    settings: settings.auth === 'none' ? { ...settings, username: '' } : settings,
    password: password ?? passwordPlaceholder,
    head: headOf(format, settings, password, options.writtenAt, words),
    writtenAt: options.writtenAt,
    words,
    device: options.device ?? null,
    timeZone: options.timeZone,
  };
  const written = writers[id](draft);
  if ('refusal' in written) return refuse(written.refusal);
  const notes = [...notesOf(settings, password), ...(written.notes ?? [])];
  const { fileName, mediaType } = format;
  return { ok: true, format: id, fileName, mediaType, text: written.text, notes };
}

function formatOf(id: FormatId): ExportFormat {
  const format = exportFormats.find((one) => one.id === id);
  if (!format) throw new TypeError(`no format ${id}`);
  return format;
}

function refusalOf(
  format: ExportFormat,
  settings: MailSettings,
  password: string | null,
  allowUnprotected: boolean,
): ExportRefusal | null {
  const { auth, security, incoming } = settings;
  if (!valuesOf(settings, password).every(isWritable)) return 'value-not-writable';
  if (password !== null && format.password === 'never') return 'password-not-here';
  if (security === 'none' && auth !== 'none' && !allowUnprotected) return 'unprotected-password';
  if (auth === 'oauth2' && !format.tokens) return 'sign-in-window-needed';
  return format.needsIncoming && !incoming ? 'incoming-needed' : null;
}

function valuesOf(settings: MailSettings, password: string | null): string[] {
  const { host, username, fromAddress, displayName, incoming } = settings;
  return [
    host,
    username,
    fromAddress,
    displayName ?? '',
    password ?? '',
    incoming?.host ?? '',
    incoming?.username ?? '',
  ];
}

/** Control characters, line separators and half characters belong into no value and could end a line or a string. */
function isWritable(value: string): boolean {
  return !/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.test(value);
}

function headOf(
  format: ExportFormat,
  settings: MailSettings,
  password: string | null,
  writtenAt: Date,
  words: ExportWords,
): string[] {
  const { auth, security } = settings;
  const head = [
    words('head.written', { date: utcMinute(writtenAt) }),
    testedSentence(settings, words),
    ...(security === 'none' && auth !== 'none' ? [words('head.unprotected')] : []),
  ];
  if (password !== null) return [...head, words('head.passwordInside')];
  const asksForPassword = format.password === 'on-request' && auth !== 'none' && auth !== 'oauth2';
  if (!asksForPassword) return head;
  const quoting = quotedBy[format.id];
  return [
    ...head,
    words('head.placeholder', { placeholder: passwordPlaceholder }),
    ...(quoting ? [words(`head.quoted.${quoting}`)] : []),
  ];
}

function notesOf(settings: MailSettings, password: string | null): ExportNote[] {
  const { verifiedAt, verifiedFrom, security, auth } = settings;
  const notes: (ExportNote | false)[] = [
    verifiedAt === null && 'not-tested',
    verifiedFrom === 'practice' && 'practice',
    security === 'none' && 'unprotected',
    auth === 'oauth2' && 'token-needed',
    password !== null && 'password-inside',
  ];
  return notes.filter((note) => note !== false);
}
