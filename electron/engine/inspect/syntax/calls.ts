/** Code that hands its settings to functions, by what stands where in their calls: Python, .NET, Go, curl. */
import { type Entry, Lines, limits, type Reading } from '../entry.ts';
import { readValue } from './value.ts';

interface Place {
  key: string;
  /** Finds the value; the group `at` is where it begins, `key` where its name stands, if it has one. */
  pattern: RegExp;
}

const mailKit = String.raw`\.Connect(?:Async)?\(`;
const text = String.raw`"(?:[^"\\]|\\.)*"`;

const mailKitPlaces: readonly Place[] = [
  { key: 'Connect', pattern: new RegExp(`${mailKit}(?<at>${text})`, 'd') },
  { key: 'port', pattern: new RegExp(`${mailKit}${text},\\s*(?<at>\\d+)`, 'd') },
  { key: 'options', pattern: /SecureSocketOptions\.(?<at>\w+)/d },
  {
    key: 'options',
    pattern: new RegExp(`${mailKit}[^,)]{1,300},[^,)]{1,300},\\s*(?<at>true|false)\\b`, 'd'),
  },
  { key: 'user', pattern: new RegExp(String.raw`\.Authenticate(?:Async)?\((?<at>${text})`, 'd') },
  {
    key: 'password',
    pattern: new RegExp(String.raw`\.Authenticate(?:Async)?\(${text},\s*(?<at>${text})`, 'd'),
  },
  {
    key: 'sender',
    pattern: new RegExp(String.raw`\.From\.Add\(new MailboxAddress\(${text},\s*(?<at>${text})`, 'd'),
  },
];

/** System.Net.Mail. */
const dotnetPlaces: readonly Place[] = [
  { key: 'SmtpClient', pattern: new RegExp(String.raw`\bSmtpClient\((?<at>${text})`, 'd') },
  { key: 'Port', pattern: /\bSmtpClient\([^,)]{1,300},\s*(?<at>\d{1,6})/d },
  { key: 'SmtpClient', pattern: new RegExp(String.raw`\b(?<key>Host)\s*=\s*(?<at>${text})`, 'd') },
  { key: 'Port', pattern: /\b(?<key>Port)\s*=\s*(?<at>\d{1,6})/d },
  { key: 'EnableSsl', pattern: /\b(?<key>EnableSsl)\s*=\s*(?<at>true|false)\b/d },
  { key: 'UserName', pattern: new RegExp(String.raw`\bNetworkCredential\((?<at>${text})`, 'd') },
  {
    key: 'Password',
    pattern: new RegExp(String.raw`\bNetworkCredential\([^,)]{1,300},\s*(?<at>${text})`, 'd'),
  },
  { key: 'From', pattern: new RegExp(String.raw`\bFrom\s*=\s*new MailAddress\((?<at>${text})`, 'd') },
];

const goPlaces: readonly Place[] = [
  { key: 'NewDialer', pattern: new RegExp(String.raw`\.New(?:Plain)?Dialer\((?<at>${text})`, 'd') },
  { key: 'port', pattern: /\.New(?:Plain)?Dialer\([^,)]{1,300},\s*(?<at>\d{1,6})/d },
  {
    key: 'user',
    pattern: new RegExp(String.raw`\.New(?:Plain)?Dialer\([^,)]{1,200},[^,)]{1,200},\s*(?<at>${text})`, 'd'),
  },
  {
    key: 'password',
    pattern: new RegExp(
      String.raw`\.New(?:Plain)?Dialer\([^,)]{1,200},[^,)]{1,200},[^,)]+,\s*(?<at>${text})`,
      'd',
    ),
  },
  { key: 'SSL', pattern: /\.SSL\s*=\s*(?<at>true|false)\b/d },
  { key: 'InsecureSkipVerify', pattern: /\bInsecureSkipVerify:\s*(?<at>true|false)\b/d },
  { key: 'From', pattern: new RegExp(String.raw`\.SetHeader\("From",\s*(?<at>${text})`, 'd') },
  { key: 'SendMail', pattern: new RegExp(String.raw`\bsmtp\.SendMail\((?<at>${text})`, 'd') },
  { key: 'user', pattern: new RegExp(String.raw`\bsmtp\.PlainAuth\([^,)]{1,200},\s*(?<at>${text})`, 'd') },
  {
    key: 'password',
    pattern: new RegExp(String.raw`\bsmtp\.PlainAuth\([^,)]{1,200},[^,)]{1,200},\s*(?<at>${text})`, 'd'),
  },
];

const pythonPlaces: readonly Place[] = [
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

/** Whose calls these are, by a name that stands in all such code. */
const libraries: readonly { sign: RegExp; places: readonly Place[] }[] = [
  { sign: /\bsmtplib\./, places: pythonPlaces },
  {
    sign: /\bSecureSocketOptions\.|\.Connect(?:Async)?\(\s*"[^"]{1,255}",\s*\d{2,5}\s*[,)]/,
    places: mailKitPlaces,
  },
  { sign: /\bSmtpClient\b/, places: dotnetPlaces },
  { sign: /\.New(?:Plain)?Dialer\(|\bsmtp\.SendMail\(/, places: goPlaces },
];

/** Null where none of them is used. */
export function readCalls(whole: string): Reading | null {
  const isCurl = /\bcurl\s/.test(whole) && /\bsmtps?:\/\//.test(whole);
  const places = libraries.find(({ sign }) => sign.test(whole))?.places ?? [];
  if (!isCurl && places.length === 0) return null;
  const lines = new Lines(whole);
  const entries: Entry[] = [];
  for (let number = 1; number <= lines.starts.length && entries.length < limits.entries; number += 1) {
    const line = lines.at(number);
    if (line.length > limits.line || /^\s*(#|\/\/)/.test(line)) continue;
    if (isCurl) entries.push(...optionsOf(line, number, lines.span(number).start));
    for (const { key, pattern } of isCurl ? [] : places) {
      const groups = pattern.exec(line)?.indices?.groups;
      const place = groups?.at;
      if (!place) continue;
      const named = groups?.key ?? [place[0], place[0]];
      const value = readValue(line, place[0], style);
      const word = /^(smtplib|starttls|options|EnableSsl|SSL|InsecureSkipVerify)$/.test(key);
      const end = word ? place[1] : value.end;
      const base = lines.span(number).start;
      entries.push({
        path: key,
        key,
        value: key === 'starttls' ? 'true' : word ? line.slice(...place) : value.value,
        form: word ? 'bare' : value.form,
        line: number,
        keySpan: { start: base + named[0], end: base + named[1] },
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
