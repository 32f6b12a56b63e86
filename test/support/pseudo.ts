/** Two languages that nobody speaks, for tests: one longer and full of accents, one that runs right to left. */
import type { i18n } from 'i18next';
import { catalogueOf } from '../../shared/explain/catalogues.ts';
import { type Catalogue, i18nOf } from '../../shared/explain/i18n.ts';

const accents: Readonly<Record<string, string>> = {
  a: 'á',
  c: 'ç',
  e: 'é',
  i: 'í',
  n: 'ñ',
  o: 'ö',
  u: 'ü',
  y: 'ý',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ö',
  U: 'Ü',
};
const growth = 0.4;
/** A Hebrew letter: strong right to left (Unicode UAX 9). */
const rightToLeftMark = 'א';

/** The text with accents and 40 % longer; placeholders stay as they are. */
export function pseudoText(text: string): string {
  const accented = outsidePlaceholders(text, (part) =>
    part.replace(/[aceinouyAEIOU]/g, (letter) => accents[letter] ?? letter),
  );
  return `[${accented}${'·'.repeat(Math.ceil(text.length * growth))}]`;
}

/** The text as words of a right-to-left language; placeholders stay as they are. */
export function rightToLeftText(text: string): string {
  return outsidePlaceholders(text, (part) => part.replace(/\p{L}/gu, rightToLeftMark));
}

/** An instance whose language is made from English: `en-XA` is the long one, `ar-XB` runs right to left. */
export function createPseudoI18n(language: 'en-XA' | 'ar-XB'): i18n {
  const change = language === 'en-XA' ? pseudoText : rightToLeftText;
  return i18nOf(language, mapTexts({ ...catalogueOf('en') }, change) as unknown as Catalogue);
}

type Tree = { [key: string]: string | Tree };

function mapTexts(tree: Tree, change: (text: string) => string): Tree {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === 'string' ? change(value) : mapTexts(value, change),
    ]),
  );
}

function outsidePlaceholders(text: string, change: (part: string) => string): string {
  return text
    .split(/(\{\{[^}]*\}\})/)
    .map((part) => (part.startsWith('{{') ? part : change(part)))
    .join('');
}
