/** The table in the terminal: one line per row and peer. */
import type { Stats } from './measure.ts';
import { type Benchmark, type Peer, type Row, ratioOf, type Unit } from './rows.ts';

const heads = ['', 'ours', 'against', 'theirs', 'ours ÷ theirs'];

/** The rows of one benchmark as text. */
export function tableOf({ title }: Pick<Benchmark, 'title'>, rows: readonly Row[]): string {
  const cells = [heads, ...rows.flatMap(linesOf)];
  const widths = heads.map((_, column) => Math.max(...cells.map((line) => (line[column] ?? '').length)));
  const text = cells.map((line) =>
    line
      .map((cell, column) =>
        column % 2 === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  const notes = rows.flatMap(({ name, note }) => (note ? [`  ${name}: ${note}`] : []));
  return [`\n${title}\n`, ...text, ...notes].join('\n');
}

function linesOf(row: Row): string[][] {
  const { name, unit, ours, peers } = row;
  if (peers.length === 0) return [[name, shown(ours, unit), '', '', '']];
  return peers.map((peer, index) => {
    const first = index === 0 ? [name, shown(ours, unit)] : ['', ''];
    return [...first, peer.name, shown(peer.value, unit), ratioText(row, peer)];
  });
}

function ratioText(row: Row, peer: Peer): string {
  const ratio = ratioOf(row, peer);
  return ratio === null ? '' : rounded(ratio);
}

/** The median, and the span where there were several runs. */
function shown({ min, median, max, runs }: Stats, unit: Unit): string {
  const span = runs > 1 ? ` (${rounded(min)}-${rounded(max)})` : '';
  return `${rounded(median)} ${unit}${span}`;
}

function rounded(value: number): string {
  const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  return value.toFixed(digits);
}
