/** A file as records of named cells, whatever its form: CSV, Format-List of PowerShell, JSON, or a plain list of addresses. */
import type { NotUnderstood } from '../../../shared/microsoft-365/plan.ts';
import { readCsvText } from '../base/csv.ts';
import { safeText } from '../base/safe-text.ts';

/** Cells by their headings. `line`: where it begins; the number of the entry in JSON, which may be one long line. */
export interface NamedRecord {
  line: number;
  unit: NotUnderstood['unit'];
  /** Line of the headings, null where every record has its own. */
  headingLine: number | null;
  cells: Map<string, string>;
}

/** One line of a list without headings. */
interface BareRecord {
  line: number;
  fields: string[];
}

/** The file, and what its lines are called, are known to whoever reads it. */
export type Trouble = Omit<NotUnderstood, 'file' | 'unit'>;

export type FileItem = NamedRecord | BareRecord | Trouble;

/**
 * Lines from 1, null where the whole file is meant; `through`: the last one of several. Names are made safe to show.
 */
export function troubleAt(
  line: number | null,
  problem: NotUnderstood['problem'],
  names: readonly string[] = [],
  through: number | null = null,
): Trouble {
  return { line, through, problem, names: names.map((name) => safeText(name, longestName)) };
}

/** Characters of a name that is shown. */
const longestName = 120;
/** Characters that are looked at to tell the form. */
const sniffed = 4_096;
/** Characters of a JSON file; a sign-in log beyond it comes as CSV. */
const largestJson = 48_000_000;
/** Lines of one record of Format-List, and its characters. */
const mostCells = 500;
const longestLine = 100_000;

/** The records of a text. `isHeading` says whether any of these cells is a heading that is known. */
export async function* readRecords(
  pieces: AsyncIterator<string, void>,
  isHeading: (cells: readonly string[]) => boolean,
): AsyncGenerator<FileItem, void> {
  const { head, rest } = await sniff(pieces);
  if (head.trim() === '') return yield troubleAt(null, 'empty');
  if (/^\s*[[{]/.test(head)) return yield* readJson(head, rest);
  const { skipped, text } = withoutPreamble(head);
  const all = chain(text, rest);
  if (isTableView(text)) return yield troubleAt(skipped + 1, 'table-view');
  if (/^\s*\p{Letter}[\w.]{0,60}\s{0,60}:(\s|$)/u.test(text)) return yield* readList(all, skipped + 1);
  yield* readTable(all, skipped + 1, isHeading);
}

async function sniff(pieces: AsyncIterator<string, void>) {
  let head = '';
  while (head.length < sniffed) {
    const next = await pieces.next();
    if (next.done) break;
    head += next.value;
  }
  return { head, rest: pieces };
}

async function* chain(head: string, rest: AsyncIterator<string, void>): AsyncGenerator<string, void> {
  yield head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** The prompt of PowerShell with what was typed: a person copies it along. */
const prompt = /^PS [^>\n]{0,200}>/;
/** What stands above the headings: such prompts, blank lines, `#TYPE` of PowerShell 5 and `sep=;` of Excel. */
const preamble = /^(?:PS [^>\n]{0,200}>[^\n]{0,2000}|#TYPE[^\n]{0,500}|"?sep=.{0,3}|[ \t]{0,200})\r?\n/i;

function withoutPreamble(head: string): { skipped: number; text: string } {
  let text = head;
  let skipped = 0;
  for (let line = preamble.exec(text)?.[0]; line !== undefined; line = preamble.exec(text)?.[0]) {
    text = text.slice(line.length);
    skipped += 1;
  }
  return { skipped, text };
}

/** Format-Table draws a line of dashes below its headings and cuts what is too long: nothing to rely on. */
function isTableView(text: string): boolean {
  return text
    .split('\n', 6)
    .some((line) => /^-{2,}(?: +-{2,})*\s*$/.test(line.trimEnd().slice(0, 1_000)) && line.includes('--'));
}

async function* readTable(
  pieces: AsyncIterable<string>,
  firstLine: number,
  isHeading: (cells: readonly string[]) => boolean,
): AsyncGenerator<FileItem, void> {
  let headings: { line: number; fields: string[] } | null = null;
  let bare = false;
  for await (const item of readCsvText(pieces, firstLine)) {
    if ('problem' in item) {
      const through = item.through === item.line ? null : (item.through ?? null);
      yield troubleAt(item.line, 'bad-record', [], through);
    } else if (bare) yield item;
    else if (headings && isHeadingAgain(item.fields, isHeading)) headings = item;
    else if (!headings) {
      if (item.fields[0]?.startsWith('#')) continue;
      if (isHeading(item.fields)) headings = item;
      else if (item.fields.some((field) => field.includes('@'))) {
        bare = true;
        yield item;
      } else return yield troubleAt(item.line, 'nothing-known', item.fields.slice(0, 20));
    } else {
      const cells = new Map<string, string>();
      headings.fields.forEach((heading, index) => {
        const cell = item.fields[index] ?? '';
        if (!cells.get(heading)) cells.set(heading, cell);
      });
      yield { line: item.line, unit: 'line', headingLine: headings.line, cells };
    }
  }
}

/** A second file below the first one: several cells are headings, or all of them. */
function isHeadingAgain(cells: readonly string[], isHeading: (cells: readonly string[]) => boolean): boolean {
  if (cells.some((cell) => cell.includes('@'))) return false;
  const filled = cells.filter((cell) => cell.trim() !== '');
  const known = filled.filter((cell) => isHeading([cell])).length;
  return known >= 2 || (known > 0 && known === filled.length);
}

/** `Name : value` lines; a blank line ends a record, an indented line goes on with the value above. */
async function* readList(pieces: AsyncIterable<string>, firstLine: number): AsyncGenerator<FileItem, void> {
  let cells = new Map<string, string>();
  let startedAt = firstLine;
  let line = firstLine - 1;
  let last: string | null = null;
  for await (const text of lines(pieces)) {
    line += 1;
    const [, name, value = ''] = /^\s*(\p{Letter}[\w.]{0,60})\s{0,60}:(.*)$/u.exec(text) ?? [];
    if (text.trim() === '' || prompt.test(text)) {
      if (cells.size > 0) yield { line: startedAt, unit: 'line', headingLine: null, cells };
      cells = new Map();
      last = null;
    } else if (name !== undefined && !(last !== null && /^\s{8}/.test(text))) {
      if (cells.size === 0) startedAt = line;
      if (cells.size < mostCells) cells.set(name, value.trim());
      last = name;
    } else if (last !== null && /^\s/.test(text)) {
      cells.set(last, `${cells.get(last) ?? ''}${text.trim()}`.slice(0, longestLine));
    } else yield troubleAt(line, 'bad-record', [text.trim().slice(0, 60)]);
  }
  if (cells.size > 0) yield { line: startedAt, unit: 'line', headingLine: null, cells };
}

async function* lines(pieces: AsyncIterable<string>): AsyncGenerator<string, void> {
  let held = '';
  for await (const piece of pieces) {
    const parts = `${held}${piece}`.split('\n');
    held = (parts.pop() ?? '').slice(0, longestLine);
    for (const part of parts) yield part.replace(/\r$/, '');
  }
  if (held !== '') yield held.replace(/\r$/, '');
}

async function* readJson(head: string, rest: AsyncIterator<string, void>): AsyncGenerator<FileItem, void> {
  let text = head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) {
    text += next.value;
    if (text.length > largestJson) return yield troubleAt(null, 'too-large');
  }
  const entries = entriesOf(text);
  if (!entries) return yield troubleAt(null, 'json');
  for (const [index, entry] of entries.entries()) {
    const cells = new Map<string, string>();
    collect(entry, '', cells, 0);
    yield { line: index + 1, unit: 'entry', headingLine: null, cells };
  }
}

/** An array, the `value` of an answer of Graph, one object, or one object a line. */
function entriesOf(text: string): unknown[] | null {
  const whole = parse(text);
  if (whole !== undefined) {
    const list = isObject(whole) && Array.isArray(whole.value) ? whole.value : whole;
    return Array.isArray(list) ? list : [list];
  }
  const each = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(parse);
  return each.length > 1 && each.every((entry) => entry !== undefined) ? each : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** `{"status": {"errorCode": 0}}` becomes the cell `status.errorCode`; lists are passed over. */
function collect(value: unknown, path: string, cells: Map<string, string>, depth: number): void {
  if (!isObject(value) || Array.isArray(value) || depth > 3) return;
  for (const [name, inner] of Object.entries(value).slice(0, mostCells)) {
    const heading = path === '' ? name : `${path}.${name}`;
    if (isObject(inner)) collect(inner, heading, cells, depth + 1);
    else cells.set(heading, inner === null ? '' : String(inner));
  }
}
