/** The rules for words that can be checked by a program. Numbers are those of the word rules. */
import { describe, expect, it } from 'vitest';
import { languages } from '../../../shared/explain/i18n.ts';
import { gradeOf, lixOf, sentenceLengths, sentencesOf } from '../../support/readability.ts';
import { catalogue, type SpelledMessage, spelledMessages } from './messages.ts';

const titleLimit = { en: 60, de: 84 };
const banned = {
  en: /\b(invalid|illegal|fatal|abort\w*|failed to|exception|oops|whoops|unknown error|something went wrong|handshake|ehlo|socket|authentication|credentials|hostname|submission|relay|daemon|cleartext)\b/i,
  de: /\b(ungültig\w*|unzulässig\w*|schwerwiegend\w*|abbruch|abgebrochen|fehlgeschlagen|ausnahme|hoppla|ups|unbekannter fehler|schiefgegangen|handshake|ehlo|socket|authentifizierung|anmeldedaten|hostname|relay|daemon|klartext)\b/i,
};
const bannedInTitle = { en: /\berror\b/i, de: /\bfehler\b/i };
const blame = {
  en: /\byou (entered|typed|forgot|made|used|did)\b|\byour (mistake|fault)\b/i,
  de: /\b(sie haben (falsch|vergessen)|ihr fehler|ihre schuld)\b/i,
};
const nameless = /^(ok|yes|no|submit|ja|nein|weiter|absenden)$/i;

/** One whole screen of words, as it is read: a title, one of its texts, one of its reasons, the button. */
function screens({ title, what, why, next }: SpelledMessage): string[] {
  return what.flatMap((text) => why.map((reason) => `${title} ${text} ${reason} ${next}.`));
}

for (const language of languages) {
  describe(`words in ${language}`, () => {
    const messages = spelledMessages(language);
    const { labels, policies, glossary } = catalogue(language);
    const each = messages.map((message) => [message.id, message] as const);

    it.each(each)('%s: a short title that is a sentence without codes (1)', (_, { title }) => {
      expect(title.length).toBeGreaterThan(0);
      expect(title.length).toBeLessThanOrEqual(titleLimit[language]);
      expect(title).toMatch(/[.?]$/);
      expect(title).not.toMatch(/\d/);
    });

    it.each(each)('%s: one or two sentences, at most two reasons (2)', (_, { what, why, next }) => {
      for (const text of what) expect(sentencesOf(text).length, text).toBeLessThanOrEqual(2);
      for (const text of why) expect(sentencesOf(text).length, text).toBeLessThanOrEqual(2);
      expect(what.length).toBeGreaterThan(0);
      expect(next).not.toBe('');
    });

    it.each(each)('%s: two to four other things to try (2)', (_, { others, next }) => {
      expect(others.length).toBeGreaterThanOrEqual(2);
      expect(others.length).toBeLessThanOrEqual(4);
      expect(new Set([next, ...others]).size).toBe(others.length + 1);
    });

    it.each(each)('%s: short sentences (10)', (_, message) => {
      for (const screen of screens(message)) {
        const lengths = sentenceLengths(screen);
        expect(Math.max(...lengths), screen).toBeLessThanOrEqual(25);
        expect(lengths.reduce((sum, length) => sum + length, 0) / lengths.length).toBeLessThanOrEqual(15);
      }
    });

    it.each(each)('%s: no banned word and no blame (12, 13, 14)', (_, message) => {
      const text = [message.title, ...message.what, ...message.why, message.next, ...message.others].join(
        ' ',
      );
      expect(text).not.toMatch(banned[language]);
      expect(text).not.toMatch(blame[language]);
      expect(text).not.toContain('!');
      expect(message.title).not.toMatch(bannedInTitle[language]);
    });

    it.each(Object.entries(labels))('button %s names a result (15)', (_, label) => {
      expect(label).not.toMatch(nameless);
      expect(label).not.toMatch(/[.!]$/);
      expect(label.length).toBeLessThanOrEqual(44);
    });

    it.each(Object.entries({ ...policies, ...glossary }))('%s reads easily', (_, text) => {
      expect(sentencesOf(text).length).toBeLessThanOrEqual(2);
      expect(Math.max(...sentenceLengths(text)), text).toBeLessThanOrEqual(25);
      expect(text).not.toMatch(banned[language]);
    });
  });
}

describe('reading level', () => {
  const english = spelledMessages('en').flatMap(screens);

  it.each(spelledMessages('en').map((message) => [message.id, message] as const))(
    '%s: grade 8 or less (11)',
    (_, message) => {
      for (const screen of screens(message)) expect(gradeOf(screen), screen).toBeLessThanOrEqual(8);
    },
  );

  it('grade 6 or less over the whole catalogue (11)', () => {
    const average = english.reduce((sum, screen) => sum + gradeOf(screen), 0) / english.length;
    expect(average).toBeLessThanOrEqual(6);
  });

  it.each(spelledMessages('de').map((message) => [message.id, message] as const))(
    '%s: LIX 50 or less in German',
    (_, message) => {
      for (const screen of screens(message)) expect(lixOf(screen), screen).toBeLessThanOrEqual(50);
    },
  );
});
