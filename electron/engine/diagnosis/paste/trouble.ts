/** Lines of programs that tell of trouble, the most telling first. */
import { codesIn } from '../error-codes.ts';
import type { Candidate, Line } from './paste.ts';

/** Candidates that are worth asking the rules about. */
const most = 4;

/** Status lines of the web: three digits that are no reply of a mail server (RFC 9110 15). */
const httpStatus =
  /\bHTTP\/\d(?:\.\d)?["']? \d{3}[^\n]{0,40}|\bhttp ?error:? \d{3}\b|\b(?:status(?:_?code)?|http_?(?:status|code)?)["']? ?[=:] ?["']?\d{3}\b["']?|\b[45]\d\d (?:status code|internal server error|bad request|unauthorized|forbidden|not found)\b/gi;

const reply = /(?:^|[\s:('"[])[45][0-5]\d(?:[ -](?=[\d.]*\s?\S)|, ?b?['"])/;
/** A reply with a status of the same class says no whatever its words are (RFC 3463 2). */
const statusReply = /(?:^|[\s:('"[])([45])[0-5]\d[ -]\1\.\d{1,3}\.\d{1,3}(?![\d.])/;
const quotedReply =
  /(?:said|respon\w{1,20}|reply|replied|returned|error|failed|refused|rejected\w{0,20}|code|message)\b[^\n]{0,60}?[\s:('"[][45][0-5]\d\b/i;
const library =
  /ssl routines|certificate|sslhandshake|handshake|getaddrinfo|no such host|unknownhost|connection (?:was )?(?:refused|reset|timed out|closed)|no route to host|network is unreachable|timed? ?out|authentication|relay|mutually exclusive/i;
const trouble =
  /error|problem|expired|mismatch|self[- ]signed|untrusted|fail|reject|denied|deny|refus|unable|cannot|can't|could ?n.t|could not|timed? ?out|lost connection|disconnect|exception|fatal|severe|deferred|bounced|not (?:allowed|permitted|accepted|found|support(?:ed)?|available|offered)|invalid|closed unexpectedly/i;
const noTrouble =
  /no errors?\b|errors?[ =:]+(?:0|none|null|false|"")\b|return code: 0 \(ok\)|without errors?|fail(?:ed|ures?)[ =:]+0\b|error_log|on ?error|\berror(?:s|log)?_?(?:reporting|handler|level)\b/i;
/** Frames of stacks name files and functions, not causes. */
const frame =
  /^\s*(?:at\s+[\w$.<>/[\]:`]+\s*[([]|File "[^"]*", line \d+|#\d+ |\.\.\. \d+ (?:more|common)|from \/|Traceback \(most|~*\^+~*$)/;

/** The text without HTTP status codes. */
export function withoutHttpStatus(text: string): string {
  return text.replace(httpStatus, ' ');
}

/** The line is a frame of a stack (Java, Python, PHP, JavaScript and the like), or a mark between frames. */
export function isFrame(text: string): boolean {
  return frame.test(text);
}

/** How telling a line is: 3 a server's reply, 2 a code or words of a library, 1 any word of trouble, 0 none. */
export function troubleOf(text: string): 0 | 1 | 2 | 3 {
  if (isFrame(text)) return 0;
  const read = withoutHttpStatus(text.length > 4000 ? text.slice(0, 4000) : text);
  const says = trouble.test(read) && !noTrouble.test(read);
  if (statusReply.test(read) || quotedReply.test(read) || (reply.test(read) && says)) return 3;
  if (says && (library.test(read) || codesIn(read).length > 0)) return 2;
  return says ? 1 : 0;
}

/** Of equally telling lines the last ones, each kind of words once. */
export function troubleIn(lines: readonly Line[]): Candidate[] {
  const found: { candidate: Candidate; weight: number }[] = [];
  const seen = new Set<string>();
  const counts = [0, 0, 0, 0];
  for (let index = lines.length - 1; index >= 0 && counts[3] !== undefined && counts[3] < most; index -= 1) {
    const line = lines[index];
    if (!line) continue;
    const weight = troubleOf(line.text);
    if (weight === 0 || (counts[weight] ?? 0) >= most) continue;
    const words = withoutHttpStatus(line.text).trim();
    const key = words.replace(/[\d\s:.,-]+/g, ' ').slice(-200);
    if (seen.has(key)) continue;
    seen.add(key);
    counts[weight] = (counts[weight] ?? 0) + 1;
    found.push({ candidate: { line, words }, weight });
  }
  return found
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}
