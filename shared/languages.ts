/** The languages that there are words in: a folder of shared/explain/locales each, named by its BCP 47 tag. */
const rules = import.meta.glob<number>('./explain/locales/*/rules.json', {
  eager: true,
  import: 'titleLimit',
});

/** Characters of a tag that are read (RFC 5646, 4.4.1). */
const longestTag = 35;

/** A tag of `languages`. */
export type Language = string;

/** English first: it is what a person reads whose language has no words. */
export const languages: readonly Language[] = [
  'en',
  ...Object.keys(rules)
    .map(tagOf)
    .filter((tag) => tag !== 'en')
    .sort(),
];

/** What a language calls itself: `Deutsch` (Unicode CLDR). */
export function nameOf(language: Language): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** The folder's name of `…/locales/<tag>/<file>.json`. */
export function tagOf(path: string): Language {
  return path.split('/').at(-2) ?? '';
}

/**
 * One of our languages by a tag (`de`, `de-AT`, `de_DE.UTF-8`), null when we do not speak it. Subtags are cut from the
 * end until one is found (RFC 4647, 3.4), so `pt-BR` can stand beside `pt`.
 */
export function knownLanguage(tag: string, spoken: readonly Language[] = languages): Language | null {
  const [locale = ''] = tag.slice(0, longestTag).split(/[.@]/);
  const subtags = locale.toLowerCase().split(/[-_]/);
  for (let length = subtags.length; length > 0; length--) {
    const range = subtags.slice(0, length).join('-');
    const language = spoken.find((one) => one.toLowerCase() === range);
    if (language !== undefined) return language;
  }
  return null;
}

/** The language of ours that serves a tag best, English where none does. */
export function normaliseLanguage(tag: string | null | undefined): Language {
  return knownLanguage(tag ?? '') ?? 'en';
}
