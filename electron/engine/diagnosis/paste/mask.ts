/** Passwords and tokens in a paste are masked before anything of it is read, shown, kept or copied. Lines stay lines. */
import { mechanismNames } from '../../../../shared/mechanisms.ts';
import { escapePattern } from '../../base/escape-pattern.ts';
import { foreignPasswordWords } from '../../base/password-words.ts';

const mask = '***';

const passwordKey = `(?:\\b\\w{0,20}(?:password|passwd|passphrase|pwd|secret|api[_-]?key)|\\b(?:\\w{0,20}_|smtp|mail)?pass|${foreignPasswordWords})`;
const key = `(?:${passwordKey}|\\b\\w{0,20}token)`;
const blank = '[ \\t\\u00a0]';

/** Nothing is looked for in a text without any of these: most short ones. */
const hint = new RegExp(
  `auth|pass|pwd|secret|token|bearer|basic|api.?key|login|\\b334\\b|:\\/\\/|eyj|-\\w{0,6}u|-[ax]p|-pw|apop|credential|${foreignPasswordWords}`,
  'i',
);

/** Words of a sentence about a password, and code that gets it from elsewhere, are no password. */
const noValue =
  '(?!(?:[45][0-5]\\d|incorrect|wrong|invalid|failed|failure|denied|rejected|required|expired|missing|empty|unknown|yes|no|none|null|true|false|not|authentication|login|falsch|ungültig|abgelehnt|incorrecta|incorrecto|incorreta|inválida|onjuist|неверный)\\b|process\\.env|os\\.|env\\(|getenv|\\$\\w*[[({])';
/** Up to the next setting of the line. */
const value = `(?:[^\\s"',;&}<]|[,;&](?=[^\\s"'])(?![\\w-]{1,40}["']?[=:])){1,200}`;
const written = `(?=[^\\s"',;&}<]{0,200}[\\d!@#$%^*+/=~])${value.replace('{1,', '{3,')}`;
/** Letters alone are a password where they are all that stands behind the key. */
const alone = `[^\\s"',;&}<.!]{3,200}(?=${blank}{0,20}(?:[\\r\\n,;}<]|$|(?:user|host|port|server|smtp|mail|login|from)\\w{0,20}${blank}?[:=]))`;
/** As Google shows an app password. */
const groups = '[a-z]{4}(?: [a-z]{4}){3}(?![\\w])';

const mechanism = `(?:${mechanismNames.join('|')}|SCRAM-[\\w-]{1,20})`;
/** What is said of a sign-in, and is no part of one. */
const said =
  '(?!(?:failed|failure|failing|authentication|command|mechanism|attempt\\w*|error|aborted|rejected|denied|disabled|required|not|is|was|with|and|or|for)\\b)';
/** What stands before the words of a program in a conversation, or the quotation mark around them. */
const speaker = '(?:\\bC:|\\b[Ss][Ee][Nn][DdTt]:|\\[tx\\]|>)[ \\t]{0,3}';

/** LOGIN of IMAP behind its tag, and the password up to its quotation mark or the next blank. */
const signIn =
  '[ \\t]LOGIN[ \\t](?:"[^"\\n]{0,200}"|[^\\s"{]{1,200})[ \\t]"?)' +
  `${said}((?<=")[^"\\n]{1,400}(?=")|(?<!")[^\\s"]{1,400})`;

/** What a conversation with POP3 or IMAP looks like; in it commands need no mark. */
const receiving =
  /^\s{0,8}(?:\+OK|-ERR|USER[ \t]+\S|\* (?:OK|BAD|NO|BYE|CAPABILITY)|\S{1,12} (?:NO|BAD) )|\bimap/im;
const bareCommands: readonly RegExp[] = [
  /(^[ \t]{0,8}PASS[ \t]+)([^\r\n]{1,400})/gim,
  new RegExp(`((?:^|${speaker})[A-Za-z\\d.]{1,16}${signIn}`, 'gim'),
];

/** Each with what stands before the secret, and the secret. */
const secrets: readonly RegExp[] = [
  /** The initial response of AUTH (RFC 4954 4); names of mechanisms stand there in lists of capabilities. */
  new RegExp(
    `((?<!250[ -])\\bAUTH(?:ENTICATE)?[ \\t=]+${mechanism}[ \\t]+)(?!${mechanism}(?![\\w-]))${said}([A-Za-z0-9+/=_-]{4,8000})`,
    'gi',
  ),
  /** An answer to a challenge in one and the same line. */
  /(\b334 [\w+/=]{0,200}[^\n]{0,120}? CLIENT -> SERVER: )([A-Za-z0-9+/=_-]{4,8000})(?=\s|$)/g,
  /** RFC 1939 7. */
  new RegExp(
    `((?:${speaker}[Pp][Aa][Ss][Ss]|["']PASS)[ \\t]+)(?!(?:OLD|NEW)[ \\t]\\[)([^\\r\\n"']{1,400})`,
    'g',
  ),
  new RegExp(`((?:${speaker}|["']|^)APOP[ \\t]+\\S{1,200}[ \\t]+)([\\da-f]{32})`, 'gm'),
  /** RFC 7617 2; "basic authentication" is none. */
  /(\bBasic[ \t]+)(?=[A-Za-z]{0,200}[\d+/=])([A-Za-z0-9+/_-]{4,8000}={0,2})/gi,
  /(authorization["']?[ \t]{0,3}[:=][ \t]{0,3}["']?Basic[ \t]+)(?!auth)([A-Za-z0-9+/_-]{4,8000}={0,2})/gi,
  /(\bBearer[ \t]+)([\w.~+/-]{8,8000}=*)/gi,
  /()\b(eyJ[\w-]{8,4000}\.[\w-]{4,4000}(?:\.[\w-]{0,4000})?)/g,
  /** RFC 3986 3.2.1. */
  /(\b[a-z][a-z\d+.-]{1,20}:\/\/[^\s:@/]{1,200}:)([^\s@/]{1,200})(?=@)/gi,
  /** Options of curl, swaks and sendEmail. */
  /((?<!\S)(?:-[a-z]{0,6}u[ \t]{0,3}|--(?:proxy-)?user[ \t=]{1,3})["'][^\s:"']{1,200}:)(?!\/\/)([^"'\n]{1,400})/gi,
  /((?<!\S)(?:-[a-z]{0,6}u[ \t]{0,3}|--(?:proxy-)?user[ \t=]{1,3})[^\s:"']{1,200}:)(?!\/\/)([^\s"']{1,400})/gi,
  /((?<!\S)-(?:ap|xp|pw|-auth-password)[ \t=]{1,3}["']?)([^\s"']{1,400})/g,
  /** The last of what a sign-in in source code is called with. */
  /(\b\w{0,30}(?:login|credentials?|authenticate|auth)["' ]{0,2}=?[ ]?\((?:[^()\n"']{0,40}["'][^"'\n]{0,200}["'][ ]{0,2},){1,4}[ ]{0,3}["'])([^"'\n]{1,200})(?=["'][ ]{0,3}\))/gi,
  /(ConvertTo-SecureString[ \t]+(?:-String[ \t]+)?["'])([^"'\n]{1,200})/gi,
  /** RFC 9051 6.2.3. */
  new RegExp(`((?<![\\w.-])(?![2-5]\\d\\d\\b)[A-Za-z\\d]{0,12}\\d[A-Za-z\\d]{0,6}${signIn}`, 'g'),
  new RegExp(`(^[ \\t]{0,8}[A-Za-z.]{1,3}${signIn}(?=[ \\t"]{0,8}\\r?$)`, 'gm'),
  new RegExp(`(^[ \\t]{0,8}[a-z]{1,2}\\d{1,5}${signIn}(?=[ \\t"]{0,8}\\r?$)`, 'gim'),
  /** Files of netrc and msmtp. */
  new RegExp(
    `((?:^[ \\t]{0,20}|\\bmachine[ \\t]+[^\\s]{1,200}[ \\t]+(?:login[ \\t]+[^\\s]{1,200}[ \\t]+)?)password[ \\t]+)${noValue}([^\\s:=]{3,400})(?=[ \\t]*\\r?(?:$|[ \\t]login\\b))`,
    'gim',
  ),
  new RegExp(
    `(${key}["']?${blank}{0,3}(?:=>?|[:：])${blank}{0,3}(["']))(?!\\2)([^"'\\n]{1,400})(?=\\2)`,
    'gi',
  ),
  new RegExp(`(${key}${blank}{0,3}(?:=>?|[:：])${blank}{0,3})(${groups})`, 'gi'),
  new RegExp(`(${key}${blank}{0,3}=>?${blank}{0,3})${noValue}(${value})`, 'gi'),
  new RegExp(`(${key}${blank}{0,3}[:：]${blank}{0,3})${noValue}(${written})`, 'gi'),
  new RegExp(`(${passwordKey}${blank}{0,3}[:：]${blank}{0,3})${noValue}(${alone})`, 'gi'),
];

/** Linear in the length of the text. What was found is masked wherever else it stands, in base64 too. */
export function masked(text: string): string {
  if (!hint.test(text)) return text;
  const found = new Set<string>();
  const patterns = receiving.test(text) ? [...secrets, ...bareCommands] : secrets;
  const rest = patterns.reduce(
    (left, pattern) =>
      left.replace(pattern, (_whole, before: string, ...groups: string[]) => {
        const secret = groups[typeof groups[1] === 'string' ? 1 : 0] ?? '';
        if (!/LOGIN[ \t]+$/i.test(before)) found.add(secret);
        return before + mask;
      }),
    answersMasked(text, found),
  );
  return again(rest, found);
}

/** A challenge of IMAP and POP3 is a plus sign (RFC 9051 7.5, RFC 5034 4); so is the wait for a literal. */
const plus = /^(?:.{0,120}?[\s>:'"])?\+(?:[ \t][\w+/=. ]{0,200})?\s{0,8}['"]?\s{0,8}$/;
const signingIn = /\bAUTH(?:ENTICATE)?\b|\bLOGIN[ \t].{0,200}\{\d/i;
/** Bytes of a literal that comes in the next line (RFC 9051 4.3). */
const literal = /[ \t]{0,3}\{\d{1,4}\+?\}\s{0,4}$/;

/**
 * What answers a challenge: the last word of the line below (RFC 4954 4), or below what smtplib says of the challenge. A
 * literal of a sign-in is the whole line.
 */
function answersMasked(text: string, found: Set<string>): string {
  const withPlus = signingIn.test(text);
  if (!withPlus && !/\b334\b/.test(text)) return text;
  let challenge = '';
  let literals = false;
  const lines = text.split('\n').map((line) => {
    const asked = challenge;
    const isPlus = withPlus && line.length < 400 && plus.test(line);
    if (isPlus || /\b334\b/.test(line)) {
      challenge = line.includes('retcode (334)') ? asked : line;
      return line;
    }
    challenge = '';
    const wasLiteral = literals;
    literals = line.length < 1000 && literal.test(line) && (wasLiteral || /\bLOGIN\b/i.test(line));
    if (wasLiteral && asked !== '') return literalMasked(line, found);
    return asked === '' || /^.{0,120}\b[2-5][0-5]\d[ -]/.test(line) ? line : answerMasked(line, asked, found);
  });
  return lines.join('\n');
}

/** The line but for who says it, and the size of the next literal. */
function literalMasked(line: string, found: Set<string>): string {
  const size = literal.exec(line)?.[0] ?? '';
  const before = /^.{0,80}?(?:\bC:|>)[ \t]{0,3}/.exec(line)?.[0] ?? '';
  found.add(line.slice(before.length, line.length - size.length).trim());
  return `${before}${mask}${size}`;
}

const answer = /^((?:.{0,300}?[\s>:'"])?)([A-Za-z0-9+/=_-]{4,8000})(?=(?:\\r\\n)?['"]?[ \t\r]{0,20}$)/;

/** An answer to "Username:" is masked there alone. */
function answerMasked(line: string, challenge: string, found: Set<string>): string {
  return line.replace(answer, (_whole, before: string, secret: string) => {
    if (!/334[ -](?:VXNlc|dXNlc)/.test(challenge)) found.add(secret);
    return before + mask;
  });
}

/** Shorter ones are words that stand everywhere. */
const shortest = 5;
const most = 50;

/** The same secrets as words of their own. */
function again(text: string, found: ReadonlySet<string>): string {
  const forms = [...new Set([...found].slice(0, most).flatMap(formsOf))]
    .filter((form) => form.length >= shortest && !form.includes(mask))
    .sort((a, b) => b.length - a.length)
    .map(escapePattern);
  if (forms.length === 0) return text;
  return text.replace(new RegExp(`(?<![\\w.@-])(?:${forms.join('|')})(?![\\w@-]|\\.\\w)`, 'g'), mask);
}

/** A secret as it is, in base64, and what it is the base64 of: alone, behind a user name (RFC 7617 2), or in PLAIN (RFC 4616 2). */
function formsOf(secret: string): string[] {
  const inside = Buffer.from(secret, 'base64').toString('utf8');
  const last = inside.split(/\p{Cc}/u).findLast((part) => part !== '') ?? '';
  const parts = [inside, last, inside.includes('\0') ? last : inside.slice(inside.indexOf(':') + 1)];
  const readable = parts.filter((part) => /^[^\p{C}\ufffd]+$/u.test(part));
  return [secret, Buffer.from(secret).toString('base64'), ...readable];
}
