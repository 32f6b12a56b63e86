/** The key that was probably meant: fewest changes of letters, else the same last word. */
import { slipsBetween } from '../base/nearest-word.ts';

/** Letters that may differ for a slip of the finger. */
const slips = 2;
/** Characters of a key that is compared. */
const longest = 80;

/** `slip`: a typing slip. Else the key is another one, which says the same. */
export function nearest(path: string, names: readonly string[]): { name: string; slip: boolean } | null {
  if (path.length > longest) return null;
  const typed = plain(path);
  let first = { name: '', far: Number.POSITIVE_INFINITY };
  for (const name of names) {
    const [part, wanted] = [lastPart(typed, name), plain(name)];
    if (Math.abs(part.length - wanted.length) > slips) continue;
    // Neighbours that changed places are a likelier slip than another letter.
    const far = slipsBetween(part, wanted) - (lettersOf(part) === lettersOf(wanted) ? 0.5 : 0);
    if (far < first.far) first = { name, far };
  }
  if (first.far <= slips && first.far < plain(first.name).length / 3) return { name: first.name, slip: true };
  const word = lastWord(path);
  const same = names.find((name) => sameWord(lastWord(name), word));
  return same ? { name: same, slip: false } : null;
}

/** Letters of a key that one other letter does not make another word. */
const longEnough = 7;

/** The key whose letters these are with two of them swapped; in a long one, one slip of any kind. Null where none is. */
export function slipOf(path: string, names: readonly string[]): string | null {
  if (path.length > longest) return null;
  const typed = plain(path);
  const found = names.find((name) => {
    const [part, wanted] = [lastPart(typed, name), plain(name)];
    if (part === wanted || Math.abs(part.length - wanted.length) > 1) return false;
    const [a = '', b = ''] = [part.split('.').at(-1), wanted.split('.').at(-1)];
    const swapped = b.length > 3 && lettersOf(a) === lettersOf(b);
    return (swapped || b.length >= longEnough) && slipsBetween(part, wanted) === 1;
  });
  return found ?? null;
}

function lettersOf(text: string): string {
  return [...text].sort().join('');
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
