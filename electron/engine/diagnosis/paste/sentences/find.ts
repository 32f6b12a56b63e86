/** Finds a known sentence in a text, in time that does not grow with the number of sentences. */
import type { SentenceKey } from './meanings.ts';
import { sentenceTables } from './tables.ts';

interface Sentence {
  key: SentenceKey;
  program: string;
  language: string;
  /** Of the text that it may stand in. */
  longest: number;
  /** What stands between the gaps, folded. */
  pieces: readonly string[];
}

/** A sentence of a mail program that a text contains. */
export interface FoundSentence {
  key: SentenceKey;
  program: string;
  language: string;
  /** Its first piece, folded. */
  piece: string;
}

/** Characters by which a sentence is looked up. */
const head = 5;
/** Characters that a gap may have: a host name, a number. */
const longestGap = 300;

/** One case, one kind of quote, one blank: programs differ in these. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[“”„«»"'’‘`´「」『』]/g, '"')
    .replace(/\s+/g, ' ');
}

const byHead = new Map<string, Sentence[]>();
for (const { program, longest = Number.POSITIVE_INFINITY, sentences } of sentenceTables)
  for (const [language, messages] of Object.entries(sentences))
    for (const [key, texts] of Object.entries(messages))
      for (const text of texts ?? [])
        add({ key: key as SentenceKey, program, language, longest, pieces: piecesOf(text) });

function add(sentence: Sentence): void {
  const start = (sentence.pieces[0] ?? '').slice(0, head);
  const others = byHead.get(start);
  if (others) others.push(sentence);
  else byHead.set(start, [sentence]);
}

/** From the first piece that is long enough to be looked up by. */
function piecesOf(text: string): string[] {
  const pieces = folded(text)
    .split('*')
    .map((piece) => piece.trim());
  return pieces
    .slice(
      Math.max(
        0,
        pieces.findIndex((piece) => piece.length >= head),
      ),
    )
    .filter((piece) => piece !== '');
}

/** The longest known sentence in a folded text, null when there is none. */
export function sentenceIn(text: string): FoundSentence | null {
  let best: Sentence | null = null;
  for (let at = 0; at + head <= text.length; at += 1) {
    for (const sentence of byHead.get(text.slice(at, at + head)) ?? []) {
      if (
        text.length <= sentence.longest &&
        length(sentence) > length(best) &&
        standsAt(text, at, sentence.pieces)
      )
        best = sentence;
    }
  }
  return (
    best && { key: best.key, program: best.program, language: best.language, piece: best.pieces[0] ?? '' }
  );
}

function length(sentence: Sentence | null): number {
  return sentence?.pieces.reduce((sum, piece) => sum + piece.length, 0) ?? 0;
}

function standsAt(text: string, at: number, pieces: readonly string[]): boolean {
  let from = at;
  for (const [index, piece] of pieces.entries()) {
    const found = index === 0 ? (text.startsWith(piece, from) ? from : -1) : text.indexOf(piece, from);
    if (found < 0 || found - from > longestGap) return false;
    from = found + piece.length;
  }
  return true;
}
