/**
 * Texts in which a setting stands on a line: environment files, INI, code, forms. People paste pieces of them, which the
 * parsers of whole files refuse and whose places they do not tell; one scanner reads all by a table of their shapes.
 */
import { type Entry, Lines, limits, type Reading, type SyntaxId } from '../entry.ts';
import { readValue, type ValueStyle } from './value.ts';

interface Shape {
  id: SyntaxId;
  /** Finds keys in a line up to where the value begins. Groups `key`, and `space` for what stands before a dot. */
  statements: readonly RegExp[];
  /** Heads that the keys below them belong to; group `name`. */
  section?: RegExp;
  comment: RegExp;
  style: ValueStyle;
}

const both = { double: true, single: true };
const none = { double: false, single: false };
const hash = ['#', ';'];

const shapes: readonly Shape[] = [
  {
    id: 'prefs',
    statements: [/^\s*(?:user_|lock|default)?pref\(\s*["'](?<key>[\w.-]+)["']\s*,/dgi],
    comment: /^\s*(\/\/|#|\/\*)/,
    style: { ends: ')', comments: [], escapes: both },
  },
  {
    id: 'occ',
    statements: [/\bconfig:system:set\s+(?<key>[\w.-]+)(?:\s+--type[= ]\w+)?\s+--value[= ]/dg],
    comment: /^\s*#/,
    style: { ends: '', comments: [], escapes: none, reading: 'shell' },
  },
  {
    id: 'php',
    statements: [
      /\$\w+->(?<key>\w+)\s*=(?![=>])/dg,
      /->(?<key>setFrom|addReplyTo)\(/dgi,
      /\bdefine\(\s*["'](?<key>[\w.-]+)["']\s*,/dg,
      /["'](?<key>[\w.-]+)["']\s*=>/dg,
      /\$(?:\w+(?:\[["']\w+["']\]){0,3}\[["'](?<key>[\w.-]+)["']\]\s*=)(?!=)/dg,
      /\b(?:public|private|protected|var)\s+\$(?<key>\w+)\s*=(?!=)/dg,
    ],
    comment: /^\s*(\/\/|#|\/?\*)/,
    style: { ends: ',;)', comments: ['//', '#'], escapes: both },
  },
  {
    id: 'ruby',
    statements: [
      /\b\w+\[["':](?<key>[\w.-]+)["']?\]\s*=(?!=)/dg,
      /(?<![\w.:]):(?<key>\w+)\s*=>/dg,
      /(?<![\w.:])(?<key>[a-z_]\w*):(?=\s)/dg,
      /\b(?:default_options)\s*=\s*\{\s*(?<key>from):/dg,
    ],
    // Links in messages have a host and a port of their own.
    comment: /^\s*#|\bdefault_url_options\b/,
    style: { ends: ',}', comments: ['#'], escapes: both, names: true },
  },
  {
    id: 'code',
    statements: [
      /(?<![\w.:'"$])["']?(?<key>[A-Za-z_]\w*)["']?\s*:(?![:/])/dg,
      /^\s*(?:export )?const\s+(?<key>from)\s*=/dg,
    ],
    comment: /^\s*(\/\/|\/?\*|#)/,
    style: { ends: ',;})', comments: ['//'], escapes: both, names: true },
  },
  {
    id: 'java',
    statements: [
      /\.(?:put|setProperty)\(\s*"(?<key>[\w.-]+)"\s*,/dg,
      /\.set(?<key>Host|Port|Username|Password)\(/dg,
    ],
    comment: /^\s*(\/\/|\/?\*)/,
    style: { ends: ');', comments: ['//'], escapes: both, names: true },
  },
  {
    id: 'properties',
    statements: [/^\s*(?<key>[\w.[\]-]+)\s*[=:]/dg],
    comment: /^\s*[#!]/,
    style: { ends: '', comments: [], escapes: none, reading: 'properties' },
  },
  {
    id: 'ini',
    statements: [/^\s*(?<key>[\w.-]+)\s*=(?!=)/dg],
    section: /^\s*\[+(?<name>[\w."' -]+)\]+\s*([#;].*)?$/,
    comment: /^\s*[#;!]/,
    style: { ends: '', comments: hash, escapes: both },
  },
  {
    id: 'env',
    statements: [
      // A page or a search shows the numbers of lines as well; Nix puts a name in quotes.
      /^\s*(?:\d{1,5}[: \t]\s*)?(?:export\s+|set\s+|-\s+|ENV\s+)?(?<quote>["']?)(?<key>[A-Za-z_][\w.-]*)\k<quote>\s*=(?![=>])/dg,
    ],
    comment: /^\s*[#;]/,
    style: { ends: '', comments: ['#'], escapes: { double: true, single: false } },
  },
  {
    // Of `docker run` and its like: many on one line, or one on each line that goes on.
    id: 'options',
    statements: [/(?<=^|\s)(?:-[A-Za-z]{0,6}e|--env)[ \t=]{0,8}["']?(?<key>[A-Za-z_]\w*)=(?!=)/dg],
    comment: /^\s*#/,
    style: { ends: '', comments: [], escapes: none, reading: 'option' },
  },
  {
    // Name and value between one pair of quotes: units of systemd, lists of Terraform and JSON, lines in Markdown, postconf.
    id: 'quoted',
    statements: [
      /(?:^\s*Environment\s*=\s*["']?|["']\s+["'])(?<key>[A-Za-z_]\w*)=/dg,
      /^\s*(?:[-*•]\s+)?["'`](?<key>[A-Za-z_]\w*)=/dg,
      /\bpostconf\s+(?:-\w+\s+)?["'](?<key>\w+)\s*=/dg,
    ],
    comment: /^\s*[#;]/,
    style: { ends: '"', comments: [], escapes: none, reading: 'unit' },
  },
  {
    id: 'mutt',
    statements: [/(?:^|\s)set\s+(?<key>\w+)\s*=/dg],
    comment: /^\s*#/,
    style: { ends: '', comments: ['#'], escapes: both },
  },
  {
    // Long options of a command, as `pvesh` takes them.
    id: 'flags',
    statements: [/(?<=\s)--(?<key>[a-z][a-z-]{1,39})[ =](?!-)/dg],
    comment: /^\s*#/,
    style: { ends: '', comments: [], escapes: none, reading: 'shell' },
  },
  {
    id: 'words',
    statements: [/^\s*(?<key>[a-z][a-z_-]{1,39})(?=\s+\S)/dg],
    comment: /^\s*#/,
    style: { ends: '', comments: [], escapes: none, reading: 'literal' },
  },
  {
    id: 'form',
    statements: [/^\s*(?:[-*•]\s+)?["']?(?<key>\p{L}[\p{L}\p{N} _./()-]{0,60}?)["']?\s*:(?!\/\/)/dgu],
    comment: /^\s*(#|\/\/)/,
    style: { ends: '', comments: [], escapes: none },
  },
];

/** Every shape in which the text says something, the one that explains most lines first. */
export function readLines(text: string): Reading[] {
  const lines = new Lines(text);
  return shapes
    .map((shape) => ({ syntax: shape.id, entries: scan(lines, shape) }))
    .filter(({ entries }) => entries.some(({ aside }) => !aside))
    .sort((a, b) => lineCount(b.entries) - lineCount(a.entries));
}

function lineCount(entries: readonly Entry[]): number {
  return new Set(entries.filter(({ aside }) => !aside).map(({ line }) => line)).size;
}

function scan(lines: Lines, shape: Shape): Entry[] {
  const entries: Entry[] = [];
  let section = '';
  for (let number = 1; number <= lines.starts.length && entries.length < limits.entries; number += 1) {
    const line = lines.at(number);
    if (line === '' || line.length > limits.line) continue;
    const head = shape.section?.exec(line)?.groups?.name;
    if (head !== undefined) section = head.replace(/["']/g, '').trim();
    else if (shape.comment.test(line)) entries.push(...asides(line, number, lines));
    else entries.push(...ofLine(line, number, lines, shape, section));
  }
  return entries;
}

function ofLine(line: string, number: number, lines: Lines, shape: Shape, section: string): Entry[] {
  const found: Entry[] = [];
  let taken = -1;
  const hits = shape.statements
    .flatMap((statement) => [...line.matchAll(statement)])
    .sort((a, b) => a.index - b.index);
  for (const hit of hits) {
    const place = hit.indices?.groups?.key;
    if (!place || hit.index < taken) continue;
    const key = line.slice(place[0], place[1]).trim();
    const value = readValue(line, hit.index + hit[0].length, shape.style);
    // What opens a block has no value of its own; the settings in it follow.
    if (value.form !== 'text' && /^[{[(]/.test(value.value) && /^(php|ruby|code)$/.test(shape.id)) continue;
    taken = value.end;
    found.push(entryOf({ key, section, number, place, value, base: lines.span(number).start }));
  }
  return found;
}

interface Found {
  key: string;
  section: string;
  number: number;
  place: readonly [number, number];
  value: ReturnType<typeof readValue>;
  base: number;
}

function entryOf({ key, section, number, place, value, base }: Found): Entry {
  return {
    path: section === '' ? key : `${section}.${key}`,
    key,
    value: value.value,
    form: value.form,
    line: number,
    keySpan: { start: base + place[0], end: base + place[1] },
    valueSpan: { start: base + value.start, end: base + value.end },
  };
}

/** Settings that a comment speaks of: another file, or the environment. */
function asides(line: string, number: number, lines: Lines): Entry[] {
  const base = lines.span(number).start;
  return [
    ...line.matchAll(/(?<![\w.])(?<key>[A-Z][A-Z\d]*_[A-Z\d_]+)\s*[=:]\s*(?<value>[^\s,;]+)/dg),
  ].flatMap((hit) => {
    const [key, value] = [hit.indices?.groups?.key, hit.indices?.groups?.value];
    if (!key || !value) return [];
    const place = { value: line.slice(...value), form: 'bare' as const, start: value[0], end: value[1] };
    const entry = entryOf({ key: line.slice(...key), section: '', number, place: key, value: place, base });
    return [{ ...entry, aside: true as const }];
  });
}
