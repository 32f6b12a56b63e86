/** Facts of past checks in the words of the window. */
import type { TFunction } from 'i18next';
import type { PastCheck, PastEndpoint } from '../../../shared/history.ts';
import type { Endpoint } from '../../../shared/model.ts';

type T = TFunction<['history', 'diagnosis', 'window']>;

/** `22 Nov 2026, 09:30` after the customs of the language. */
export function timeText(at: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
}

export function problemText(problem: PastCheck['class'], t: T): string | null {
  return problem && t(`diagnosis:class.${problem}.title`);
}

export function endpointText({ host, port, security }: Endpoint, t: T): string {
  return `${host}, ${port}, ${t(`window:security.${security}.label`)}`;
}

export function answerText(answer: PastEndpoint | null, t: T): string {
  if (answer === null) return t('comparison.nothing');
  return answer.usable
    ? t('comparison.door-works')
    : (problemText(answer.class, t) ?? t('comparison.nothing'));
}

export function secondsText(ms: number, language: string, t: T): string {
  const seconds = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(ms / 1000);
  return t('comparison.seconds', { seconds });
}

/** Where it was, or when: the shortest name that tells two checks apart. */
export function placeText({ network, at }: PastCheck, language: string): string {
  return network ?? timeText(at, language);
}
