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
  const format = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const said = new Map<string, string>();
  const words = (key: PlanWordKey, values: Values = {}) => {
    const place = `${key} ${JSON.stringify(values)}`;
    const before = said.get(place);
    if (before !== undefined) return before;
    const text = translate(key, { ...values });
    if (said.size < mostSaid) said.set(place, text);
    return text;
  };
  const months = new Map<string, string>();
  const month = (day: string) => {
    const text = months.get(day) ?? format.format(new Date(day));
    months.set(day, text);
    return text;
  };
  return Object.assign(words, { month });
}

/** A plan says the same few sentences a hundred thousand times; this many are kept. */
const mostSaid = 1_000;
