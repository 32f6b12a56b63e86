/** Which program a text is for, and what each of its lines is to that program. */
import { type Dialect, type KeyRule, type Role, ruleOf } from '../dialects/dialect.ts';
import { dialects } from '../dialects/index.ts';
import type { Entry, Reading, SyntaxId } from './entry.ts';
import { nearest, slipOf } from './nearest.ts';

/** An entry that the program reads, or would read under its right name. */
export interface Setting extends Entry {
  /** Name in the table. */
  name: string;
  /** What stands before the name: the prefix of the program. */
  prefix: string;
  rule: KeyRule;
  /** The program does not read it under this name; `name` is the one that was probably meant. */
  slip: 'misspelt' | 'unread' | null;
}

/** The table that explains most of a text, and its lines in the words of that table. */
export interface Recognised {
  dialect: Dialect;
  syntax: SyntaxId;
  settings: readonly Setting[];
  /** Said in comments about other places. */
  asides: readonly Setting[];
}

/** The reading and the table that explain most. Null where nothing is about mail. */
export function recognise(readings: readonly Reading[]): Recognised | null {
  let best: { score: number; value: Recognised & { others: readonly Stranger[] } } | null = null;
  for (const { syntax, entries } of readings) {
    for (const dialect of dialects) {
      if (
        !speaks(dialect, syntax) ||
        (dialect.marks && !entries.some(({ path }) => dialect.marks?.test(path))) ||
        entries.some(({ path }) => dialect.unless?.test(path))
      )
        continue;
      const found = resolve(entries, dialect);
      const score = scoreOf(found, dialect);
      if (score > (best?.score ?? 0)) best = { score, value: { dialect, syntax, ...found } };
    }
  }
  if (!best) return null;
  const { others, ...recognised } = best.value;
  return { ...recognised, settings: [...recognised.settings, ...slipsIn(others, recognised)] };
}

/** An entry that is not in the table, and under which name it would be there. */
interface Stranger {
  entry: Entry;
  path: string;
  prefix: string;
}

/** Tables of everyday words, as labels of forms have them. */
const isWordy = ({ id }: Dialect) => id === 'form' || id === 'keycloak';
/** A name of the environment, which is no label. */
const variable = /^[A-Z][A-Z\d]*_[A-Z\d_]+$/;

/** Everyday words count only where a form is written. */
function speaks(dialect: Dialect, syntax: SyntaxId): boolean {
  if (dialect.id === 'keycloak' && syntax === 'blocks') return true;
  if (isWordy(dialect)) return syntax === 'form' || syntax === 'yaml' || syntax === 'json';
  if (dialect.id === 'msmtp') return syntax === 'words';
  if (dialect.id === 'proxmox') return syntax === 'words' || syntax === 'flags';
  if (dialect.id === 'proxmox-form') return syntax === 'form' || syntax === 'yaml';
  if (dialect.id === 'rails') return syntax === 'ruby' || syntax === 'yaml';
  if (dialect.id === 'nodemailer') return syntax === 'code' || syntax === 'json' || syntax === 'yaml';
  if (dialect.id === 'json') return syntax === 'json';
  if (dialect.id === 'php' || dialect.id === 'laravel-config') return syntax === 'php';
  if (dialect.id === 'system-net-mail') return syntax === 'calls' || syntax === 'xml';
  if (['python', 'mailkit', 'send-mail-message', 'gomail', 'go-smtp', 'curl'].includes(dialect.id))
    return syntax === 'calls';
  if (dialect.id === 'spring' || dialect.id === 'jakarta-mail')
    return ['properties', 'yaml', 'json', 'java'].includes(syntax);
  return !['words', 'flags', 'form', 'calls', 'properties'].includes(syntax);
}

const telling: readonly Role[] = [
  'host',
  'address',
  'url',
  'port',
  'mode',
  'implicit',
  'starttls',
  'gate',
  'username',
  'from',
];

function scoreOf({ settings }: Pick<Recognised, 'settings'>, { marks }: Dialect): number {
  const read = settings.filter(({ slip }) => slip === null);
  const roles = new Set(settings.map(({ rule }) => rule.role).filter((role) => telling.includes(role)));
  const places = roles.has('host') || roles.has('address') || roles.has('url') || roles.has('port');
  // One line alone is about mail only where a program of its own is named.
  if (roles.size === 0 || (!marks && (roles.size < 2 || !places))) return 0;
  return roles.size * 10 + read.length * 3 + (marks ? 30 : 0);
}

function resolve(
  entries: readonly Entry[],
  dialect: Dialect,
): Pick<Recognised, 'settings' | 'asides'> & { others: readonly Stranger[] } {
  const settings: Setting[] = [];
  const asides: Setting[] = [];
  const names = Object.keys(dialect.keys);
  const strangers: Stranger[] = [];
  const others: Stranger[] = [];
  for (const entry of entries) {
    if (dialect.scope && !dialect.scope.test(entry.path)) continue;
    if (isWordy(dialect) && variable.test(entry.key)) continue;
    const { path, prefix } = asInFile(entry.path, dialect);
    const right = rightPlace(path, names, dialect);
    if (right) {
      if (!entry.aside) settings.push(settingOf(entry, { name: right, prefix: '' }, 'unread', dialect));
      continue;
    }
    const known = nameOf(path, dialect);
    if (known) {
      const named = { name: known.name, prefix: prefix + known.prefix };
      (entry.aside ? asides : settings).push(settingOf(entry, named, null, dialect));
    } else if (!entry.aside) (dialect.family?.test(path) ? strangers : others).push({ entry, path, prefix });
  }
  const used = settings.find(({ prefix }) => prefix !== '')?.prefix ?? '';
  for (const { entry, path, prefix } of strangers) {
    const own = prefix === '' && used !== '' && path.startsWith(used) ? used : '';
    const meant = nearest(path.slice(own.length), names);
    if (meant)
      settings.push(
        settingOf(
          entry,
          { name: meant.name, prefix: prefix + own },
          meant.slip ? 'misspelt' : 'unread',
          dialect,
        ),
      );
  }
  return { settings, asides, others };
}

/** What only a slip of the finger keeps from being a setting that is not there. */
function slipsIn(
  others: readonly Stranger[],
  { settings, dialect }: Pick<Recognised, 'settings' | 'dialect'>,
): Setting[] {
  const there = new Set(settings.map(({ rule }) => rule.role));
  const missing = Object.entries(dialect.keys).flatMap(([name, key]) => {
    const { role } = ruleOf(key);
    return slippable.includes(role) && !there.has(role) ? [name] : [];
  });
  // The name that says the most about its place first.
  missing.sort((a, b) => b.split('.').length - a.split('.').length);
  return others.slice(0, mostStrangers).flatMap(({ entry, path, prefix }) => {
    const meant = slipOf(path, missing);
    return meant === null ? [] : [settingOf(entry, { name: meant, prefix }, 'misspelt', dialect)];
  });
}

/** A file of one program is no longer. */
const mostStrangers = 500;

/** What one sets always; `from` is not among them, for a form is something else. */
const slippable: readonly Role[] = ['host', 'port', 'mode', 'implicit', 'starttls', 'username', 'password'];

/** The name under which a misplaced line would be read. */
function rightPlace(path: string, names: readonly string[], { misplaced }: Dialect): string | null {
  if (!misplaced?.pattern.test(path)) return null;
  const right = path.replace(misplaced.pattern, misplaced.right);
  return names.find((name) => name === right) ?? null;
}

/** A variable of the environment under the name that it has in a file. */
function asInFile(path: string, { environment }: Dialect): { path: string; prefix: string } {
  const rest = environment?.pattern.exec(path)?.groups?.rest;
  if (!environment || rest === undefined) return { path, prefix: '' };
  const variable = path.slice(path.lastIndexOf('.') + 1);
  return { path: `${environment.section}.${rest}`, prefix: variable.slice(0, -rest.length) };
}

function settingOf(
  entry: Entry,
  { name, prefix }: { name: string; prefix: string },
  slip: Setting['slip'],
  dialect: Dialect,
): Setting {
  // What is wrong with a name is shown where the name stands.
  const line = slip === null ? entry.line : (entry.keyLine ?? entry.line);
  return { ...entry, line, name, prefix, slip, rule: ruleOf(dialect.keys[name] ?? 'other') };
}

/** Case and what divides words, where they do not count. */
function plain(text: string, { loose }: Dialect): string {
  return loose ? text.toLowerCase().replace(/[\s_-]/g, '') : text;
}

const indexes = new WeakMap<Dialect, ReadonlyMap<string, string>>();

/** Names of a table by how they are compared. */
function indexOf(dialect: Dialect): ReadonlyMap<string, string> {
  const known = indexes.get(dialect);
  if (known) return known;
  const index = new Map(Object.keys(dialect.keys).map((name) => [plain(name, dialect), name]));
  indexes.set(dialect, index);
  return index;
}

/** The longest name of the table that the path ends with. */
function nameOf(path: string, dialect: Dialect): { name: string; prefix: string } | null {
  const index = indexOf(dialect);
  const divider = dialect.prefixed ? /[._]/g : /\./g;
  const starts = [0, ...[...path.matchAll(divider)].map(({ index: at }) => at + 1)];
  for (const start of starts) {
    const name = index.get(plain(path.slice(start), dialect));
    if (name === undefined) continue;
    const last = path.slice(path.lastIndexOf('.') + 1);
    const prefixed = dialect.prefixed && last.length > name.length && last.endsWith(name);
    return { name, prefix: prefixed ? last.slice(0, -name.length) : '' };
  }
  return null;
}
