/** The table as it stands in docs/benchmarks.md: one line per row and peer. */
import type { Stats } from './measure.ts';
import { type Benchmark, type Peer, type Row, ratioOf, type Unit } from './rows.ts';

/** The head of the table; the rows of every benchmark follow. */
export const tableHead = ['| | Ours | Against | Theirs | Ours ÷ theirs |', '|---|---|---|---|---|'].join(
  '\n',
);

/** The rows of one benchmark. */
export function tableOf({ title }: Pick<Benchmark, 'title'>, rows: readonly Row[]): string {
  const lines = [[`**${title}**`, '', '', '', ''], ...rows.flatMap(linesOf)];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** What the numbers alone do not say, below the table. */
export function notesOf(rows: readonly Row[]): string {
  return rows.flatMap(({ name, note }) => (note ? [`- ${name}: ${note}`] : [])).join('\n');
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
  const span = runs > 1 ? ` (${rounded(min)} to ${rounded(max)})` : '';
  return `${rounded(median)} ${unit}${span}`;
}

function rounded(value: number): string {
  const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  return value.toFixed(digits);
}
