/** An error message from another program: what it means, and what in it says so. */
import type { PastedError, ReadError } from '../../../shared/tools.ts';
import { readable } from './charset.ts';
import { codesIn } from './error-codes.ts';
import { diagnoseInput } from './explain-line.ts';
import { cleanPaste } from './paste/quoted.ts';

/** Never throws, whatever was pasted. */
export function readError({ text, port, provider }: PastedError): ReadError {
  const diagnosis = diagnoseInput({ reply: text, port, provider });
  const lines = cleanPaste(readable(text)).split('\n');
  return {
    diagnosis,
    reply: diagnosis.reply ? replyLines(lines, diagnosis.reply.code) : [],
    codes: [...new Set(codesIn(text))],
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
