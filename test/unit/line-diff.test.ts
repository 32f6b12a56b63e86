import { expect, it } from 'vitest';
import { lineDiff } from '../../shared/line-diff.ts';

const shown = (before: string, after: string | null) =>
  lineDiff(before, after).map(
    ({ kind, text, number }) => `${{ same: ' ', removed: '-', added: '+' }[kind]}${number ?? ''} ${text}`,
  );

it('a line that changes, one that comes, one that goes', () => {
  expect(shown('a\nb\nc\n', 'a\nB\nc\n')).toEqual([' 1 a', '-2 b', '+ B', ' 3 c']);
  expect(shown('a\nc', 'a\nb\nc')).toEqual([' 1 a', '+ b', ' 2 c']);
  expect(shown('a\nb\nc', 'a\nc')).toEqual([' 1 a', '-2 b', ' 3 c']);
  expect(shown('a\nb\nc\nd', 'A\nb\nC\nd')).toEqual(['-1 a', '+ A', ' 2 b', '-3 c', '+ C', ' 4 d']);
});

it('nothing changes, and line ends do not count', () => {
  expect(shown('a\r\nb\r\n', null)).toEqual([' 1 a', ' 2 b']);
  expect(shown('a\r\nb\r\n', 'a\nb')).toEqual([' 1 a', ' 2 b']);
});

it('long texts that differ everywhere are shown as replaced', () => {
  const long = (letter: string) =>
    Array.from({ length: 2_000 }, (_, index) => `${letter}${index}`).join('\n');
  const lines = lineDiff(long('a'), long('b'));
  expect(lines).toHaveLength(4_000);
  expect(lines[0]).toMatchObject({ kind: 'removed', text: 'a0', number: 1 });
  expect(lines.at(-1)).toMatchObject({ kind: 'added', text: 'b1999' });
});
