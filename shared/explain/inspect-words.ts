/** The words about configurations in one language. */
import type { ParseKeys } from 'i18next';
import type { Language } from '../languages.ts';
import type { Register } from '../registers.ts';
import { createI18n } from './catalogues.ts';

type InspectWordKey = ParseKeys<'inspect'>;
export type InspectWords = (
  key: InspectWordKey,
  values?: Readonly<Record<string, string | number>>,
) => string;

export function createInspectWords(language: Language, register?: Register): InspectWords {
  const translate = createI18n(language, register).getFixedT(null, 'inspect');
  return (key, values = {}) => translate(key, { ...values });
}
