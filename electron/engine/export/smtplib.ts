/** What Python's smtplib cannot do; Django and Home Assistant send through it too. */
import type { ExportNote } from '../../../shared/exports.ts';
import { type Draft, passwordPlaceholder } from './draft.ts';

/** `SMTP.login` takes user name and password only in ASCII. */
export function smtplibNotes({ settings, password }: Draft): ExportNote[] {
  if (settings.auth === 'none') return [];
  return [settings.username, password].every((value) => /^[ -~]*$/.test(value)) ? [] : ['ascii-sign-in'];
}

/** The same in the file. Without the password it is not known yet whether it matters. */
export function smtplibRemarks(draft: Draft): string[] {
  const { settings, password, words } = draft;
  if (smtplibNotes(draft).length > 0) return [words('note.ascii-sign-in')];
  const later = settings.auth !== 'none' && password === passwordPlaceholder;
  return later ? [words('smtplib.ascii')] : [];
}
