/** Plain layout: wrapped paragraphs and columns, by what a terminal shows of a text. */
import { stripVTControlCharacters } from 'node:util';

/** Breaks a text into lines of `width` columns, each behind `indent`. A longer word keeps a line of its own. */
export function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && indent.length + longer.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = longer;
  }
  return [...lines, indent + line];
}

/** Rows of cells as lines with aligned columns, two spaces between them. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, index) => Math.max(widest[index] ?? 0, shownLength(cell))),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, index) => cell + ' '.repeat(Math.max(0, (widths[index] ?? 0) - shownLength(cell))))
      .join('  ')
      .trimEnd(),
  );
}

function shownLength(text: string): number {
  return [...stripVTControlCharacters(text)].length;
}
