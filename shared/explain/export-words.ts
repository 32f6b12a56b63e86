/** The words of exports and reports in one language. */
import type { ParseKeys } from 'i18next';
import { createI18n, type Language } from './i18n.ts';

type ExportWordKey = ParseKeys<'export'>;
export type ExportWords = (key: ExportWordKey, values?: Readonly<Record<string, string | number>>) => string;

const made = new Map<Language, ExportWords>();

/** Made once per language: reports are written by the thousand. */
export function exportWords(language: Language): ExportWords {
  const known = made.get(language);
  if (known) return known;
  const translate = createI18n(language).getFixedT(language, 'export');
  const words: ExportWords = (key, values = {}) => translate(key, { ...values });
  made.set(language, words);
  return words;
}

/** `2026-11-22 14:02 UTC`: read the same way everywhere. */
export function utcMinute(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
