/** What Python's smtplib cannot do; Django and Home Assistant send through it too. */
import type { ExportNote } from '../../../shared/exports.ts';
import type { Draft } from './draft.ts';

/** `SMTP.login` takes user name and password only in ASCII. */
export function smtplibNotes({ settings, password }: Draft): ExportNote[] {
  if (settings.auth === 'none') return [];
  return [settings.username, password].every((value) => /^[ -~]*$/.test(value)) ? [] : ['ascii-sign-in'];
}
