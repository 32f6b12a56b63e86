/** Configurations that stand inside other text: between fences of Markdown, in quotes of a command, in a here-document. */

/** Openings that are looked at, of each kind. */
const most = 8;

interface Kind {
  opens: RegExp;
  /** What ends the block that this opening began. */
  closes: (opening: RegExpMatchArray) => string;
}

const kinds: readonly Kind[] = [
  { opens: /^[ \t]{0,20}```[^\n`]{0,100}\n/gm, closes: () => '```' },
  { opens: /'(?=\{)/g, closes: () => "}'" },
  {
    opens: /<<-?[ \t]?["']?(?<mark>\w{2,20})["']?[^\n]{0,200}\n/g,
    closes: ({ groups }) => `\n${groups?.mark}`,
  },
];

/** Each as the whole text with blanks in the place of everything else, so that places stay what they are. */
export function blocksIn(text: string): string[] {
  return kinds.flatMap(({ opens, closes }) => {
    const found: string[] = [];
    let from = 0;
    for (const opening of first(text.matchAll(opens), most)) {
      const start = opening.index + opening[0].length;
      const mark = closes(opening);
      const end = opening.index < from ? -1 : text.indexOf(mark, start);
      if (end < 0) continue;
      // A brace that closes belongs to the block, as the line end before a mark does.
      const inside = end + (mark.startsWith('}') || mark.startsWith('\n') ? 1 : 0);
      from = end + mark.length;
      found.push(blank(text.slice(0, start)) + text.slice(start, inside) + blank(text.slice(inside)));
    }
    return found;
  });
}

function* first<T>(all: Iterable<T>, count: number): Iterable<T> {
  let left = count;
  for (const one of all) {
    if (left-- === 0) return;
    yield one;
  }
}

function blank(text: string): string {
  return text.replace(/[^\n\r]/g, ' ');
}
