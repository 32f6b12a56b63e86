/** Passwords are cut out of a text before anything else sees it: by the names of their keys, and wherever they stand again. */
import { escapePattern } from '../base/escape-pattern.ts';
import { foreignPasswordWords } from '../base/password-words.ts';
import type { Entry, Reading, Span } from './entry.ts';

/** Stands where a password stood. */
const cutPassword = 'PUT-PASSWORD-HERE';

/** A text without its passwords, and what was cut. */
export interface CutText {
  text: string;
  /** What was cut, in the order of the text. Handed to the sign-in alone, and only when somebody asked for that. */
  passwords: readonly string[];
}

const secretKey = new RegExp(
  `pass(?!ed|ive)|pwd|${foreignPasswordWords}|secret|token|(?:api|app)[_-]?key|private[_-]?key|credential|pass$`,
  'i',
);
/** Whatever a reader did not take for a setting. */
const unread = new RegExp(
  `(?:pass(?:word|wd|phrase)?|pwd|secret|${foreignPasswordWords})["']?\\]?[ \\t]*(?:=>|=|:)[ \\t]*(?<password>["']?[^\\s"',;)}]{1,400})`,
  'dgi',
);
/** These name a command, a place or a switch. */
const harmless =
  /passwordeval|password_?command|password_maps|sameasincoming|passwordreset|password_file|pass_path|__file$/i;

/** Between user name and host. For mail also with signs in it that should have been encoded. */
const inUrl = [
  /:\/\/[^\s:@/"']{0,200}:(?<password>[^\s@/"']{1,400})@/dg,
  /\b(?:smtps?|submissions?|mail\w{0,20}):\/\/[^\s:/"']{0,200}:(?<password>[^\s"']{1,400})@/dgi,
] as const;

const curlUser =
  /(?:^|\s)(?:-[a-zA-Z]{0,6}u[ \t]{0,3}|--user[ \t=]{1,3})["']?[^\s:"']{1,200}:(?<password>[^\s"']{1,400})/dgm;

/** A line of the password file of Exim, which stands beside its other files in what people paste. Blanks may be in it. */
const eximPassword = /^[#\t ]{0,8}[*\w.-]{1,255}:[^\s:]{1,200}:(?<password>\S(?:[^\r\n]{0,400}\S)?)/dgm;

/** Cuts by the readings, by URLs, and by what looks like a password though no reader took it; then wherever a cut one stands again. */
export function cutSecrets(text: string, readings: readonly Reading[]): CutText {
  const spans: Span[] = [];
  const passwords: string[] = [];
  const cut = (span: Span, value: string) => {
    spans.push(span);
    passwords.push(value);
  };
  for (const entry of readings.flatMap(({ entries }) => entries)) {
    if (!isSecret(entry)) continue;
    cut(inside(text, entry.valueSpan), unquoted(entry.value));
  }
  // A password in a URL, and on a line of a password file.
  for (const pattern of inUrl) {
    for (const hit of text.matchAll(pattern)) {
      const place = hit.indices?.groups?.password;
      if (place) cut({ start: place[0], end: place[1] }, text.slice(...place));
    }
  }
  for (const hit of /dc_smarthost|passwd\.client/.test(text) ? text.matchAll(eximPassword) : []) {
    const place = hit.indices?.groups?.password;
    if (place) cut({ start: place[0], end: place[1] }, text.slice(...place));
  }
  // An option of curl, however it is written together.
  for (const hit of /\bcurl\s/.test(text) ? text.matchAll(curlUser) : []) {
    const place = hit.indices?.groups?.password;
    if (place) cut({ start: place[0], end: place[1] }, text.slice(...place));
  }
  for (const hit of text.matchAll(unread)) {
    const place = hit.indices?.groups?.password;
    if (place && isValue(text.slice(...place)))
      cut(
        { start: place[0] + (/^["']/.test(text.charAt(place[0])) ? 1 : 0), end: place[1] },
        text.slice(...place).replace(/^["']/, ''),
      );
  }
  return { text: again(withoutSpans(text, spans), passwords), passwords: [...new Set(passwords)] };
}

function isSecret({ key, value, form, aside }: Entry): boolean {
  const last = key.split('.').at(-1) ?? key;
  return !aside && secretKey.test(last) && !harmless.test(last) && form !== 'expression' && isValue(value);
}

/** One reader's quotes are another's letters. */
function unquoted(value: string): string {
  return /^(?<quote>["'])(?<inner>.*)\k<quote>$/s.exec(value)?.groups?.inner ?? value;
}

function isValue(value: string): boolean {
  const bare = unquoted(value).replace(/^["']/, '');
  return (
    !/^(true|false|yes|no|on|off|null|nil|none|)$/i.test(bare) &&
    !/^(\$|ENV\[|process\.env|os\.|env\(|getenv|!|\{\{|_{3,})/.test(bare) &&
    bare !== cutPassword
  );
}

/** Without the quotes around it. */
function inside(text: string, { start, end }: Span): Span {
  const quote = text.charAt(start);
  const quoted = (quote === '"' || quote === "'") && text.charAt(end - 1) === quote && end - start > 1;
  return quoted ? { start: start + 1, end: end - 1 } : { start, end };
}

function withoutSpans(text: string, spans: readonly Span[]): string {
  let result = text;
  let limit = Number.POSITIVE_INFINITY;
  for (const { start, end } of [...spans].sort((a, b) => b.start - a.start || b.end - a.end)) {
    if (end > limit || end <= start) continue;
    result = result.slice(0, start) + cutPassword + result.slice(end);
    limit = start;
  }
  return result;
}

/** Shorter ones are words that stand everywhere. */
const shortest = 5;

/** The same password in another place, such as a comment: as a word of its own. */
function again(text: string, passwords: readonly string[]): string {
  let result = text;
  for (const password of new Set(passwords)) {
    if (password.length < shortest || cutPassword.includes(password)) continue;
    result = result.replace(
      new RegExp(`(?<![\\w.@-])${escapePattern(password)}(?![\\w@-]|\\.\\w)`, 'g'),
      cutPassword,
    );
  }
  return result;
}
