/** An error text from any program: the noise around it is taken off, and what it says about its place is read. */
import type { Stage } from '../../../../shared/diagnosis.ts';
import { readReplyText } from '../reply-text.ts';

/** Lines of a stack trace: they name files and functions, not causes. */
const stackFrames = [
  /^[ \t]*at [^\n]*$/gm,
  /^[ \t]*File "[^"\n]{0,1000}", line \d+[^\n]*$/gm,
  /^[ \t]*#\d+ [^\n]{0,1000}\(\d+\)[^\n]*$/gm,
  /^[ \t]*\.\.\. \d+ more[ \t]*$/gm,
  /^Traceback \(most recent call last\):[ \t]*$/gm,
  /^[ \t]*from \/[^\n]*$/gm,
];
// biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes of terminals (ECMA-48) are what is meant
const colourCodes = /\u001b\[[\d;]*m/g;

/** What System.Net.Mail writes for a reply code, before the words of the server. */
const dotNetReplies: readonly [code: number, sentence: string][] = [
  [421, 'Service not available, closing transmission channel'],
  [451, 'Error in processing'],
  [452, 'Insufficient system storage'],
  [454, 'Client does not have permission to submit mail to this server'],
  [500, 'Syntax error, command unrecognized'],
  [501, 'Syntax error in parameters or arguments'],
  [502, 'Command not implemented'],
  [503, 'Bad sequence of commands'],
  [504, 'Command parameter not implemented'],
  [530, 'The SMTP server requires a secure connection or the client was not authenticated'],
  [550, 'Mailbox unavailable'],
  [551, 'User not local or invalid address -- Relay denied'],
  [552, 'Exceeded storage allocation'],
  [553, 'Mailbox name not allowed'],
  [554, 'Transaction failed'],
];
const dotNetReply = new RegExp(
  `^.*?(${dotNetReplies.map(([, sentence]) => sentence).join('|')})\\. The server response was: *(?=[^\\s.])`,
  's',
);
const codeOfSentence = new Map(dotNetReplies.map(([code, sentence]) => [sentence, code]));

/** .NET puts its own sentence, which says less or something else, where the reply code was. */
function withReplyCode(text: string): string {
  return text.replace(dotNetReply, (_, sentence: string) => `${codeOfSentence.get(sentence) ?? ''} `);
}

/** The text without stack frames and colours, with `\n` written out as a line break. */
export function cleanPaste(text: string): string {
  const plain = withReplyCode(text.replace(colourCodes, '').replace(/(?:\\r)?\\n/g, '\n'));
  const quiet = stackFrames.reduce((rest, frame) => rest.replace(frame, ''), plain).trim();
  return quiet === '' ? plain : quiet;
}

/** What programs put before the reply that they quote. It says where it happened, not why. */
const beforeQuotedReply = [
  // nodemailer
  "(?:\\w{0,60}Error: )?(?:Invalid login|(?:Mail|Recipient|Data) command failed|Message failed|Can't send mail - all recipients were rejected)",
  // PHPMailer, new and old
  'SMTP ERROR: [\\w ]{1,40} command failed',
  'SMTP -> ERROR: [\\w ]{1,40} not accepted from server',
  // Postfix, Exim
  '(?:<\\S{1,320}>: )?host \\S{1,255}(?: ?\\[[^\\]\\n]{0,64}\\])? (?:said|refused to talk to me)',
  'SMTP error from remote mail server after [^\\n]{1,200}?: host \\S{1,255} \\[[^\\]\\n]{0,64}\\]',
  // Classes of exceptions in Ruby, Java and .NET
  '[\\w.:]{0,200}(?:Error|Exception|Busy|Refused)',
];
const quoted = new RegExp(`^(?:${beforeQuotedReply.join('|')}): \\(?(?=[2-5][0-5]\\d[\\s:-])`);
/** What programs put before any error. */
const beforeAnyError =
  /^(?:Max connection attempts exceeded - |Couldn.t connect with these settings: |Cannot send message using the server \S+ )/;

/** JavaMail tells from the outside in; the reply is in the innermost exception. */
const beforeNestedReply = /^[\s\S]{0,2000}?\bSMTP\w*FailedException: (?=[2-5][0-5]\d[\s-])/;
/** Postfix's note of the command that was answered. A run of blanks is tried from its start alone: linear in its length. */
const afterQuotedReply = /(?<!\s)\s*\(in reply to\s[\w\s]{2,40}(?:\)+|$)/g;

/** A program says no more of a reply than its code. */
const onlyCode =
  /^[^\n]{0,120}\b(?:smtp|reply|response|error|status|code|got|returned)\W{1,4}([45][0-5]\d)[\s"').]{0,4}$/i;

/** The reply that a program quotes, without the program's own words around it. */
export function quotedReply(text: string): string {
  return text
    .replace(onlyCode, '$1')
    .replace(beforeAnyError, '')
    .replace(beforeNestedReply, '')
    .replace(quoted, '')
    .replace(afterQuotedReply, '');
}

/** Words that tell where it happened. Earlier lines are more telling. */
const places: readonly [Stage, RegExp][] = [
  ['auth', /in reply to auth|authenticationerror|authenticationfailed|eauth\b|could not authenticate|sasl/],
  [
    'rcpt-to',
    /in reply to rcpt|recipientsrefused|addressfailed|rcpt to|recipients? (failed|was rejected|address rejected)/,
  ],
  ['mail-from', /in reply to mail from|senderrefused|mail from|from address failed/],
  ['after-data', /in reply to (end of )?data|dataerror|data not accepted|after end of data/],
  ['ehlo', /in reply to (ehlo|helo)|heloerror|\behlo\b|\bhelo\b/],
  ['starttls', /starttls (not|extension|is required|used)|upgrading connection/],
  ['banner', /initial server greeting|greeting never received/],
];

const withoutCode: readonly [Stage, RegExp][] = [
  [
    'dns',
    /getaddrinfo|enotfound|eai_again|resolve|name or service|no such host|unknown ?host|\bquery(a|aaaa|mx)\b|\blookup\b/,
  ],
  ['tls', /certificate|\bssl\b|\bssl[:_]|\btls\b|x509|altname|handshake|eproto/],
  ['mail-from', /sender address|from address/],
  ['auth', /authenticat|password|credentials|login|oauth|token/],
  ['rcpt-to', /recipient|relay/],
];

const withCode: readonly [Stage, RegExp][] = [
  ['banner', /not (allowed|permitted|welcome|authori[sz]ed) to connect/],
  ['auth', /authenticat|password|credential|login|log in|oauth/],
  ['mail-from', /sender|starttls command first|from address/],
  ['rcpt-to', /recipient|relay|mailbox|user|account|address/],
];

const authCodes: ReadonlySet<number> = new Set([334, 525, 526, 534, 535, 538]);

/** Where an enhanced status code belongs, whatever the words (RFC 3463 3.2 to 3.7, RFC 4954 6). */
const placesOfCodes: readonly [Stage, RegExp][] = [
  ['mail-from', /^[45]\.1\.[78]$/],
  ['rcpt-to', /^[45]\.(?:1\.[0-6]|1\.10|2\.\d+)$/],
  ['auth', /^[45]\.7\.[89]$/],
  ['after-data', /^[45]\.(?:6\.\d+|3\.4)$/],
];

/** Policy is judged at any place; most often when the message is there. */
const placesOfPolicy: readonly [Stage, RegExp][] = [['after-data', /^[45]\.7\.[01]$/]];

/** The place that a text speaks of, when nobody said where it happened. */
export function guessStage(text: string): Stage {
  const { code, enhanced, words } = readReplyText(text);
  const named = find(places, words);
  if (code !== null && authCodes.has(code)) return 'auth';
  if (named) return named;
  if (code === null)
    return (
      find(placesOfCodes, enhanced[0] ?? '') ??
      find(withoutCode, words) ??
      find(placesOfPolicy, enhanced[0] ?? '') ??
      'connect'
    );
  return find(withCode, words) ?? (code === 421 ? 'banner' : 'after-data');
}

const providerSigns: readonly [string, RegExp][] = [
  ['gmail', /\bgsmtp\b|support\.google\.com|smtp\.gmail\.com/i],
  [
    'outlook',
    /\b(?:user(?:name)?|account|login|konto|benutzer\w{0,4})\W{1,4}[^\s@<>]{1,64}@(?:outlook|hotmail|live|msn)\.[a-z]/i,
  ],
  ['microsoft-365', /\.prod\.(outlook|exchangelabs)\.com|smtp\.office365\.com|smtpclientauthentication/i],
  ['yahoo', /\(#(auth|mbr)\d+\)|smtp\.mail\.yahoo\.com/i],
  ['icloud', /smtp\.mail\.me\.com/i],
  ['qq', /service\.mail\.qq\.com|smtp\.qq\.com/i],
  ['netease-163', /mail\.163\.com|smtp\.163\.com/i],
];

/** Marks of the outgoing servers that all customers of Google or Microsoft share. */
const sharedServer =
  /google tried to deliver|\bmail-[a-z0-9-]{1,40}\.google\.com|\.outbound\.protection\.outlook\.com|generating server: \S{1,80}\.(?:outlook|exchangelabs)\.com/i;

/** True when the text is about mail that a provider's shared server carried. */
export function sentByProvider(text: string): boolean {
  return sharedServer.test(text);
}

/** The provider whose server speaks, as far as its own marks show it. */
export function providerIn(text: string): string | null {
  return find(providerSigns, text);
}

function find<T>(table: readonly [T, RegExp][], text: string): T | null {
  return table.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
