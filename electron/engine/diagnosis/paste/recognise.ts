/** What was pasted: each form is asked whether the text is one of its kind, those with the clearest signs first. */

import { readBounce } from './bounce.ts';
import { readDevice } from './device.ts';
import { readDialogue } from './dialogue.ts';
import { readException } from './exception.ts';
import { readHttpError } from './http-error.ts';
import { linesOf } from './lines.ts';
import { readMailProgram } from './mail-program.ts';
import { readOutlook } from './outlook.ts';
import type { Candidate, Line, Reading } from './paste.ts';
import { readProgramLog } from './program-log.ts';
import { readProse } from './prose.ts';
import { cleanPaste } from './quoted.ts';
import { withoutReturned } from './returned.ts';
import { withoutHttpStatus } from './trouble.ts';

const forms: readonly ((lines: readonly Line[]) => Reading | null)[] = [
  readBounce,
  readDialogue,
  readOutlook,
  readMailProgram,
  readDevice,
  readException,
  readHttpError,
  readProgramLog,
];

/** Forms whose decisive lines may say less than the whole does. */
const needsTheRest: ReadonlySet<string> = new Set(['exception', 'http-error', 'program-log', 'prose']);
/** Texts up to here are also read as one. */
const shortText = 6000;

/** A sentence or two, which are about one thing. */
const longestStatement = 300;

/** A reply as a server sent it. */
const reply = /^\s*[45][0-5]\d(?:[ -]|$)/;

/** Never throws; linear in the length of the text. */
export function recognise(pasted: string): Reading {
  const text = withoutReturned(pasted);
  if (reply.test(text) && text.length < shortText && text.split('\n').every(isReplyLine))
    return whole('reply', text);
  const lines = linesOf(text);
  for (const form of forms) {
    const reading = form(lines);
    if (reading) return withTheRest(reading, text);
  }
  const prose = readProse(lines);
  return prose ? withTheRest(prose, text) : whole('prose', text);
}

function isReplyLine(line: string): boolean {
  return line.trim() === '' || reply.test(line);
}

function whole(form: 'reply' | 'prose', text: string): Reading {
  return { form, candidates: [wholeText(text)] };
}

function wholeText(text: string): Candidate {
  const words = cleanPaste(text);
  const loose = words.length > longestStatement || words.trim().split(/\n+/, 3).length > 2;
  const shown = text.split('\n');
  const at = Math.max(
    0,
    shown.findIndex((line) => line.trim() !== ''),
  );
  return { line: { number: at + 1, text: shown[at] ?? '' }, words, ...(loose && { loose }) };
}

function withTheRest(reading: Reading, text: string): Reading {
  if (!needsTheRest.has(reading.form) || text.length > shortText || reading.observations) return reading;
  const { words, loose } = wholeText(text);
  const { line } = reading.candidates[0] ?? wholeText(text);
  const rest: Candidate = { line, words: withoutHttpStatus(words), rest: true, ...(loose && { loose }) };
  return { ...reading, candidates: [...reading.candidates, rest] };
}
