/** Plain text to paste elsewhere: the settings, and what the server said. */
import type { TFunction } from 'i18next';
import type { Reply } from '../../../shared/diagnosis.ts';
import type { ProvenSettings } from './settings.ts';

type T = TFunction<'window'>;

export function settingsText({ host, port, security, username }: ProvenSettings, t: T): string {
  return lines([
    [t('settings.host'), host],
    [t('settings.port'), String(port)],
    [t('settings.security'), `${t(`security.${security}.label`)} (${t(`security.${security}.name`)})`],
    [t('settings.username'), username],
  ]);
}

/** A reply as the server wrote it, on one line. Its text may begin with the code or not. */
export function replyText({ code, enhanced, text }: Reply): string {
  const words = text.replace(/(?<!\s)\s*\n\s*/g, ' ');
  if (words.startsWith(String(code))) return words;
  return [code, enhanced && !words.startsWith(enhanced) ? enhanced : null, words].filter(Boolean).join(' ');
}

function lines(pairs: [name: string, value: string][]): string {
  return pairs
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}
