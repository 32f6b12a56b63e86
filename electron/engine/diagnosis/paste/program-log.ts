/** The log of a program: the lines that tell of trouble, the last ones first. */
import type { Candidate, Line, Reading } from './paste.ts';
import { troubleIn } from './trouble.ts';

/** Time stamps and levels in front of a line. */
const stamped =
  /^\W{0,3}(?:\d{4}-\d\d-\d\d|\d{1,2}[./-]\w{2,3}[./-]\d{2,4}|\d\d:\d\d:\d\d|\d\d-\d\d \d\d:|(?:mon|tue|wed|thu|fri|sat|sun),? |(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) {1,2}\d|t=\d{4}|\[?(?:debug|info|warn|warning|error|fatal|notice|severe)\b)|\b(?:level|lvl|severity)["']?[=:]/i;
/** A time stamp and a program with its process number (RFC 3164 4.1.3): one line of it is a log already. */
const syslog =
  /^(?:[a-z]{3} {1,2}\d{1,2} \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\S{1,30}) \S{1,255} [\w./-]{1,64}\[\d{1,10}\]: /i;
/** More lines than this are a log, whatever stands in front. */
const manyLines = 25;
const manyCharacters = 6000;

/**
 * The lines of trouble, each with the rest of its reply. A log without any says so by an observation. Null: neither
 * stamped lines nor a text of 25 lines or 6000 characters that tells of trouble.
 */
export function readProgramLog(lines: readonly Line[]): Reading | null {
  const filled = lines.filter(({ text }) => text.trim() !== '');
  const stamps = filled.slice(0, 200).filter(({ text }) => stamped.test(text)).length;
  const length = filled.reduce((sum, { text }) => sum + text.length, 0);
  const isLog =
    (filled.length > 1 && stamps * 2 >= Math.min(filled.length, 200)) ||
    (filled.length === 1 && syslog.test(filled[0]?.text ?? ''));
  if (!isLog && filled.length < manyLines && length < manyCharacters) return null;
  const candidates = troubleIn(filled).map((candidate) => withRest(candidate, filled));
  if (candidates.length > 0) return { form: 'program-log', candidates };
  if (!isLog) return null;
  const last = filled.at(-1) ?? { number: 1, text: '' };
  return {
    form: 'program-log',
    candidates: [{ line: last, words: '' }],
    observations: [{ kind: 'no-trouble-told' }],
  };
}

/** A reply of several lines goes on below (RFC 5321 4.2.1). */
function withRest(candidate: Candidate, lines: readonly Line[]): Candidate {
  const code = /(?:^|\D)([45]\d\d)-/.exec(candidate.words)?.[1];
  if (!code) return candidate;
  const from = lines.indexOf(candidate.line) + 1;
  const rest = lines.slice(from, from + 12);
  const end = rest.findIndex(({ text }) => !text.includes(`${code}-`) && !text.includes(`${code} `));
  const more = end < 0 ? rest : rest.slice(0, end);
  return { ...candidate, words: [candidate.words, ...more.map(({ text }) => text.trim())].join('\n') };
}
