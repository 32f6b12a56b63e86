/** Plain text to paste elsewhere: the settings, and a summary for the person who helps. */
import type { TFunction } from 'i18next';
import type { AssistantState } from '../../../shared/assistant.ts';
import type { Explanation, Reply } from '../../../shared/diagnosis.ts';
import { type ProvenSettings, provenSettings } from './settings.ts';

type T = TFunction<'window'>;

export function settingsText({ host, port, security, username }: ProvenSettings, t: T): string {
  return lines([
    [t('settings.host'), host],
    [t('settings.port'), String(port)],
    [t('settings.security'), `${t(`security.${security}.label`)} (${t(`security.${security}.name`)})`],
    [t('settings.username'), username],
  ]);
}

/** What happened, with what settings, and the server's own words. No secret is in a state, so none is in here. */
export function summaryOf(state: AssistantState, { title, what, why, actor }: Explanation, t: T): string {
  const { diagnosis, address } = state;
  const settings = provenSettings(state);
  const technical = lines([
    [t('summary.address'), address ?? ''],
    [t('summary.class'), diagnosis ? `${diagnosis.class} (${diagnosis.stage}, ${diagnosis.certainty})` : ''],
    [t('summary.reply'), diagnosis?.reply ? replyText(diagnosis.reply) : ''],
    [t('summary.doors'), state.findings.map(doorText).join('; ')],
  ]);
  const words = [title, what, why, t(`actor.${actor}`)].filter(Boolean).join('\n');
  return [words, settings && settingsText(settings, t), technical].filter(Boolean).join('\n\n');
}

/** A reply as the server wrote it, on one line. Its text may begin with the code or not. */
export function replyText({ code, enhanced, text }: Reply): string {
  const words = text.replace(/\s*\n\s*/g, ' ');
  if (words.startsWith(String(code))) return words;
  return [code, enhanced && !words.startsWith(enhanced) ? enhanced : null, words].filter(Boolean).join(' ');
}

function doorText({ endpoint, usable, diagnosis }: AssistantState['findings'][number]): string {
  return `${endpoint.host}:${endpoint.port} ${endpoint.security} ${usable ? 'usable' : (diagnosis?.class ?? 'unusable')}`;
}

function lines(pairs: [name: string, value: string][]): string {
  return pairs
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}
