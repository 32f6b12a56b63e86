/** Code that hands its settings to functions: smtplib of Python and MailKit of .NET, by what stands where in their calls. */
import { type Entry, Lines, limits, type Reading } from '../entry.ts';
import { readValue } from './value.ts';

interface Place {
  key: string;
  /** Finds the value; the group `at` is where it begins. */
  pattern: RegExp;
}

const mailKit = String.raw`\.Connect(?:Async)?\(`;
const text = String.raw`"(?:[^"\\]|\\.)*"`;

const places: readonly Place[] = [
  { key: 'host', pattern: new RegExp(`${mailKit}(?<at>${text})`, 'd') },
  { key: 'port', pattern: new RegExp(`${mailKit}${text},\\s*(?<at>\\d+)`, 'd') },
  { key: 'options', pattern: /SecureSocketOptions\.(?<at>\w+)/d },
  { key: 'user', pattern: new RegExp(String.raw`\.Authenticate(?:Async)?\((?<at>${text})`, 'd') },
  {
    key: 'password',
    pattern: new RegExp(String.raw`\.Authenticate(?:Async)?\(${text},\s*(?<at>${text})`, 'd'),
  },
  {
    key: 'sender',
    pattern: new RegExp(String.raw`\.From\.Add\(new MailboxAddress\(${text},\s*(?<at>${text})`, 'd'),
  },
  { key: 'HOST', pattern: /^\s*(?:SMTP_)?(?:HOST|SERVER)\s*=\s*(?<at>["'].*)/di },
  { key: 'PORT', pattern: /^\s*(?:SMTP_)?PORT\s*=\s*(?<at>\d+)/di },
  { key: 'USER', pattern: /^\s*(?:SMTP_)?USER(?:NAME)?\s*=\s*(?<at>["'].*)/di },
  { key: 'PASSWORD', pattern: /^\s*(?:SMTP_)?PASS(?:WORD)?\s*=\s*(?<at>["'].*)/di },
  { key: 'From', pattern: /\[["']From["']\]\s*=\s*(?<at>["'].*)/d },
  { key: 'HOST', pattern: /smtplib\.SMTP(?:_SSL)?\((?:host\s*=\s*)?(?<at>["'][^,)]*)/d },
  { key: 'PORT', pattern: /smtplib\.SMTP(?:_SSL)?\([^,)]*,\s*(?:port\s*=\s*)?(?<at>\d+)/d },
  { key: 'smtplib', pattern: /smtplib\.(?<at>SMTP(?:_SSL)?)\(/d },
  { key: 'USER', pattern: /\.login\((?<at>["'][^,)]*)/d },
  { key: 'PASSWORD', pattern: /\.login\([^,)]{0,400},\s{0,200}(?<at>["'][^)]*)/d },
  { key: 'starttls', pattern: /\.(?<at>starttls)\(/d },
];

/** Options of curl that take a word of the shell, and those that take none. */
const option = /(?<=^|\s)--?(?<key>url|user|mail-from|insecure|ssl-reqd|ssl|u|k)(?=[\s=]|$)[\s=]?/dg;

const shell = {
  ends: '',
  comments: [],
  escapes: { double: false, single: false },
  reading: 'shell',
} as const;
const style = { ends: ',;)', comments: ['#', '//'], escapes: { double: true, single: true } };

/** Null where neither is used. */
export function readCalls(whole: string): Reading | null {
  const isCurl = /\bcurl\s/.test(whole) && /\bsmtps?:\/\//.test(whole);
  if (!isCurl && !/smtplib\.|SecureSocketOptions/.test(whole)) return null;
  const lines = new Lines(whole);
  const entries: Entry[] = [];
  for (let number = 1; number <= lines.starts.length && entries.length < limits.entries; number += 1) {
    const line = lines.at(number);
    if (line.length > limits.line || /^\s*(#|\/\/)/.test(line)) continue;
    if (isCurl) entries.push(...optionsOf(line, number, lines.span(number).start));
    for (const { key, pattern } of isCurl ? [] : places) {
      const place = pattern.exec(line)?.indices?.groups?.at;
      if (!place) continue;
      const value = readValue(line, place[0], style);
      const word = key === 'smtplib' || key === 'starttls' || key === 'options';
      const end = word ? place[1] : value.end;
      const base = lines.span(number).start;
      entries.push({
        path: key,
        key,
        value: key === 'starttls' ? 'true' : word ? line.slice(...place) : value.value,
        form: word ? 'bare' : value.form,
        line: number,
        keySpan: { start: base + place[0], end: base + place[0] },
        valueSpan: { start: base + place[0], end: base + end },
      });
    }
  }
  return { syntax: 'calls', entries };
}

const longNames: Readonly<Record<string, string>> = { u: 'user', k: 'insecure' };

/** The address may stand without its option; the password goes with the user name, behind the first colon. */
function optionsOf(line: string, number: number, base: number): Entry[] {
  const entry = (key: string, value: string, from: number, to: number): Entry => ({
    path: key,
    key,
    value,
    form: 'bare',
    line: number,
    keySpan: { start: base + from, end: base + from },
    valueSpan: { start: base + from, end: base + to },
  });
  const found = [...line.matchAll(option)].flatMap((hit) => {
    const [place, typed = ''] = [hit.indices?.groups?.key, hit.groups?.key];
    if (!place) return [];
    const key = longNames[typed] ?? typed;
    if (key === 'ssl-reqd' || key === 'insecure' || key === 'ssl') return [entry(key, 'true', ...place)];
    const { value, start, end } = readValue(line, hit.index + hit[0].length, shell);
    if (key !== 'user') return [entry(key, value, start, end)];
    const colon = value.indexOf(':');
    const user = entry('user', colon < 0 ? value : value.slice(0, colon), start, end);
    return colon < 0
      ? [user]
      : [user, { ...entry('password', value.slice(colon + 1), start, end), key: 'user-password' }];
  });
  const bare = /(?<=\s["']?)(?<url>smtps?:\/\/[^\s"']{1,300})/d.exec(line)?.indices?.groups?.url;
  const named = found.some(({ key }) => key === 'url');
  return bare && !named ? [...found, entry('url', line.slice(...bare), ...bare)] : found;
}
