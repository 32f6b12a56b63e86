/** One word for one thing: pictures and swaps that the word table forbids, over every plain text. */
import { describe, expect, it } from 'vitest';
import { catalogueOf } from '../../../shared/explain/catalogues.ts';
import { languages } from '../../../shared/languages.ts';
import { rulesOf } from '../../support/language-rules.ts';

/** Every plain text with its path; the technical register has its own test. */
function leaves(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : leaves(value, `${path}${key}.`),
  );
}

describe.each(languages)('in %s', (language) => {
  const texts = leaves(catalogueOf(language)).map(
    ([path, text]) => [path, text.replace(/\{\{[^}]*\}\}/g, 'it')] as const,
  );

  it('a thing has one word', () => {
    const wrong = rulesOf(language).words.flatMap(({ say, not, unless }) =>
      texts
        .filter(([, text]) => not.test(text) && !(unless?.test(text) ?? false))
        .map(([path, text]) => `say "${say}" at ${path}: ${text}`),
    );
    expect(wrong).toEqual([]);
  });
});
