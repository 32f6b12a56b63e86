/** The words of the terminal in one language, and the language that a person prefers. */
import type { ParseKeys } from 'i18next';
import { createI18n } from '../../../shared/explain/catalogues.ts';
import { knownLanguage, type Language, normaliseLanguage } from '../../../shared/languages.ts';
import type { Register } from '../../../shared/registers.ts';
import { safeText } from '../../engine/base/safe-text.ts';

export type WordKey = ParseKeys<'terminal'>;

/** One message of the catalogue. Values are made safe to show: no control or bidi characters reach the terminal. */
export type Words = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

/** The language has to be loaded before. */
export function createWords(language: Language, register?: Register): Words {
  const translate = createI18n(language, register).getFixedT(null, 'terminal');
  return (key, values = {}) => translate(key, safeValues(values));
}

type OauthWordKey = ParseKeys<'oauth'>;
export type OauthWords = (key: OauthWordKey, values?: Readonly<Record<string, string | number>>) => string;

/** Words about sign-in pages and the arrival check. */
export function createOauthWords(language: Language, register?: Register): OauthWords {
  const translate = createI18n(language, register).getFixedT(null, 'oauth');
  return (key, values = {}) => translate(key, safeValues(values));
}

function safeValues(values: Readonly<Record<string, string | number>>): Record<string, string | number> {
  const safe = (value: string | number) => (typeof value === 'string' ? safeText(value) : value);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, safe(value)]));
}

/**
 * The language for words that are needed before the options are parsed: `--lang` if it names one of ours, else the
 * locale (POSIX XBD 8.2: `LC_ALL` before `LC_MESSAGES` before `LANG`), else that of the system.
 */
export function preferredLanguage(argv: readonly string[], env: NodeJS.ProcessEnv): Language {
  const asked = askedLanguage(argv);
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return (asked && knownLanguage(asked)) || normaliseLanguage(locale);
}

function askedLanguage(argv: readonly string[]): string | undefined {
  const at = argv.findLastIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  const argument = argv[at];
  return argument === '--lang' ? argv[at + 1] : argument?.slice('--lang='.length);
}
