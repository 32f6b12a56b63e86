/** How the time of a regular expression grows with the length of what it is given. */

/** What hostile lines are made of beside the pattern's own words. */
const fillers = [
  ...[' ', '\t', '\n', '\r', '\u2028', '\0', 'a', 'A', 'z', '0', '1', 'é', '中'],
  ...[
    '.',
    ',',
    ':',
    ';',
    '-',
    '_',
    '=',
    '+',
    '*',
    '&',
    '%',
    '#',
    '@',
    '/',
    '\\',
    '"',
    "'",
    '<',
    '>',
    '(',
    ')',
    '[',
    ']',
    '{',
  ],
];
/** Pairs that open something again and again. */
const pairs = [
  'a ',
  'a.',
  '.a',
  'a@',
  'a-',
  '1.',
  ': ',
  '()',
  '<a',
  '[a',
  '\n ',
  ' \n',
  '2.1.1 ',
  '535 ',
  '\r\n',
];
/** Runs of letters and signs that stand in a pattern as they are, by which a hostile line gets into the middle of it. */
const runs = /(?:\\[.()[\]{}*+?|^$/\\-]|[A-Za-z0-9 @:;,<>="'/#%&_-])+/g;
const mostRuns = 12;

/** Pieces that are repeated, each behind a beginning. */
export function attacksOn({ source }: RegExp): [beginning: string, piece: string][] {
  const words = [...source.replace(/\\[a-zA-Z]/g, '\n').matchAll(runs)]
    .map(([run]) => run.replace(/\\(.)/g, '$1'))
    .filter((run) => run.length > 1);
  const known = [...new Set(words)].slice(0, mostRuns);
  const alone = [...fillers, ...pairs, ...known, known.join(''), known.join(' ')];
  return [
    ...alone.map((piece): [string, string] => ['', piece]),
    ...known.flatMap((word) =>
      [' ', 'a', '1', '[', '.', '\n'].map((filler): [string, string] => ['', word + filler]),
    ),
    ...known.flatMap((word) =>
      [' ', 'a', '1', '[', '(', '.', ':'].map((filler): [string, string] => [word, filler]),
    ),
  ].filter(([, piece]) => piece !== '');
}

export function lineOf([beginning, piece]: [string, string], length: number): string {
  return (beginning + piece.repeat(Math.ceil(length / piece.length))).slice(0, length);
}

/** ms that going through the whole line takes, as `replace` and `match` with `g` do; the best of several tries. */
export function timeOf(pattern: RegExp, line: string, tries = 1): number {
  const everywhere = new RegExp(
    pattern.source,
    pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`,
  );
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < tries; run++) {
    const began = performance.now();
    line.replace(everywhere, '');
    best = Math.min(best, performance.now() - began);
  }
  return best;
}
