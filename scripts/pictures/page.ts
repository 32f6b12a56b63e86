/** The page that shows every picture of the window. */

/** Markdown. `names`: files without their ending; those that end in `-light` have a twin in dark. */
export function picturesPage(names: readonly string[]): string {
  const sorted = [...names].sort();
  const screens = sorted.flatMap((name) => /^(.*)-light$/.exec(name)?.[1] ?? []);
  const samples = sorted.filter((name) => !/-(light|dark)$/.test(name));
  return [
    '# Every screen',
    '',
    'Taken from the built window by `npm run screenshots`: canned states of `renderer/dev` and jobs in the practice world.',
    '',
    '| Screen | Light | Dark |',
    '|---|---|---|',
    ...screens.map((name) => `| ${name} | ${image(`${name}-light`)} | ${image(`${name}-dark`)} |`),
    '',
    '## In German, right to left, narrow, and at 400 % zoom',
    '',
    'The samples from right to left have English words: only the direction is what they show.',
    '',
    '| Sample | Picture |',
    '|---|---|',
    ...samples.map((name) => `| ${name} | ${image(name)} |`),
    '',
  ].join('\n');
}

function image(name: string): string {
  return `![${name.replaceAll('-', ' ')}](images/${name}.png)`;
}
