/** The words of the plan in one language, and how it writes days. */
import type { ParseKeys } from 'i18next';
import { createI18n, type Language } from '../../../shared/explain/i18n.ts';

type PlanWordKey = ParseKeys<'m365'>;
type Values = Readonly<Record<string, string | number>>;

export interface PlanWords {
  (key: PlanWordKey, values?: Values): string;
  /** `December 2026` of a day (ISO 8601). */
  month(day: string): string;
}

export function createPlanWords(language: Language): PlanWords {
  const translate = createI18n(language).getFixedT(language, 'm365');
  const months = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const words = (key: PlanWordKey, values: Values = {}) => translate(key, { ...values });
  return Object.assign(words, { month: (day: string) => months.format(new Date(day)) });
}
