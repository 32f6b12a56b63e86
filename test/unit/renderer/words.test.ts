/** The words of the window and its tools after the rules that a program can check. */
import { describe, expect, it } from 'vitest';
import { catalogueOf } from '../../../shared/explain/catalogues.ts';
import { languages } from '../../../shared/languages.ts';
import { rulesOf } from '../../support/language-rules.ts';
import { hardness, sentenceLengths } from '../../support/readability.ts';

function textsOf(words: object, path = ''): [key: string, text: string][] {
  return Object.entries(words).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[path + name, value]] : textsOf(value, `${path}${name}.`),
  );
}

const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();
const areas = ['window', 'tools', 'settings', 'history', 'incidents', 'story'] as const;
const each = areas.flatMap((area) => languages.map((language) => ({ area, language })));

describe.each(each)('$area words in $language', ({ area, language }) => {
  const { banned, blame, reading } = rulesOf(language);
  const english = new Map(textsOf(catalogueOf('en')[area]));
  const texts = textsOf(catalogueOf(language)[area]);

  it('has every message of the other language, with the same placeholders', () => {
    expect(texts.map(([key]) => key).sort()).toEqual([...english.keys()].sort());
    for (const [key, text] of texts)
      expect(placeholders(text), key).toEqual(placeholders(english.get(key) ?? ''));
  });

  it.each(texts)('%s', (_key, text) => {
    expect(text).not.toMatch(banned);
    expect(text).not.toMatch(blame);
    expect(text).not.toContain('!');
    expect(Math.max(...sentenceLengths(text))).toBeLessThanOrEqual(25);
  });

  it('reads easily as a whole', () => {
    const all = texts.map(([, text]) => (/[.?]$/.test(text) ? text : `${text}.`)).join(' ');
    const lengths = sentenceLengths(all);
    expect(lengths.reduce((sum, length) => sum + length, 0) / lengths.length).toBeLessThanOrEqual(15);
    expect(hardness(all, reading.measure)).toBeLessThanOrEqual(reading.catalogue);
  });
});
