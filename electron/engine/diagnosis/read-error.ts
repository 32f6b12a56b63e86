/** An error message from another program: what it means, and what in it says so. */
import type { PastedError, ReadError } from '../../../shared/tools.ts';
import { codesIn } from './error-codes.ts';
import { explainPaste } from './explain-line.ts';

/** Characters of a line that is shown. */
const longestShown = 2000;

/** Never throws, whatever was pasted. */
export function readError({ text, port, provider }: PastedError): ReadError {
  const { diagnosis, form, decisive, words } = explainPaste({ reply: text, port, provider });
  return {
    diagnosis,
    form,
    decisive: { line: decisive.number, text: decisive.text.slice(0, longestShown) },
    reply: diagnosis.reply ? replyLines(words.split('\n'), diagnosis.reply.code) : [],
    codes: [...new Set(codesIn(words))],
  };
}

/** Each line from the reply code on, without what a program put before it (RFC 5321 4.2.1). */
function replyLines(lines: readonly string[], code: number): string[] {
  const start = new RegExp(`(?<![\\d.])${code}(?![\\d.])`);
  return lines.flatMap((line) => {
    const at = line.search(start);
    return at < 0 ? [] : [line.slice(at).trim()];
  });
}
