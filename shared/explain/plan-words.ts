/** The words about Microsoft 365 in one language, and how it writes days: for the plan, and for the page of one account. */
import type { i18n, ParseKeys } from 'i18next';
import type { Language } from '../languages.ts';
import { createI18n } from './catalogues.ts';

type PlanWordKey = ParseKeys<'m365'>;
type Values = Readonly<Record<string, string | number>>;

export interface PlanWords {
  (key: PlanWordKey, values?: Values): string;
  /** `December 2026` of a day (ISO 8601). */
  month(day: string): string;
  /** `September 16, 2024` of a day (ISO 8601). */
  date(day: string): string;
}

export function createPlanWords(language: Language): PlanWords {
  return planWordsOf(createI18n(language));
}

/** The same over an i18next instance that exists already. */
export function planWordsOf({ language, getFixedT }: i18n): PlanWords {
  const translate = getFixedT(language, 'm365');
  const said = new Map<string, string>();
  const words = (key: PlanWordKey, values: Values = {}) => {
    const place = `${key} ${JSON.stringify(values)}`;
    const before = said.get(place);
    if (before !== undefined) return before;
    const text = translate(key, { ...values });
    if (said.size < mostSaid) said.set(place, text);
    return text;
  };
  const month = writesDays(language, { month: 'long', year: 'numeric' });
  const date = writesDays(language, { dateStyle: 'long' });
  return Object.assign(words, { month, date });
}

function writesDays(language: string, look: Intl.DateTimeFormatOptions): (day: string) => string {
  const format = new Intl.DateTimeFormat(language, { ...look, timeZone: 'UTC' });
  const written = new Map<string, string>();
  return (day) => {
    const text = written.get(day) ?? format.format(new Date(day));
    if (written.size < mostSaid) written.set(day, text);
    return text;
  };
}

/** A plan says the same few sentences a hundred thousand times; this many are kept. */
const mostSaid = 1_000;
