import { expect, test } from 'vitest';
import { isModestPayload } from '../../../../electron/shell/ipc/payload.ts';
import { longestPiece } from '../../../../shared/file-piece.ts';
import { longestPaste } from '../../../../shared/tools.ts';

function nested(depth: number): unknown {
  return depth === 0 ? 1 : { in: nested(depth - 1) };
}

test.each<[string, unknown, boolean]>([
  ['nothing', undefined, true],
  ['a form', { host: 'mail.example', port: 587 }, true],
  ['the longest text of a page', { text: 'x'.repeat(longestPaste), provider: null, port: 587 }, true],
  ['a piece of a file', { file: 4_999, name: 'x'.repeat(300), piece: 'x'.repeat(longestPiece) }, true],
  ['too long a text', { text: 'x'.repeat(10_000_000) }, false],
  ['a long key', { ['k'.repeat(6_000_000)]: 1 }, false],
  ['too many entries', new Array(600_000).fill(0), false],
  ['a sparse array', new Array(2 ** 31), true],
  ['deep nesting', nested(1000), false],
  ['some nesting', nested(4), true],
  ['a map', { m: new Map() }, false],
  ['bytes', new Uint8Array(4), false],
  ['a date', new Date(), false],
])('%s', (_name, value, modest) => {
  expect(isModestPayload(value)).toBe(modest);
});

test('a cycle ends', () => {
  const cycle: unknown[] = [];
  cycle.push(cycle);
  expect(isModestPayload(cycle)).toBe(false);
});
