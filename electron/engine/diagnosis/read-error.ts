/** An error message from another program: what it means, and what in it says so. */
import type { PastedError, ReadError } from '../../../shared/tools.ts';
import { codesIn } from './error-codes.ts';
import { explainPaste } from './explain-line.ts';

/** Characters of a line that is shown. */
const longestShown = 2000;

/** Characters that are read at the beginning and at the end: the window waits for the answer (under 50 ms). */
const readAtBeginning = 50_000;
const readAtEnd = 150_000;

/** Never throws, whatever was pasted. */
export function readError({ text, port, provider }: PastedError): ReadError {
  const read = endsOf(text);
  const { diagnosis, form, decisive, words } = explainPaste({ reply: read.text, port, provider });
  const skipped = decisive.number > read.linesBefore ? read.linesBetween : 0;
  return {
    diagnosis,
    form,
    decisive: { line: decisive.number + skipped, text: decisive.text.slice(0, longestShown) },
    reply: diagnosis.reply ? replyLines(words.split('\n'), diagnosis.reply.code) : [],
    codes: [...new Set(codesIn(words))],
  };
}

interface Ends {
  text: string;
  /** Lines of the beginning, and lines left out behind it. */
  linesBefore: number;
  linesBetween: number;
}

/** A log carries the cause at its end, and whose log it is at its beginning. Whole lines, where there are any. */
function endsOf(text: string): Ends {
  if (text.length <= readAtBeginning + readAtEnd) return { text, linesBefore: 0, linesBetween: 0 };
  const from = text.length - readAtEnd;
  const start = text.slice(0, text.lastIndexOf('\n', readAtBeginning) + 1 || readAtBeginning);
  const end = text.slice(text.indexOf('\n', from) + 1 || from);
  const lines = (part: string) => part.split('\n').length - 1;
  const linesBefore = lines(start);
  return { text: start + end, linesBefore, linesBetween: lines(text) - linesBefore - lines(end) };
}

/** Each line from the reply code on, without what a program put before it (RFC 5321 4.2.1). */
function replyLines(lines: readonly string[], code: number): string[] {
  const start = new RegExp(`(?<![\\d.])${code}(?![\\d.])`);
  return lines.flatMap((line) => {
    const at = line.search(start);
    return at < 0 ? [] : [line.slice(at).trim()];
  });
}
