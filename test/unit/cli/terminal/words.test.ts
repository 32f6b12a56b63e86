import { describe, expect, it } from 'vitest';
import { createWords, preferredLanguage } from '../../../../electron/cli/terminal/words.ts';
import german from '../../../../shared/explain/locales/de/terminal.json';
import english from '../../../../shared/explain/locales/en/terminal.json';
import { knownLanguage } from '../../../../shared/languages.ts';

type Tree = { [key: string]: string | Tree };

function messages(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : messages(value, `${prefix}${key}.`),
  );
}

const placeholders = (text: string) => [...new Set(text.match(/{{\w+}}/g))].sort();

describe('catalogue of the terminal', () => {
  it('has the same messages with the same placeholders in both languages', () => {
    const shape = (tree: Tree) => messages(tree).map(([key, text]) => [key, placeholders(text)]);
    expect(shape(german)).toEqual(shape(english));
  });

  it('has no sentence of more than 25 words', () => {
    const long = [...messages(english), ...messages(german)].filter(([, text]) =>
      text.split(/[.:?!;]\s|\n/).some((sentence) => sentence.split(/\s+/).length > 25),
    );
    expect(long).toEqual([]);
  });

  it('has no banned word', () => {
    const banned =
      /\b(invalid|illegal|fatal|abort|failed to|error|exception|oops|whoops|handshake|EHLO|socket|authentication|credentials|hostname|submission|relay|daemon|cleartext)\b/i;
    expect(messages(english).filter(([, text]) => banned.test(text))).toEqual([]);
  });
});

describe('words', () => {
  it('show no control or bidi characters of others', () => {
    const words = createWords('en');
    expect(words('problem.server.blank', { typed: 'a\u001b[31m\u202eb' })).toBe(
      '"a[31mb" has a space in it. A server name has none.',
    );
  });

  it('count', () => {
    const words = createWords('de');
    expect(words('discover.found', { count: 1, address: 'a@b.example' })).toBe(
      'Ein Weg zum Senden für a@b.example gefunden',
    );
    expect(words('discover.found', { count: 2, address: 'a@b.example' })).toContain('2 Wege');
  });
});

describe('language', () => {
  it.each([
    [[], { LANG: 'de_DE.UTF-8' }, 'de'],
    [[], { LANG: 'zxx' }, 'en'],
    [[], { LANG: 'C' }, 'en'],
    [[], { LC_ALL: 'de_AT', LANG: 'en_US' }, 'de'],
    [[], { LC_MESSAGES: 'de', LANG: 'en_US' }, 'de'],
    [['--lang', 'de'], { LANG: 'en_US' }, 'de'],
    [['check', '--lang=en'], { LANG: 'de_DE' }, 'en'],
    [['--lang'], { LANG: 'de_DE' }, 'de'],
    [['--lang', 'xx'], { LANG: 'de_DE' }, 'de'],
  ])('%j with %j is %s', (argv, env, expected) => {
    expect(preferredLanguage(argv, env)).toBe(expected);
  });

  it('knows its own tags', () => {
    expect(knownLanguage('de-AT')).toBe('de');
    expect(knownLanguage('en_GB.UTF-8')).toBe('en');
    expect(knownLanguage('english')).toBeNull();
  });
});
