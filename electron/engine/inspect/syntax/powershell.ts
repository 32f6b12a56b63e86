/** PowerShell: `Send-MailMessage` with its options or a table of them, the client of .NET, and MailKit. Nothing is worked out. */
import { type Entry, Lines, limits, type Reading, type Span } from '../entry.ts';

/** A literal: in single quotes only a doubled quote has a meaning, in double ones a backtick. A `$` in these is worked out. */
const text = String.raw`'(?:[^']|''){0,300}'|"(?:[^"\x60$]|\x60.|""){0,300}"`;
const literal = `(?<at>${text})`;
const word = String.raw`(?<at>${text}|[\w.@-]{1,255})`;

interface Place {
  key: string;
  /** Finds the value, which is in the group `at`. */
  pattern: RegExp;
}

const place = (key: string, pattern: string): Place => ({ key, pattern: new RegExp(pattern, 'dig') });
const call = String.raw`\.Connect(?:Async)?\(`;
const client = String.raw`Net\.Mail\.SmtpClient(?:\]::new)?[ (]{1,3}`;
const login = String.raw`(?:\.Authenticate(?:Async)?|NetworkCredential(?:\]::new)?)[ (]{1,3}`;

const everywhere: readonly Place[] = [
  place(
    'SmtpServer',
    String.raw`^\s*\$(?:smtp|mail|email)_?(?:server|host|hostname|address)\s*=\s*${literal}`,
  ),
  place('SmtpServer', `${client}${literal}`),
  place('SmtpServer', String.raw`^\s*\$\w+\.Host\s*=\s*${literal}`),
  place('Port', String.raw`^\s*\$(?:(?:smtp|mail|email)_?(?:server)?_?)?port\s*=\s*["']?(?<at>\d{1,6})`),
  place('Port', String.raw`${client}[^,)]{1,300},\s*(?<at>\d{1,6})`),
  place('Port', String.raw`^\s*\$\w+\.Port\s*=\s*["']?(?<at>\d{1,6})`),
  place('EnableSsl', String.raw`\.EnableSsl\s*=\s*\$(?<at>true|false)\b`),
  place('user', `${login}${literal}`),
  place('password', `${login}[^,)]{1,300},\\s*${literal}`),
  place('password', String.raw`ConvertTo-SecureString\s+(?:-String\s+)?${literal}`),
  place('Connect', `${call}${literal}`),
  place('port', String.raw`${call}[^,)]{1,300},\s*(?<at>\d{1,6})`),
  place('options', String.raw`SecureSocketOptions\]::(?<at>\w+)`),
  place('options', String.raw`${call}[^,)]{1,300},[^,)]{1,300},\s*\$(?<at>true|false)\b`),
  place('sender', String.raw`\.From\.Add\(.{0,300}?${literal}\s*\)`),
];

const names = '(?<key>SmtpServer|Port|From|UseSsl|Credential)';
/** Options of the command; a switch may be given its value behind a colon. */
const option = new RegExp(String.raw`(?<=\s)-${names}\b(?:(?::|\s+)\$?(?!-)${word})?`, 'dig');
/** The same in a table that is handed to the command. */
const tabled = new RegExp(String.raw`(?:^|[;{])\s*["']?${names}["']?\s*=\s*\$?${word}`, 'dig');

/** Null where none of the three is used. */
export function readPowerShell(whole: string): Reading | null {
  const commands = /\bSend-MailMessage\b/i.test(whole);
  if (
    !commands &&
    !/\[MailKit\.|New-Object\s+(?:System\.)?(?:MailKit|Net\.Mail)|\[(?:System\.)?Net\.Mail/i.test(whole)
  )
    return null;
  const lines = new Lines(whole);
  const entries: Entry[] = [];
  let inCommand = false;
  for (let number = 1; number <= lines.starts.length && entries.length < limits.entries; number += 1) {
    const line = lines.at(number);
    if (line.length > limits.line || /^\s*#/.test(line)) continue;
    inCommand ||= /\bSend-MailMessage\b/i.test(line);
    const base = lines.span(number).start;
    const found = everywhere.flatMap(({ key, pattern }) =>
      [...line.matchAll(pattern)].flatMap(({ indices }) =>
        entryAt(line, number, base, key, indices?.groups?.at),
      ),
    );
    const named = [...(inCommand ? line.matchAll(option) : commands ? line.matchAll(tabled) : [])];
    entries.push(...found, ...named.flatMap((hit) => namedEntry(line, number, base, hit)));
    inCommand &&= /`\s*$/.test(line);
  }
  return { syntax: 'calls', entries };
}

const tableNames = ['SmtpServer', 'Port', 'From', 'UseSsl', 'Credential'];

function namedEntry(line: string, number: number, base: number, hit: RegExpMatchArray): Entry[] {
  const { key: typed, at } = hit.indices?.groups ?? {};
  if (!typed) return [];
  const written = line.slice(...typed);
  const key = tableNames.find((name) => name.toLowerCase() === written.toLowerCase()) ?? written;
  // A switch without a value is on; what begins with `$` is worked out, but for the two constants.
  if (key === 'UseSsl' && (!at || !/^(?:true|false)$/i.test(line.slice(...at))))
    return [{ ...made(line, number, base, key, typed, typed), value: 'true' }];
  // Somebody signs in; who, stands elsewhere.
  if (key === 'Credential')
    return [{ ...made(line, number, base, key, at ?? typed, typed), form: 'expression' }];
  if (!at || (line[at[0] - 1] === '$' && key !== 'UseSsl')) return [];
  return [made(line, number, base, key, at, typed)];
}

function entryAt(
  line: string,
  number: number,
  base: number,
  key: string,
  at: readonly [number, number] | undefined,
): Entry[] {
  return at ? [made(line, number, base, key, at)] : [];
}

/** `name`: where the name of the setting stands, if it has one. */
function made(
  line: string,
  number: number,
  base: number,
  key: string,
  at: readonly [number, number],
  [from, to]: readonly [number, number] = [at[0], at[0]],
): Entry {
  const span: Span = { start: base + at[0], end: base + at[1] };
  const written = line.slice(...at);
  const quote = written.charAt(0);
  const quoted = quote === "'" || quote === '"';
  return {
    path: key,
    key,
    value: quoted ? unquoted(written, quote) : written,
    form: quoted ? 'text' : 'bare',
    line: number,
    keySpan: { start: base + from, end: base + to },
    valueSpan: span,
  };
}

function unquoted(written: string, quote: string): string {
  const inner = written.slice(1, -1).replaceAll(quote + quote, quote);
  return quote === '"' ? inner.replace(/`(.)/g, '$1') : inner.replace(/([\u2018-\u201b])\1/g, '$1');
}
