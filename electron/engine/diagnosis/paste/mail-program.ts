/** What a mail program's dialog says in its own language, and the answer of the server that it quotes. */
import type { Line, Reading } from './paste.ts';
import { meansOf } from './paste.ts';
import { folded, sentenceIn } from './sentences/find.ts';
import { type SentenceMeaning, sentenceMeanings } from './sentences/meanings.ts';

/** Dialogs are short; a longer text is looked at as something else. */
const longestDialog = 4000;

/**
 * The dialog whose sentence is known, and the reply that it quotes. Null: longer than 4000 characters, no known
 * sentence, or one that means nothing without a reply.
 */
export function readMailProgram(lines: readonly Line[]): Reading | null {
  const text = lines.map((line) => line.text).join('\n');
  if (text.length > longestDialog) return null;
  const found = sentenceIn(folded(text));
  if (!found) return null;
  const meaning: SentenceMeaning = sentenceMeanings[found.key];
  const line = lines.find((one) => folded(one.text).includes(found.piece)) ?? lines[0] ?? { number: 1, text };
  const answer = quotedAnswer(text);
  if (!meaning.problem && answer === '') return null;
  const words = meaning.problem || answer !== '' ? answer : text;
  return {
    form: 'mail-program',
    candidates: [{ line, words, ...(meaning.stage && { stage: meaning.stage }) }],
    observations: meaning.problem ? [meansOf({ ...meaning, problem: meaning.problem })] : [],
  };
}

/** A reply, or words with an enhanced code, behind a colon or in brackets (RFC 5321 4.2, RFC 3463), up to an empty line. */
const quotedReply =
  /[:(：]\s*["'«„“‘]?((?:[45]\d\d[ -])?[45]\.\d{1,3}\.\d{1,3}\b[\s\S]{0,1500}|[45]\d\d[ -][\s\S]{1,1500})/;

function quotedAnswer(text: string): string {
  return (
    quotedReply
      .exec(text)?.[1]
      ?.split(/\n\s*\n/, 1)[0]
      ?.trim() ?? ''
  );
}
