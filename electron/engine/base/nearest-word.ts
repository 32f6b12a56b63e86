/** The word that was probably meant. */

/** Characters of a word that is compared. */
const longest = 80;

/** The word with the fewest slips of the finger, or the only one that begins so; null where none is near. */
export function nearestWord<Word extends string>(typed: string, words: readonly Word[]): Word | null {
  if (typed === '' || typed.length > longest) return null;
  const plain = typed.toLowerCase();
  const ranked = words
    .map((word) => ({ word, slips: slipsBetween(plain, word.toLowerCase()) }))
    .sort((a, b) => a.slips - b.slips);
  const [first] = ranked;
  if (first && first.slips <= 2 && first.slips < first.word.length / 2) return first.word;
  const begun = words.filter((word) => word.toLowerCase().startsWith(plain));
  return begun.length === 1 ? (begun[0] ?? null) : null;
}

/** Letters to add, to leave out, to change, or neighbours to swap (Damerau-Levenshtein, restricted to neighbours). */
export function slipsBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(
        (rows[i - 1]?.[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (rows[i - 1]?.[j - 1] ?? 0) + same,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(best);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}
