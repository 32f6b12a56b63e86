/** The settings as plain text to paste elsewhere. */
import type { TFunction } from 'i18next';
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

function lines(pairs: [name: string, value: string][]): string {
  return pairs
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}
