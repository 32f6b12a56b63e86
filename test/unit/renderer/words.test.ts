/** The words of the window and its tools after the rules that a program can check. */
import { describe, expect, it } from 'vitest';
import { languages, resources } from '../../../shared/explain/i18n.ts';
import { gradeOf, lixOf, sentenceLengths } from '../../support/readability.ts';

const banned = {
  en: /\b(invalid|illegal|fatal|abort\w*|failed to|exception|oops|whoops|unknown error|something went wrong|handshake|ehlo|socket|authentication|credentials|hostname|submission|relay|daemon|cleartext)\b/i,
  de: /\b(ungültig\w*|unzulässig\w*|abbruch|abgebrochen|fehlgeschlagen|ausnahme|hoppla|ups|handshake|ehlo|socket|authentifizierung|anmeldedaten|hostname|relay|daemon|klartext)\b/i,
};
const blame = {
  en: /\byou (entered|forgot|made)\b|\byour (mistake|fault)\b/i,
  de: /\bihr fehler\b|sie haben (falsch|vergessen)/i,
};

function textsOf(words: object, path = ''): [key: string, text: string][] {
  return Object.entries(words).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[path + name, value]] : textsOf(value, `${path}${name}.`),
  );
}

const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();
const areas = ['window', 'tools', 'settings', 'history', 'incidents', 'story'] as const;
const each = areas.flatMap((area) => languages.map((language) => ({ area, language })));

describe.each(each)('$area words in $language', ({ area, language }) => {
  const english = new Map(textsOf(resources.en[area]));
  const texts = textsOf(resources[language][area]);

  it('has every message of the other language, with the same placeholders', () => {
    expect(texts.map(([key]) => key).sort()).toEqual([...english.keys()].sort());
    for (const [key, text] of texts)
      expect(placeholders(text), key).toEqual(placeholders(english.get(key) ?? ''));
  });

  it.each(texts)('%s', (_key, text) => {
    expect(text).not.toMatch(banned[language]);
    expect(text).not.toMatch(blame[language]);
    expect(text).not.toContain('!');
    expect(Math.max(...sentenceLengths(text))).toBeLessThanOrEqual(25);
  });

  it('reads easily as a whole', () => {
    const all = texts.map(([, text]) => (/[.?]$/.test(text) ? text : `${text}.`)).join(' ');
    const lengths = sentenceLengths(all);
    expect(lengths.reduce((sum, length) => sum + length, 0) / lengths.length).toBeLessThanOrEqual(15);
    if (language === 'en') expect(gradeOf(all)).toBeLessThanOrEqual(6);
    else expect(lixOf(all)).toBeLessThanOrEqual(50);
  });
});
