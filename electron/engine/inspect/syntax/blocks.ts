/** Blocks in braces whose settings are `name = value`: Terraform and OpenTofu, Packer, Nix. Nothing is worked out. */
import { type Entry, Lines, limits, type Reading } from '../entry.ts';
import { readValue } from './value.ts';

/** `smtp_server {`, `resource "a" "b" {`, `settings = {`; the labels behind the name are left out. */
const opening =
  /^\s*(?<quote>["']?)(?<name>[A-Za-z_][\w.-]{0,80})\k<quote>(?:\s+"[^"]{0,100}"){0,3}\s*(?:=\s*)?\{\s*(?:#.*)?$/;
const setting = /^\s*(?<quote>["']?)(?<key>[A-Za-z_][\w.-]{0,80})\k<quote>\s*=(?![=>])\s*/d;
const comment = /^\s*(#|\/\/)/;
const style = {
  ends: ';,',
  comments: ['#', '//'],
  escapes: { double: true, single: true },
  names: true,
} as const;

/** Null where no block holds a setting. */
export function readBlocks(text: string): Reading | null {
  if (
    !/^[ \t]{0,100}["']?[A-Za-z_][\w.-]{0,80}["']?[^\n{}]{0,320}\{[ \t]{0,20}(?:#[^\n]{0,300})?$/m.test(text)
  )
    return null;
  const lines = new Lines(text);
  const path: string[] = [];
  const entries: Entry[] = [];
  for (let number = 1; number <= lines.starts.length && entries.length < limits.entries; number += 1) {
    const line = lines.at(number);
    if (line.length > limits.line || comment.test(line)) continue;
    const name = opening.exec(line)?.groups?.name;
    if (name !== undefined && path.length < limits.depth) path.push(name);
    else if (/^\s*\}/.test(line)) path.pop();
    else entries.push(...settingOn(line, number, lines, path));
  }
  const paired = entries.flatMap((entry, index) => variable(entries[index - 1], entry));
  const all = [...entries, ...paired];
  return all.length > 0 ? { syntax: 'blocks', entries: all } : null;
}

function settingOn(line: string, number: number, lines: Lines, path: readonly string[]): Entry[] {
  const hit = setting.exec(line);
  const place = hit?.indices?.groups?.key;
  if (!hit || !place) return [];
  const value = readValue(line, hit[0].length, style);
  const base = lines.span(number).start;
  const key = line.slice(...place);
  return [
    {
      path: [...path, key].join('.'),
      key,
      value: value.value,
      form: value.form,
      line: number,
      keySpan: { start: base + place[0], end: base + place[1] },
      valueSpan: { start: base + value.start, end: base + value.end },
    },
  ];
}

/** `name = "KEY"` and below it `value = …`: a variable of a container. */
function variable(name: Entry | undefined, value: Entry): Entry[] {
  if (name?.key !== 'name' || value.key !== 'value' || name.form !== 'text') return [];
  if (!/^[A-Za-z_]\w*$/.test(name.value)) return [];
  const keySpan = { start: name.valueSpan.start + 1, end: name.valueSpan.end - 1 };
  return [{ ...value, path: name.value, key: name.value, keyLine: name.line, keySpan }];
}
