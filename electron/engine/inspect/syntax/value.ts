/** Values as they stand behind a key: where one begins and ends, and what it says. Nothing is worked out. */
import type { Entry } from '../entry.ts';

/** How values are written in a syntax. */
export interface ValueStyle {
  /** Signs that end a bare value, outside of brackets and quotes. */
  ends: string;
  /** What begins a comment behind a value, always after a blank. */
  comments: readonly string[];
  /** What a backslash means inside quotes. */
  escapes: { double: boolean; single: boolean };
  /**
   * `literal`: a value runs to the end of its line, between quotes or not. `shell`: words of a POSIX shell. `properties`: to the end of
   * its line, with the escapes of java.util.Properties. `unit`: of systemd, whose quotes are around name and value. `option`: a word of a
   * shell in which quotes are around the value, or around name and value.
   */
  reading?: 'literal' | 'shell' | 'properties' | 'unit' | 'option';
  /** Words without quotes are names of other things, but for constants. */
  names?: true;
}

type Value = Pick<Entry, 'value' | 'form'> & { start: number; end: number };

/** The value that begins in `line` at or after `at`. */
export function readValue(line: string, at: number, style: ValueStyle): Value {
  let start = at;
  while (line[start] === ' ' || line[start] === '\t') start += 1;
  if (style.reading === 'literal') return literal(line, start);
  if (style.reading === 'shell') return shellWord(line, start);
  if (style.reading === 'properties') return property(line, start);
  if (style.reading === 'unit') return assigned(line, start);
  if (style.reading === 'option')
    return /["']\w+=$/.test(line.slice(0, at)) ? assigned(line, at) : shellWord(line, at);
  const triple = line.startsWith('"""', start) ? line.indexOf('"""', start + 3) : -1;
  if (triple > 0) return { value: line.slice(start + 3, triple), form: 'text', start, end: triple + 3 };
  const quote = line[start];
  if (quote === '"' || quote === "'") {
    const escaped = quote === '"' ? style.escapes.double : style.escapes.single;
    const close = closing(line, start, escaped);
    // Quotes with more behind them belong to an expression or to bare text.
    if (close > 0 && endsHere(line, close + 1, style)) {
      const inner = line.slice(start + 1, close);
      return { value: escaped ? unescaped(inner, quote) : inner, form: 'text', start, end: close + 1 };
    }
  }
  const end = statementEnd(line, start, bareEnd(line, start, style));
  const value = line.slice(start, end);
  const named = style.names === true && aName.test(value);
  return { value, form: named || isExpression(value) ? 'expression' : 'bare', start, end };
}

/** A name of something else, alone or with a part of it. Constants of classes have a meaning of their own. */
const aName = /^(?!(?:true|false|null|nil|None|undefined)$)[A-Za-z_]\w*(?:\.\w+)*$/i;

/** The sign that ends a statement, behind a number or a switch. */
function statementEnd(line: string, start: number, end: number): number {
  return /^(\d+|true|false|null)[,;]$/i.test(line.slice(start, end)) ? end - 1 : end;
}

function literal(line: string, start: number): Value {
  const end = line.trimEnd().length;
  const quoted = line[start] === '"' && end - start > 1 && line[end - 1] === '"';
  const value = quoted ? line.slice(start + 1, end - 1) : line.slice(start, Math.max(start, end));
  return { value, form: quoted ? 'text' : 'bare', start, end: Math.max(start, end) };
}

/** The value behind `NAME=`: to the quote or backtick that was opened before the name, else to a blank (systemd.exec(5), Environment=). */
function assigned(line: string, start: number): Value {
  const quote = /(["'`])\w+[ \t]{0,3}=[ \t]{0,3}$/.exec(line.slice(0, start))?.[1];
  const length = quote === undefined ? line.slice(start).search(/\s|$/) : line.slice(start).indexOf(quote);
  const end = length < 0 ? line.length : start + length;
  return { value: line.slice(start, end), form: 'bare', start, end };
}

function property(line: string, start: number): Value {
  const end = Math.max(start, line.endsWith('\\ ') ? line.length : line.trimEnd().length);
  const value = line
    .slice(start, end)
    .replace(/\\(u[0-9a-fA-F]{4}|.)/g, (_, sign: string) =>
      sign.length > 1 ? String.fromCharCode(Number.parseInt(sign.slice(1), 16)) : (meanings[sign] ?? sign),
    );
  return { value, form: value.startsWith('${') ? 'expression' : 'bare', start, end };
}

/** Pieces in quotes and single signs behind a backslash, up to a blank (POSIX XCU 2.2). */
function shellWord(line: string, start: number): Value {
  let value = '';
  let at = start;
  while (at < line.length && line[at] !== ' ' && line[at] !== '\t') {
    const sign = line.charAt(at);
    if (sign === "'" || sign === '"') {
      const close = closing(line, at, sign === '"') || line.length;
      value += line.slice(at + 1, close);
      at = close + 1;
    } else if (sign === '\\') {
      value += line.charAt(at + 1);
      at += 2;
    } else {
      value += sign;
      at += 1;
    }
  }
  const quoted = line[start] === "'" || line[start] === '"';
  return {
    value,
    form: quoted ? 'text' : isExpression(value) ? 'expression' : 'bare',
    start,
    end: Math.min(at, line.length),
  };
}

/** Index of the quote that closes the one at `start`; 0 when it never closes. */
function closing(line: string, start: number, escaped: boolean): number {
  const quote = line[start];
  for (let at = start + 1; at < line.length; at += 1) {
    if (escaped && line[at] === '\\') at += 1;
    else if (line[at] === quote) return at;
  }
  return 0;
}

function endsHere(line: string, at: number, { ends, comments }: ValueStyle): boolean {
  const rest = line.slice(at).trimStart();
  return (
    rest === '' ||
    /^[,;]\s{0,200}(?:$|[#/])/.test(rest) ||
    ends.includes(rest.charAt(0)) ||
    comments.some((sign) => rest.startsWith(sign))
  );
}

function bareEnd(line: string, start: number, { ends, comments }: ValueStyle): number {
  let depth = 0;
  let end = start;
  for (let at = start; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (depth === 0 && ends.includes(sign)) break;
    const afterBlank = at === start || line[at - 1] === ' ' || line[at - 1] === '\t';
    // The sign of a shell that the line goes on.
    if (afterBlank && sign === '\\' && line.slice(at + 1).trim() === '') break;
    if (afterBlank && comments.some((one) => line.startsWith(one, at))) break;
    if (ends !== '' && (sign === '"' || sign === "'")) at = closing(line, at, true) || at;
    if (ends !== '' && '([{'.includes(sign)) depth += 1;
    if (ends !== '' && ')]}'.includes(sign) && depth > 0) depth -= 1;
    if (sign !== ' ' && sign !== '\t' && sign !== '\r') end = at + 1;
  }
  return end;
}

/** Calls, look-ups of variables and commands. */
function isExpression(value: string): boolean {
  return /^\$|^`|^!|[\w\]]\(|\bENV\[|\bprocess\.env\b|\benviron\b|\$\{|\$\(|\{\{/.test(value);
}

const meanings: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

function unescaped(inner: string, quote: string): string {
  return inner.replace(/\\(u[0-9a-fA-F]{4}|.)/g, (whole, sign: string) => {
    if (quote === "'") return sign === "'" || sign === '\\' ? sign : whole;
    if (sign.length > 1) return String.fromCharCode(Number.parseInt(sign.slice(1), 16));
    return meanings[sign] ?? sign;
  });
}
