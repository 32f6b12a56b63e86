/** A chain of exceptions: the innermost one is the cause, the others tell how far it went. */
import type { Stage } from '../../../../shared/diagnosis.ts';
import { stageOfCommand } from './dialogue.ts';
import type { Candidate, Line, Reading } from './paste.ts';
import { isFrame } from './trouble.ts';

/** Where the next inner exception begins. */
const inner = /\b(?:nested exception is|caused by|inner exception|root cause)\b:?[ \t]*|(?<!-)-{2,40}> /gi;
/** Marks of a chain or of a stack. */
const chain = /^\s*(?:caused by|nested exception is|-{2,}> )|nested exception is|-{3}> |inner exception/i;
const thrown = /(?:^|[\s(["])[\w.$\\]*(?:Error|Exception|Failure|Failed|Refused|Busy)\b[^\n]{0,40}?[:(]/;

/**
 * The messages of the chain, the innermost first, four at most. Null without a message, and without a frame of a
 * stack or a mark of a chain. The last 2000 lines are read.
 */
export function readException(lines: readonly Line[]): Reading | null {
  const read = lines.length > 2000 ? lines.slice(-2000) : lines;
  const frames = read.filter(({ text }) => isFrame(text)).length;
  const chained = read.filter(({ text }) => chain.test(text)).length;
  if (frames === 0 && chained === 0) return null;
  const stage = stageIn(read);
  const candidates = messages(read)
    .reverse()
    .slice(0, 4)
    .map((candidate): Candidate => ({ ...candidate, ...(stage && { stage }) }));
  return candidates.length > 0 ? { form: 'exception', candidates } : null;
}

/** The command that failed, as Nodemailer notes it under the stack. */
function stageIn(lines: readonly Line[]): Stage | null {
  for (const { text } of lines) {
    const command = /^\s*"?command"?: ["']([A-Z]{4}(?: FROM| TO)?)\b/.exec(text)?.[1];
    if (command) return stageOfCommand[command] ?? null;
  }
  return null;
}

/** The messages of the exceptions from the outermost in: each with the lines that belong to it. */
function messages(lines: readonly Line[]): Candidate[] {
  const found: { line: Line; parts: string[] }[] = [];
  let open = false;
  for (const line of lines) {
    if (isFrame(line.text) || line.text.trim() === '') {
      open = false;
      continue;
    }
    const pieces = line.text.split(inner).filter((piece) => piece.trim() !== '');
    const starts = chain.test(line.text) || thrown.test(line.text);
    if (open && !starts) found.at(-1)?.parts.push(line.text.trim());
    else if (starts) for (const piece of pieces) found.push({ line, parts: [piece.trim()] });
    open = found.length > 0 && (starts || open);
  }
  return found.map(({ line, parts }) => ({ line, words: parts.slice(0, 12).join('\n') }));
}
