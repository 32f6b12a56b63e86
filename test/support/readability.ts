/** Measures of plain language: Flesch-Kincaid grade for English, LIX for the others, sentence lengths for all. */
import type { LanguageRules } from './language-rules.ts';

/** Names of products that a reader knows or has to find on a screen; they are scored as one short word. */
const productNames =
  /\b(Microsoft 365|High Volume Email|2-Step Verification|Outlook\.com|Microsoft|Google|Yahoo|AOL|Apple|Sendwell|Wi-Fi|WLAN|VPN|STARTTLS|SSL\/TLS|IT)\b/g;

/** A message as it is scored: names, addresses, ports, quoted labels and placeholders become "it". */
function scorable(text: string): string {
  return text
    .replace(/["“”][^"“”]*["“”]/g, 'it')
    .replace(/\{\{\w+\}\}/g, 'it')
    .replace(productNames, 'it')
    .replace(/\b(port|Port) \d+\b/g, 'it')
    .replace(/\d+/g, 'it');
}

export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?])(?<!\b\d{1,2}\.)\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** Vowel groups, without a silent final e. Good enough for an average. */
function syllablesOf(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '');
  if (plain.length <= 3) return 1;
  const groups = plain
    .replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, (ending) => ending.charAt(0))
    .replace(/^y/, '')
    .match(/[aeiouy]{1,2}/g);
  return Math.max(1, groups?.length ?? 1);
}

/** How hard a text is to read, by the measure of its language: more is harder. */
export function hardness(text: string, measure: LanguageRules['reading']['measure']): number {
  return measure === 'grade' ? gradeOf(text) : lixOf(text);
}

/** Flesch-Kincaid grade level of an English text. */
function gradeOf(text: string): number {
  const { words, sentences } = count(text);
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}

/** LIX: mean sentence length plus the percentage of words over six letters. */
function lixOf(text: string): number {
  const { words, sentences } = count(text);
  const long = words.filter((word) => word.length > 6).length;
  return words.length / sentences + (100 * long) / words.length;
}

export function sentenceLengths(text: string): number[] {
  return sentencesOf(scorable(text)).map((sentence) => wordsOf(sentence).length);
}

function count(text: string): { words: string[]; sentences: number } {
  const plain = scorable(text);
  return { words: wordsOf(plain), sentences: Math.max(1, sentencesOf(plain).length) };
}
