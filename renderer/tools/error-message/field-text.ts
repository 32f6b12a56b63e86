/**
 * A text in a field that draws every line it has. Of a long one the field shows the beginning, which says whose log it is,
 * and the end, which carries the cause; the rest is kept beside it, and a note stands in its place.
 */

export interface FieldText {
  /** What stands in the field. */
  shown: string;
  /** What is kept beside it; empty when the field has all of it. */
  between: string;
  /** What stands in the field in place of that. */
  note: string;
}

/** The note, by the lines that it stands for; 0: part of one line. */
export type NoteOf = (lines: number) => string;

/** More characters or lines than this make a field slow. */
const longest = 20_000;
const mostLines = 400;
/** What is shown of the beginning and of the end. */
const beginning = { characters: 3_000, lines: 40 };
const ending = { characters: 9_000, lines: 160 };

export const emptyText: FieldText = { shown: '', between: '', note: '' };

/** True for a text that is not shown as a whole. */
export function isLong(text: string): boolean {
  return text.length > longest || lineBreaks(text) > mostLines;
}

/** A text as the field has it. */
export function fieldText(text: string, noteOf: NoteOf): FieldText {
  if (!isLong(text)) return { ...emptyText, shown: text };
  const from = endOfBeginning(text);
  const to = startOfEnding(text);
  const between = text.slice(from, to);
  const wholeLines = text[from - 1] === '\n' && text[to - 1] === '\n';
  const note = `${wholeLines ? '' : '\n'}${noteOf(lineBreaks(between))}\n`;
  return { shown: text.slice(0, from) + note + text.slice(to), between, note };
}

/** What the person changed in the field: around the note, or the note with all that it stands for. */
export function changed({ between, note }: FieldText, shown: string, noteOf: NoteOf): FieldText {
  const kept = between !== '' && shown.includes(note);
  if (kept && shown.length < 2 * longest) return { shown, between, note };
  return fieldText(wholeText({ shown, between: kept ? between : '', note }), noteOf);
}

/** All of it, as it was given. */
export function wholeText({ shown, between, note }: FieldText): string {
  return between === '' ? shown : shown.replace(note, () => between);
}

/** Where a line of the whole text, counted from 1, stands in the field, counted from 0; the note for what it stands for. */
export function lineInField({ shown, between, note }: FieldText, line: number): number {
  const index = line - 1;
  if (between === '') return index;
  const before = lineBreaks(shown.slice(0, shown.indexOf(note)));
  const hidden = lineBreaks(between);
  const own = lineBreaks(note);
  if (index < before) return index;
  return index < before + hidden ? before + own - 1 : index - hidden + own;
}

function endOfBeginning(text: string): number {
  let end = 0;
  for (let lines = 0; lines < beginning.lines; lines += 1) {
    const next = text.indexOf('\n', end) + 1;
    if (next === 0 || next > beginning.characters) break;
    end = next;
  }
  return end || beginning.characters;
}

function startOfEnding(text: string): number {
  let start = text.length;
  for (let lines = 0; lines < ending.lines; lines += 1) {
    const next = text.lastIndexOf('\n', start - 2) + 1;
    if (next === 0 || text.length - next > ending.characters) break;
    start = next;
  }
  return start === text.length ? text.length - ending.characters : start;
}

function lineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
