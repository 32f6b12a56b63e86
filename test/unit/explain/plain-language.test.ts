/** The rules for words that can be checked by a program. Numbers are those of the word rules. */
import { describe, expect, it } from 'vitest';
import { languages } from '../../../shared/languages.ts';
import { rulesOf } from '../../support/language-rules.ts';
import { hardness, sentenceLengths, sentencesOf } from '../../support/readability.ts';
import { catalogue, type SpelledMessage, spelledMessages } from './messages.ts';

/** One whole screen of words, as it is read: a title, one of its texts, one of its reasons, the button. */
function screens({ title, what, why, next }: SpelledMessage): string[] {
  return what.flatMap((text) => why.map((reason) => `${title} ${text} ${reason} ${next}.`));
}

for (const language of languages) {
  describe(`words in ${language}`, () => {
    const { titleLimit, reading, banned, bannedInTitle, blame, nameless } = rulesOf(language);
    const messages = spelledMessages(language);
    const { labels, policies, glossary } = catalogue(language);
    const each = messages.map((message) => [message.id, message] as const);

    it.each(each)('%s: a short title that is a sentence without codes (1)', (_, { title }) => {
      expect(title.length).toBeGreaterThan(0);
      expect(title.length).toBeLessThanOrEqual(titleLimit);
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
      expect(text).not.toMatch(banned);
      expect(text).not.toMatch(blame);
      expect(text).not.toContain('!');
      expect(message.title).not.toMatch(bannedInTitle);
    });

    it.each(Object.entries(labels))('button %s names a result (15)', (_, label) => {
      expect(label).not.toMatch(nameless);
      expect(label).not.toMatch(/[.!]$/);
      expect(label.length).toBeLessThanOrEqual(44);
    });

    it.each(Object.entries({ ...policies, ...glossary }))('%s reads easily', (_, text) => {
      expect(sentencesOf(text).length).toBeLessThanOrEqual(2);
      expect(Math.max(...sentenceLengths(text)), text).toBeLessThanOrEqual(25);
      expect(text).not.toMatch(banned);
    });

    it.each(each)('%s: reads easily (11)', (_, message) => {
      for (const screen of screens(message))
        expect(hardness(screen, reading.measure), screen).toBeLessThanOrEqual(reading.message);
    });

    it('reads easily as a whole (11)', () => {
      const all = messages.flatMap(screens);
      const average = all.reduce((sum, screen) => sum + hardness(screen, reading.measure), 0) / all.length;
      expect(average).toBeLessThanOrEqual(reading.catalogue);
    });
  });
}
