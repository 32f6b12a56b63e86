/** The words about configurations in one language. */
import type { ParseKeys } from 'i18next';
import { createI18n, type Language } from './i18n.ts';

type InspectWordKey = ParseKeys<'inspect'>;
export type InspectWords = (
  key: InspectWordKey,
  values?: Readonly<Record<string, string | number>>,
) => string;

export function createInspectWords(language: Language): InspectWords {
  const translate = createI18n(language).getFixedT(language, 'inspect');
  return (key, values = {}) => translate(key, { ...values });
}
