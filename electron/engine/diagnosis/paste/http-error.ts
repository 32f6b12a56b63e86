/** An error as JSON, or an answer of the web: the sentences in it count, the status does not. */
import type { Candidate, Line, Reading } from './paste.ts';
import { troubleOf, withoutHttpStatus } from './trouble.ts';

/** Keys of values that are sentences, as programs name them. */
const field =
  /["']?\b(message|msg|error(?:_?(?:message|description|detail))?|exception(?:message)?|exc|detail|details|description|reason|response|responsetext|cause|title|title|hint|smtp_?(?:error|response)|last_?error|diagnostic)["']?\s*(?::|=>|=)\s*(["'])((?:\\.|(?!\2)[^\\]){3,2000})\2/gi;
const looksLikeJson = /^\s*[{[]|["'][\w.]+["']\s*:\s*["'{[\d]/;
const web = /\bHTTP\/\d|^\s*(?:Error )?[45]\d\d: \w|\bstatus(?:_?code)?["']?\s*[:=]\s*["']?[45]\d\d\b/i;

export function readHttpError(lines: readonly Line[]): Reading | null {
  const read = lines.slice(-400);
  if (!read.some(({ text }) => looksLikeJson.test(text) || web.test(text))) return null;
  const found = read.flatMap((line) => sentencesOf(line));
  if (found.length === 0) return null;
  const ranked = found
    .map((candidate, index) => ({ candidate, index, weight: troubleOf(candidate.words) }))
    .sort((a, b) => b.weight - a.weight || a.index - b.index);
  return { form: 'http-error', candidates: ranked.slice(0, 4).map(({ candidate }) => candidate) };
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
