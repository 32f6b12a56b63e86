/** An error as JSON, or an answer of the web: the sentences in it count, the status only where they say nothing. */
import type { Candidate, Line, Meaning, Reading } from './paste.ts';
import { meansOf } from './paste.ts';
import { troubleOf, withoutHttpStatus } from './trouble.ts';

/** Keys of values that are sentences, as programs name them. */
const field =
  /["']?\b(message|msg|error(?:_?(?:message|description|detail))?|exception(?:message)?|exc|detail|details|description|reason|response|responsetext|cause|title|title|hint|smtp_?(?:error|response)|last_?error|diagnostic)["']?\s*(?::|=>|=)\s*(["'])((?:\\.|(?!\2)[^\\]){3,2000})\2/gi;
const looksLikeJson = /^\s*[{[]|["'][\w.]+["']\s*(?::|=>)\s*["'{[\d]/;
const web =
  /\bHTTP\/\d|^\s*(?:Error )?[45]\d\d: \w|\bstatus(?:_?code)?["']?\s*[:=]\s*["']?[45]\d\d\b|\bhttp ?error:? \d{3}|resulted in a [`'"]?[45]\d\d\b|failed with status code|\b40[13] (?:unauthorized|forbidden)/i;

/** Where a text tells the status, and in words instead of the number. */
const status =
  /\bHTTP\/\d(?:\.\d)?["']? ([45]\d\d)\b|\bstatus(?:_?code)?["']?\s*(?:[:=]|=>)\s*["']?([45]\d\d)\b|\bhttp ?error:? ([45]\d\d)\b|resulted in a [`'"]?([45]\d\d)\b|^[ \t]{0,8}(?:Error )?([45]\d\d)(?:: \w|[ \t]{0,8}$)|\bcode["']?\s*(?::|=>)\s*(4(?:0\d|1[0-9]|22|29))\b|\b(40[13]) (?:unauthorized|forbidden)|status code (unauthorized|forbidden|too ?many ?requests)/im;
const numbers: Readonly<Record<string, string>> = {
  unauthorized: '401',
  forbidden: '403',
  toomanyrequests: '429',
};

/** What is left to say when only the status speaks (RFC 9110 15.5, RFC 6585 4). A 5xx is any program's own fault. */
const meanings: Readonly<Record<string, Meaning>> = {
  401: { problem: 'auth-bad-credentials', also: ['auth-oauth-required'], stage: 'auth' },
  403: {
    problem: 'auth-disabled-by-admin',
    also: ['sender-not-allowed', 'auth-oauth-required'],
    stage: 'auth',
  },
  413: { problem: 'message-too-large', also: ['mailbox-full'], stage: 'data' },
  429: { problem: 'rate-limited', also: ['quota-exceeded-sending'], stage: 'mail-from' },
};
/** Services that are asked with a token, never with a password. */
const byToken = /googleapis\.com|graph\.microsoft\.com|gaxios|graph api|oauth/i;
const tokenRefused: Meaning = {
  problem: 'auth-oauth-required',
  also: ['auth-disabled-by-admin'],
  stage: 'auth',
};

/** Lines of an answer without a sentence of its own; more are a log, in which the web is not what failed. */
const longestAnswer = 8;

/**
 * The sentences of the answer, four at most, the most telling first; its status (RFC 9110 15) is a hint only. Null:
 * neither JSON nor an answer of the web, or one that says nothing. The last 400 lines are read.
 */
export function readHttpError(lines: readonly Line[]): Reading | null {
  const read = lines.slice(-400);
  if (!read.some(({ text }) => looksLikeJson.test(text) || web.test(text))) return null;
  const meaning = meaningOf(read);
  const found = read.flatMap((line) => sentencesOf(line));
  if (found.length === 0 && (!meaning || read.length > longestAnswer)) return null;
  const ranked = found
    .map((candidate, index) => ({ candidate, index, weight: troubleOf(candidate.words) }))
    .sort((a, b) => b.weight - a.weight || a.index - b.index)
    .slice(0, 4)
    .map(({ candidate }) => candidate);
  return {
    form: 'http-error',
    candidates: ranked.length > 0 ? ranked : [wordsAround(read)],
    ...(meaning && { hints: [meansOf(meaning)] }),
  };
}

function meaningOf(lines: readonly Line[]): Meaning | null {
  const text = lines
    .map((line) => line.text.slice(0, 2000))
    .join('\n')
    .slice(0, 20_000);
  const told = status
    .exec(text)
    ?.slice(1)
    .find((part) => part !== undefined);
  if (told === undefined) return null;
  const number = numbers[told.toLowerCase().replaceAll(' ', '')] ?? told;
  if ((number === '401' || number === '403') && byToken.test(text)) return tokenRefused;
  return meanings[number] ?? null;
}

/** A text that names a status and no sentence of its own. */
function wordsAround(lines: readonly Line[]): Candidate {
  const filled = lines.filter(({ text }) => text.trim() !== '').slice(0, 20);
  const line = filled.find(({ text }) => web.test(text)) ?? filled[0] ?? { number: 1, text: '' };
  return {
    line,
    words: withoutHttpStatus(filled.map(({ text }) => text.slice(0, 1000)).join('\n')).trim(),
    ...(filled.length > 2 && { loose: true }),
  };
}

/** A name in place of a number says what the sentence beside it leaves out. */
const namedCode = /["']?\b(?:error_?)?code["']?\s*(?::|=>)\s*["']([A-Z][A-Za-z]{5,60})["']/;

function sentencesOf(line: Line): Candidate[] {
  const text = line.text.length > 8000 ? line.text.slice(0, 8000) : line.text;
  const code = namedCode.exec(text)?.[1];
  return Array.from(text.matchAll(field), ([, , , value = '']) => ({
    line,
    words: withoutHttpStatus(value.replace(/\\(["'\\/])/g, '$1')).trim(),
  }))
    .filter(({ words }) => words !== '')
    .map((candidate) => (code ? { ...candidate, words: `${code}: ${candidate.words}` } : candidate));
}
