/** YAML and JSON with their places: the tree is walked, never turned into values, so no alias and no tag is expanded. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, type Scalar } from 'yaml';
import { type Entry, limits, type Reading } from '../entry.ts';

/** Null where the text is no YAML, or says nothing. */
export function readYaml(text: string): Reading | null {
  // Signs that open a block pile up in hostile texts only; the parser works by recursion.
  if (/[[{]{33}|(?:- ){33}/.test(text)) return null;
  const counter = new LineCounter();
  try {
    const documents = parseAllDocuments(text, {
      lineCounter: counter,
      uniqueKeys: false,
      logLevel: 'silent',
      merge: false,
    });
    const found: Entry[] = [];
    for (const document of documents) {
      if (document.errors.length > 0) return null;
      walk(document.contents, [], { text, counter, found, depth: 0 });
    }
    return found.length === 0 ? null : { syntax: /^\s*[{[]/.test(text) ? 'json' : 'yaml', entries: found };
  } catch {
    return null;
  }
}

interface Walk {
  text: string;
  counter: LineCounter;
  found: Entry[];
  depth: number;
}

function walk(node: unknown, path: readonly string[], state: Walk): void {
  if (state.depth > limits.depth || state.found.length >= limits.entries) return;
  const inner = { ...state, depth: state.depth + 1 };
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      if (!isScalar(key) || !key.range) continue;
      const name = String(key.value);
      if (isScalar(value) || value === null) push(name, key, value, [...path, name], state);
      else if (!isAlias(value)) walk(value, [...path, name], inner);
    }
  } else if (isSeq(node)) {
    for (const item of node.items) {
      if (isScalar(item)) assignment(item, path, state);
      else if (!named(item, path, state)) walk(item, path, inner);
    }
  }
}

function push(name: string, key: Scalar, value: Scalar | null, path: readonly string[], state: Walk): void {
  const { text, counter, found } = state;
  const [start, end] = key.range ?? [0, 0];
  const place = value?.range ?? [end + 1, end + 1];
  const source = text.slice(place[0], place[1]);
  const quoted = /^["'|>]/.test(source);
  found.push({
    path: path.join('.'),
    key: name,
    value: path.includes('environment') ? textOf(value, source).replaceAll('$$', '$') : textOf(value, source),
    form: formOf(value, source, quoted),
    line: counter.linePos(start).line,
    keySpan: unquoted(text, start, end),
    valueSpan: { start: place[0], end: place[1] },
  });
}

/** Numbers and switches keep the letters in which they were written. */
function textOf(value: Scalar | null, source: string): string {
  if (!value || value.value === null) return source === '' ? '' : source;
  return typeof value.value === 'string' ? value.value : source;
}

function formOf(value: Scalar | null, source: string, quoted: boolean): Entry['form'] {
  if (value?.tag?.startsWith('!')) return 'expression';
  if (/^\$\{|^\{\{|^\$\w/.test(source.replace(/^["']/, ''))) return 'expression';
  return quoted ? 'text' : 'bare';
}

/** `- name: NAME` with `value: …` below it, as Kubernetes lists variables. False for any other item. */
function named(item: unknown, path: readonly string[], { text, counter, found }: Walk): boolean {
  if (!isMap(item)) return false;
  const [name, value] = [item.get('name', true), item.get('value', true)];
  if (!isScalar(name) || !isScalar(value) || !name.range || !value.range) return false;
  const key = String(name.value);
  const [start, end] = name.range;
  const [from, to] = value.range;
  if (!/^[A-Za-z_][\w.]*$/.test(key) || from < end) return false;
  const source = text.slice(from, to);
  found.push({
    path: [...path, key].join('.'),
    key,
    value: textOf(value, source),
    form: formOf(value, source, /^["'|>]/.test(source)),
    line: counter.linePos(from).line,
    keyLine: counter.linePos(start).line,
    keySpan: unquoted(text, start, end),
    valueSpan: { start: from, end: to },
  });
  return true;
}

/** `- NAME=value` in a list of variables. */
function assignment(item: Scalar, path: readonly string[], { text, counter, found }: Walk): void {
  const [start, end] = item.range ?? [0, 0];
  const inner = unquoted(text, start, end);
  const hit = /^([A-Za-z_][\w.]*)=(.*)$/.exec(text.slice(inner.start, inner.end));
  if (!hit) return;
  const [, name = '', value = ''] = hit;
  const valueStart = inner.start + name.length + 1;
  found.push({
    path: [...path, name].join('.'),
    key: name,
    value,
    form: /^\$/.test(value) ? 'expression' : 'bare',
    line: counter.linePos(start).line,
    keySpan: { start: inner.start, end: inner.start + name.length },
    valueSpan: { start: valueStart, end: valueStart + value.length },
  });
}

function unquoted(text: string, start: number, end: number): { start: number; end: number } {
  const quoted = /^["']/.test(text.charAt(start)) && end - start > 1;
  return quoted ? { start: start + 1, end: end - 1 } : { start, end };
}
