/** Repairs of a text: values, keys and lines change in the style around them, and nothing else does. */
import { type Role, ruleOf } from '../dialects/dialect.ts';
import { Lines, type Span } from './entry.ts';
import type { Recognised, Setting } from './recognise.ts';

/** One repair of a text. */
export type Edit =
  | { kind: 'value'; setting: Setting; value: string }
  | { kind: 'key'; setting: Setting; name: string }
  | { kind: 'add'; name: string; value: string; near: Setting }
  | { kind: 'remove'; setting: Setting };

type Added = Extract<Edit, { kind: 'add' }>;

interface Change extends Span {
  text: string;
}

/** The text after these edits. Edits of the same place: the first one counts. */
export function applyEdits(text: string, edits: readonly Edit[], recognised: Recognised): string {
  const lines = new Lines(text);
  const changes = edits
    .map((edit) => changeOf(edit, lines, recognised))
    .sort((a, b) => b.start - a.start || b.end - a.end);
  let result = text;
  let limit = Number.POSITIVE_INFINITY;
  for (const { start, end, text: inserted } of changes) {
    if (end > limit) continue;
    result = result.slice(0, start) + inserted + result.slice(end);
    limit = start;
  }
  return result;
}

/** The line of a setting after these edits of it; null when it goes away. */
export function editedLine(
  text: string,
  setting: Setting,
  edits: readonly Edit[],
  recognised: Recognised,
): string | null {
  const own = edits.filter((edit) => edit.kind !== 'add' && edit.setting.line === setting.line);
  if (own.some(({ kind }) => kind === 'remove') && !sharedOption(setting, text, recognised)) return null;
  const span = new Lines(text).span(setting.line);
  const cut = text.slice(span.end);
  const changed = applyEdits(text, own, recognised);
  return changed.slice(span.start, changed.length - cut.length);
}

/** The text of a line that is added. */
export function addedLine(text: string, { name, value, near }: Added, recognised: Recognised): string {
  const lines = new Lines(text);
  const option = optionAt(near, lines, recognised);
  if (option) return `${option.head}${writtenKey(name, near)}=${value}${option.quote}`;
  if (isAttribute(near, recognised)) return `${writtenKey(name, near)}="${value}"`;
  if (isFlag(near, lines, recognised)) return `-${name}`;
  const span = lines.span(near.line);
  const { start } = lines.span(near.keyLine ?? near.line);
  const head = text.slice(start, near.keySpan.start);
  const between = text.slice(near.keySpan.end, near.valueSpan.start);
  const tail = /^\s*["'"]?[)\],;}]*/.exec(text.slice(near.valueSpan.end, span.end))?.[0].trimEnd() ?? '';
  const shown = newValue(value, text.slice(near.valueSpan.start, near.valueSpan.end), recognised);
  return `${head}${writtenKey(name, near)}${between === '' ? '=' : between}${shown}${tail}`;
}

/** In the way in which the line beside it is written: with or without the sections in front. */
export function writtenKey(name: string, near: Setting): string {
  if (near.key.includes('.')) return name;
  const parents = near.name.split('.').slice(0, -1);
  const parts = name.split('.');
  let shared = 0;
  while (shared < parents.length && shared < parts.length - 1 && parents[shared] === parts[shared])
    shared += 1;
  return near.prefix + parts.slice(shared).join('.');
}

/** A line of this name can stand beside that one: it belongs into the same block, or into one inside it. */
export function isBeside(name: string, near: Setting, { syntax }: Recognised): boolean {
  // An argument of a call has no name beside which another could stand.
  if (syntax === 'calls' && near.keySpan.start === near.keySpan.end) return false;
  // The setter of an object is no place for a property.
  if (!near.name.includes('.') && name.includes('.')) return false;
  const parents = near.name.split('.').slice(0, -1);
  return near.key.includes('.') || parents.every((part, index) => name.split('.')[index] === part);
}

function changeOf(edit: Edit, lines: Lines, recognised: Recognised): Change {
  const { text } = lines;
  switch (edit.kind) {
    case 'value': {
      const { valueSpan } = edit.setting;
      const value = changedValue(edit, text, recognised);
      const { start, end } = valueSpan;
      // Behind a colon that nothing followed, a blank belongs.
      if (start < end || !/:[ \t]?$/.test(text.slice(0, start).slice(-2)))
        return { ...valueSpan, text: value };
      const colon = text.lastIndexOf(':', start - 1) + 1;
      const blanks = /^[ \t]*/.exec(text.slice(colon, lines.span(edit.setting.line).end))?.[0].length ?? 0;
      return { start: colon, end: colon + blanks, text: ` ${value}` };
    }
    case 'key': {
      const { keySpan, key, prefix } = edit.setting;
      const written = key.includes('.') ? edit.name : prefix + (edit.name.split('.').at(-1) ?? edit.name);
      // Names in a column keep it.
      const free = /^ */.exec(text.slice(keySpan.end))?.[0].length ?? 0;
      const grown = written.length - key.length;
      const column = free > 1 && free - grown > 0;
      return {
        start: keySpan.start,
        end: keySpan.end + (column ? free : 0),
        text: column ? written.padEnd(key.length + free) : written,
      };
    }
    case 'remove': {
      const option = optionAt(edit.setting, lines, recognised);
      if (option && !option.alone) return { start: option.start, end: option.end, text: '' };
      const span = lines.span(edit.setting.line);
      return {
        start: span.start,
        end: Math.min(text.length, lines.starts[edit.setting.line] ?? span.end),
        text: '',
      };
    }
    case 'add': {
      const after = (place: number): Change => ({
        start: place,
        end: place,
        text: ` ${addedLine(text, edit, recognised)}`,
      });
      const option = optionAt(edit.near, lines, recognised);
      if (option) {
        const before = option.alone ? ` ${option.goesOn}\n` : ' ';
        return { start: option.end, end: option.end, text: before + addedLine(text, edit, recognised) };
      }
      if (isAttribute(edit.near, recognised)) return after(edit.near.valueSpan.end + 1);
      if (isFlag(edit.near, lines, recognised)) return after(edit.near.valueSpan.end);
      const { end } = lines.span(edit.near.line);
      const inline = sharesLine(edit.near, text, lines);
      if (!inline) return { start: end, end, text: `\n${addedLine(text, edit, recognised)}` };
      const behind = edit.near.valueSpan.end;
      const between = text.slice(edit.near.keySpan.end, edit.near.valueSpan.start);
      const value = newValue(edit.value, text.slice(edit.near.valueSpan.start, behind), recognised);
      return { start: behind, end: behind, text: `, ${writtenKey(edit.name, edit.near)}${between}${value}` };
    }
  }
}

interface Option extends Span {
  /** What stands before the name, from the option on; of an option on a line of its own, from the beginning of the line. */
  head: string;
  /** The quote that is closed behind the value. */
  quote: string;
  /** It has its line for itself. */
  alone: boolean;
  /** The sign that a command goes on in the next line: of a POSIX shell, PowerShell or cmd. */
  goesOn: string;
}

/** A setting that is an option of a command (`-e NAME=value`), with the blanks before it. Null for every other one. */
function optionAt(
  { line, keySpan, valueSpan }: Setting,
  lines: Lines,
  { syntax }: Recognised,
): Option | null {
  if (syntax !== 'options') return null;
  const { text } = lines;
  const span = lines.span(line);
  const before = text.slice(span.start, keySpan.start);
  const head = /-{1,2}[A-Za-z]{1,6}[ \t=]{0,8}["']?$/.exec(before)?.[0] ?? '';
  const quote = /["']$/.exec(head)?.[0] ?? '';
  const end = valueSpan.end + quote.length;
  const behind = text.slice(end, span.end).trim();
  const alone = before.slice(0, -head.length).trim() === '' && /^[\\`^]?$/.test(behind);
  const start = keySpan.start - head.length;
  const blanks = /[ \t]*$/.exec(text.slice(span.start, start))?.[0].length ?? 0;
  return {
    start: start - blanks,
    end,
    head: alone ? before : head,
    quote,
    alone,
    goesOn: behind === '' ? '\\' : behind,
  };
}

/** An attribute of a tag. */
function isAttribute({ path }: Setting, { syntax }: Recognised): boolean {
  return syntax === 'xml' && /^(network|smtp)\./.test(path);
}

/** An option of a command of PowerShell: a switch stands there without a value. */
function isFlag({ keySpan }: Setting, { text }: Lines, { syntax }: Recognised): boolean {
  return syntax === 'calls' && keySpan.start < keySpan.end && text[keySpan.start - 1] === '-';
}

function sharedOption(setting: Setting, text: string, recognised: Recognised): boolean {
  return optionAt(setting, new Lines(text), recognised)?.alone === false;
}

/** Other settings stand on the line, between braces. */
function sharesLine({ line, valueSpan }: Setting, text: string, lines: Lines): boolean {
  return /^\s*,\s*["':\w]/.test(text.slice(valueSpan.end, lines.span(line).end));
}

/** Words that come in the place of a constant of code need quotes; constants do not. */
function changedValue(
  { setting, value }: Extract<Edit, { kind: 'value' }>,
  text: string,
  recognised: Recognised,
): string {
  const before = text.slice(setting.valueSpan.start, setting.valueSpan.end);
  const constant = recognised.syntax === 'php' && setting.form === 'bare' && !plain.test(setting.value);
  if (constant && !plain.test(value) && !value.includes('::')) return newValue(value, before, recognised);
  return quoted(value, before, setting);
}

const plain = /^(\d+|\$?true|\$?false|yes|no|on|off|null|nil)$/i;

/** A value in the quotes that stood there; a number or a switch gets none where a word had some. */
function quoted(value: string, before: string, { form, value: old }: Setting): string {
  const quote = before.charAt(0);
  if (form !== 'text' || (quote !== '"' && quote !== "'")) return value === '' ? '""' : value;
  if (plain.test(value) && !plain.test(old)) return value;
  return `${quote}${value.replaceAll(quote, `\\${quote}`)}${quote}`;
}

/** A value that is new, in the quotes that its neighbours have. */
function newValue(value: string, beside: string, { syntax, settings }: Recognised): string {
  const [quote = ''] = /^["']/.exec(beside) ?? [];
  // Variables of a container are texts, whatever they look like.
  if (plain.test(value)) return syntax === 'yaml' || syntax === 'java' ? `${quote}${value}${quote}` : value;
  if (quote !== '' || settings.some(({ form }) => form === 'text'))
    return `${quote || '"'}${value}${quote || '"'}`;
  return value === '' ? '""' : value;
}

/** On or off as it is written here. */
export function switchText(
  state: boolean,
  like: string | null,
  [on, off]: readonly [string, string] = ['true', 'false'],
): string {
  const pair = pairs.find((one) => like !== null && one.includes(like));
  return (pair ?? [on, off])[state ? 0 : 1] ?? off;
}

const pairs: readonly (readonly [string, string])[] = [
  ['true', 'false'],
  ['True', 'False'],
  ['TRUE', 'FALSE'],
  ['yes', 'no'],
  ['Yes', 'No'],
  ['on', 'off'],
  ['On', 'Off'],
  ['1', '0'],
];

/** The name to write for a role, in the family of the line beside it. */
export function nameFor(role: Role, near: Setting, { dialect }: Recognised): string | null {
  const names = Object.entries(dialect.keys).flatMap(([name, key]) => {
    const rule = ruleOf(key);
    return rule.role === role && !(rule.optional === true) ? [name] : [];
  });
  return names.sort((a, b) => shared(b, near.name) - shared(a, near.name))[0] ?? null;
}

function shared(a: string, b: string): number {
  let count = 0;
  while (count < a.length && a[count] === b[count]) count += 1;
  return count;
}
