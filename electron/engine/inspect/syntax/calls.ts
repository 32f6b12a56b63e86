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

const style = { ends: ',;)', comments: ['#', '//'], escapes: { double: true, single: true } };

/** Null where neither is used. */
export function readCalls(whole: string): Reading | null {
  if (!/smtplib\.|SecureSocketOptions/.test(whole)) return null;
  const lines = new Lines(whole);
  const entries: Entry[] = [];
  for (let number = 1; number <= lines.starts.length && entries.length < limits.entries; number += 1) {
    const line = lines.at(number);
    if (line.length > limits.line || /^\s*(#|\/\/)/.test(line)) continue;
    for (const { key, pattern } of places) {
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
