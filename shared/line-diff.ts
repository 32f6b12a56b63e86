/** Two texts line by line: what stays, what goes, what comes. */

export interface DiffLine {
  kind: 'same' | 'removed' | 'added';
  text: string;
  /** Number in the first text, from 1; null for a line that comes. */
  number: number | null;
}

/** Lines between the first and the last difference that are compared each with each; longer ones are shown as replaced. */
const mostCompared = 800;

/** `after` null: nothing changes. Line ends do not count. */
export function lineDiff(before: string, after: string | null): DiffLine[] {
  const old = linesOf(before);
  const now = after === null ? old : linesOf(after);
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  const most = Math.min(old.length, now.length) - head;
  while (tail < most && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const same = (from: number, to: number) =>
    old.slice(from, to).map((text, index): DiffLine => ({ kind: 'same', text, number: from + index + 1 }));
  const between = compare(old.slice(head, old.length - tail), now.slice(head, now.length - tail), head);
  return [...same(0, head), ...between, ...same(old.length - tail, old.length)];
}

function linesOf(text: string): string[] {
  return text.replace(/\r?\n$/, '').split(/\r?\n/);
}

/** By their longest common subsequence. */
function compare(old: readonly string[], now: readonly string[], offset: number): DiffLine[] {
  const comparable = old.length <= mostCompared && now.length <= mostCompared;
  const lengths = comparable ? commonLengths(old, now) : [];
  const lines: DiffLine[] = [];
  let [a, b] = [0, 0];
  while (a < old.length || b < now.length) {
    const [left, right] = [old[a], now[b]];
    const kept = comparable && left !== undefined && left === right;
    const goes =
      left !== undefined &&
      (right === undefined || !comparable || lengthAt(lengths, a + 1, b) >= lengthAt(lengths, a, b + 1));
    if (kept) lines.push({ kind: 'same', text: left, number: offset + a + 1 });
    else if (goes) lines.push({ kind: 'removed', text: left, number: offset + a + 1 });
    else lines.push({ kind: 'added', text: right ?? '', number: null });
    if (kept || goes) a += 1;
    if (kept || !goes) b += 1;
  }
  return lines;
}

/** For each pair of places the length of the longest common subsequence behind it. */
function commonLengths(old: readonly string[], now: readonly string[]): number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let a = old.length - 1; a >= 0; a -= 1) {
    const row = lengths[a];
    for (let b = now.length - 1; row && b >= 0; b -= 1)
      row[b] =
        old[a] === now[b]
          ? lengthAt(lengths, a + 1, b + 1) + 1
          : Math.max(lengthAt(lengths, a + 1, b), lengthAt(lengths, a, b + 1));
  }
  return lengths;
}

function lengthAt(lengths: readonly (readonly number[])[], a: number, b: number): number {
  return lengths[a]?.[b] ?? 0;
}
