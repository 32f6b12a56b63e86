/** The look of the window is made of few sizes and few motions: nobody adds one by the way. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const renderer = path.resolve(import.meta.dirname, '../../../renderer');
const sheets = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.css'))
  .map((file): [string, string] => [file, readFileSync(path.join(renderer, file), 'utf8')]);
const tokens = new Map(sheets).get(path.join('styles', 'tokens.css')) ?? '';

/** What loops while something is under way has its own pace. */
const loops = /^(turn|breathe) /;

const declared = (css: string, property: RegExp) =>
  [...css.matchAll(new RegExp(`(?:^|[\\s;{])(?:${property.source}):\\s*([^;]+);`, 'g'))].map(
    ([, value = '']) => value,
  );

describe('styles', () => {
  it('has six sizes of type', () => {
    expect(tokens.match(/--sw-text-\w+:/g)).toHaveLength(6);
  });

  it.each(sheets)('%s takes its sizes of type and its motion from the tokens', (_file, css) => {
    for (const size of declared(css, /font-size/)) expect(size).toMatch(/^var\(--sw-text-\w+\)$|^inherit$/);
    for (const motion of declared(css, /transition|animation/).filter((one) => !loops.test(one)))
      expect(motion).toMatch(/var\(--sw-(quick|slow)\) var\(--sw-ease\)|^none$/);
  });
});
