/** The key that was probably meant: fewest changes of letters, else the same last word. */

/** Letters that may differ for a slip of the finger. */
const slips = 2;
/** Characters of a key that is compared. */
const longest = 80;

/** `slip`: a typing slip. Else the key is another one, which says the same. */
export function nearest(path: string, names: readonly string[]): { name: string; slip: boolean } | null {
  if (path.length > longest) return null;
  const typed = plain(path);
  const ranked = names
    .map((name) => ({ name, far: distance(lastPart(typed, name), plain(name)) }))
    .sort((a, b) => a.far - b.far);
  const first = ranked[0];
  if (!first) return null;
  if (first.far <= slips && first.far < plain(first.name).length / 3) return { name: first.name, slip: true };
  const word = lastWord(path);
  const same = names.find((name) => sameWord(lastWord(name), word));
  return same ? { name: same, slip: false } : null;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[\s-]/g, '');
}

/** As many parts of the path as the name has. */
function lastPart(typed: string, name: string): string {
  return typed.split('.').slice(-name.split('.').length).join('.');
}

function lastWord(key: string): string {
  return (
    key
      .replace(/([a-z])([A-Z])/g, '$1_$2')
      .toLowerCase()
      .split(/[._\s-]+/)
      .at(-1) ?? ''
  );
}

const families: readonly (readonly string[])[] = [
  ['host', 'server', 'address', 'addr', 'hostname', 'smtphost', 'relayhost'],
  ['pass', 'password', 'passwd', 'smtppassword', 'pwd'],
  ['user', 'username', 'login', 'name', 'smtpname'],
  ['from', 'sender'],
  ['ssl', 'secure', 'encryption', 'smtpsecure', 'security'],
  ['tls', 'starttls'],
  ['port', 'smtpport'],
];

function sameWord(a: string, b: string): boolean {
  return a === b || families.some((family) => family.includes(a) && family.includes(b));
}

/** Damerau-Levenshtein distance, restricted to neighbours. */
function distance(a: string, b: string): number {
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
