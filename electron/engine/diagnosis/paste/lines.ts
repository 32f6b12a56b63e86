/** The lines of a paste: escaped and squeezed ones taken apart, each with its number in the pasted text. */
import type { Line } from './paste.ts';

/** Characters of a line that are read at each end, where it has more than twice as many. */
const longestLine = 4000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes of terminals (ECMA-48) are what is meant
const colourCodes = /\u001b\[[\d;]*m/g;
const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  amp: '&',
  '#39': "'",
  '#039': "'",
};
const entity = /&(lt|gt|quot|amp|#0?39);/g;
/** A line break that a program wrote out, or one of a web page. */
const writtenBreak = /(?:\\r)?\\n|<br ?\/?>/i;
/** What is left of the quotes and brackets behind a written line break. */
const onlyMarks = /^[\s'"`)\]},;.]{0,8}$/;
/** Starts of what a side said, in conversations that were squeezed into one line. */
const turn =
  /(?<!\s)\s+(?=(?:<<|>>|\+\+|!!) |(?:SERVER -> CLIENT|CLIENT -> SERVER): |SMTP -> (?:FROM SERVER|ERROR|NOTICE):|[SC]: (?:[2-5]\d\d[ -]|[A-Z]{4}\b))/;

/**
 * Lines ended by LF, CRLF or CR, numbered from 1. Written line breaks and squeezed conversations give several lines
 * with one number. Colour codes and character references are gone; of a line over 8000 characters 4000 at each end
 * are left.
 */
export function linesOf(text: string): Line[] {
  return text.split(/\r?\n|\r/).flatMap((pasted, index) => partsOf(pasted, index + 1));
}

function partsOf(pasted: string, number: number): Line[] {
  const plain = decoded(pasted.length > 2 * longestLine ? ends(pasted) : pasted);
  if (!writtenBreak.test(plain) && !isSqueezed(plain)) return [{ number, text: plain }];
  const parts = plain.split(writtenBreak).flatMap((part) => (isSqueezed(part) ? part.split(turn) : [part]));
  return parts.filter((part) => !onlyMarks.test(part)).map((part) => ({ number, text: part }));
}

/** A line without an end is read at both of its ends. */
function ends(pasted: string): string {
  return `${pasted.slice(0, longestLine)} ${pasted.slice(-longestLine)}`;
}

function decoded(pasted: string): string {
  const plain = pasted.includes('\u001b') ? pasted.replace(colourCodes, '') : pasted;
  return plain.includes('&') ? plain.replace(entity, (_, name: string) => entities[name] ?? '') : plain;
}

/** At least two turns in one line. */
function isSqueezed(text: string): boolean {
  if (!/<<|->|S: \d/.test(text)) return false;
  return text.split(turn, 3).length > 2;
}
