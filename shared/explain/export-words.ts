/** The words of exports and reports in one language. */
import type { ParseKeys } from 'i18next';
import type { Language } from '../languages.ts';
import type { Register } from '../registers.ts';
import { createI18n } from './catalogues.ts';

type ExportWordKey = ParseKeys<'export'>;
export type ExportWords = (key: ExportWordKey, values?: Readonly<Record<string, string | number>>) => string;

const made = new Map<string, ExportWords>();

/** Made once per language and register: reports are written by the thousand. */
export function exportWords(language: Language, register: Register = 'plain'): ExportWords {
  const name = `${language} ${register}`;
  const known = made.get(name);
  if (known) return known;
  const translate = createI18n(language, register).getFixedT(null, 'export');
  const words: ExportWords = (key, values = {}) => translate(key, { ...values });
  made.set(name, words);
  return words;
}

/** `2026-11-22 14:02 UTC`: read the same way everywhere. */
export function utcMinute(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
