/** A report of mail that was not delivered (RFC 3464, and what came before it): only what the refusing server said counts. */
import type { Stage } from '../../../../shared/diagnosis.ts';
import type { Candidate, Line, Reading } from './paste.ts';

/** Signs of a report: what its programs write, the sentence that they all have, and the same in other languages. */
const signs: readonly RegExp[] = [
  /^\s*(?:>\s?)?(?:diagnostic-code|final-recipient|reporting-mta|remote-mta): /i,
  /this is the mail system at host |qmail-send program|haraka mailer program|this is the mailer-daemon/i,
  /this message was created automatically by mail delivery software|automatically generated delivery status/i,
  /i'm sorry to have to inform you|transcript of session follows|remote server returned |gave this error:/i,
  /the following address(?:\(es\)|es)? (?:failed|had )|permanent fatal errors|technical details of permanent failure/i,
  /^\s*the response (?:was|from the remote server was):|invalid user address|did not reach the following recipient/i,
  /^\W*(?:undeliver(?:ed|able) (?:mail|message|to)|failure reasons?\b|server message$)/i,
  /following (?:addresses|recipients?|address\(es\))\b.{0,12}\b(?:had|were|was|failed|cannot|could)/i,
  /automatically rejected:|there is no need to resend|do not need to resend/i,
  /\*\* (?:address not found|message (?:not delivered|blocked|rejected)) \*\*/i,
  /\b(?:not|unable|cannot|can't|[a-z]{3,6}n't|failed|failure|trouble|error .{0,16}|attempting)\b.{0,24}\bdeliver(?:ed|ing)?\b.{0,40}(?::|\b(?:mail|e-?mail|message|recipients?|address(?:es)?|to|because)\b)/i,
  /\b(?:mail|message|delivery)\b.{0,60}\b(?:has failed|failed (?:to|for) (?:the|these)|not (?:yet )?(?:been |be )?delivered|undeliverable)/i,
  /konnte (?:leider )?nicht (?:\S{1,20} )?zugestellt|unzustellbar|nicht zustellbar|(?:n'a pas pu|n'a pu) être (?:remis|livr|distribu|achemin)|échec de la (?:remise|distribution)/i,
  /no (?:se )?(?:pudo|ha podido|puede) (?:ser )?entreg|non è stato (?:possibile )?(?:consegn|recapit)|não (?:pôde|foi) (?:ser )?(?:possível )?entreg/i,
  /kon niet (?:worden )?(?:afgeleverd|bezorgd)|kunde inte levereras|nie (?:można|udało się) (?:dostarcz|doręcz)|teslim edilemedi/i,
  /не (?:может быть|удалось|был[ао]?) доставл|не удалось доставить/i,
  /送信できませんでした|配信できません|配信不能|无法(?:投递|送达|发送到)|退信|無法(?:投遞|傳遞)|배달되지/,
];

interface Place {
  /** The line that says so, or comes before what is said. */
  at: RegExp;
  /** The words stand in the lines below. */
  below?: true;
  /** The first of its kind counts, not the last: what follows a refusal comes from it. */
  first?: true;
}

/** Where reports carry the words of the server, most telling first. */
const places: readonly Place[] = [
  {
    at: /^\s*(?:>\s?)?diagnostic-code:\s{0,20}(?:(?:smtp|x-[\w-]+)\s{0,20})?(?:;\s{0,20})?(?=.*[45][.\d]{2})/i,
  },
  { at: /^\s*(?:<<<|<\*\*|out:)\s*(?=5(?!03)\d\d)/i, first: true },
  { at: /^\s*(?:<<<|<\*\*|out:)\s*(?=4\d\d)/i, first: true },
  { at: /\b(?:said|refused to talk to me):\s*(?=\(?[45]\d\d|\S)/i },
  { at: /remote (?:server|host) (?:returned|said):?\s*['"<]?(?=\S)|\breturned ['"](?=#?[45]\d\d)/i },
  {
    at: /smtp error from remote (?:mail )?server after (?:(?:mail from|rcpt to):\s*<[^>]*>)?[^:]{0,80}:\s*(?:host \S+ \[[^\]]*\]:\s*)?/i,
    below: true,
  },
  { at: /gave this error:\s*/i, below: true },
  {
    at: /^\s*(?:the )?(?:response|error)(?: from| that)?(?: the)?(?: remote| other| recipient)?(?: mail)?(?: server)?(?: returned)?(?: was| is)?:\s*/i,
    below: true,
  },
  {
    at: /\bfailed with:\s*(?=[45]\d\d)|responded as follows: \[|error message: \[|\berror (?=[45]\d\d-')|\bsmtp:\w{4} host \S+:\s*(?=[45]\d\d)/i,
  },
  { at: /^-{3,}\s*server message/i, below: true },
  { at: /\(reason: |\.\.\. (?=deferred: )|\bresponse ?code (?=[45]\d\d)/i },
  { at: /\((?=[45]\.\d{1,3}\.\d{1,3} \S)/ },
  { at: /did not like our [\w ]{1,20}:\s*/i, below: true },
  { at: /(?:responded with failure|delay reason):\s*/i, below: true },
  { at: /^\s*(?=#[45]\d\d [45]\.\d)/ },
  { at: /^\s*technical details of permanent failure:\s*/i, below: true },
  { at: /^\s*(?:failure )?reason:\s*/i },
  {
    at: /^\s*(?:because|for the following reason|delivered because of|error message below|non-delivered information)\b.{0,24}$/i,
    below: true,
  },
  { at: /^\s*(?:>\s?)?diagnostic-code:\s{0,20}(?:(?:smtp|x-[\w-]+)\s{0,20})?(?:;\s{0,20})?(?=\S)/i },
  { at: /^\s*(?=[45]\d\d[ :-][\d.]*\s?\S)/ },
  // The reason behind the address, or below it
  { at: /^\s*(?:\*\s*)?<?[^\s<>@]{1,64}@[^\s<>@:]{1,255}>?\s*[:[]\s*(?=\S.{3})/ },
  { at: /^\s*<[^\s<>@]{1,64}@[^\s<>@:]{1,255}>:\s*$/, below: true },
  {
    at: /^(?=\s*(?:unrouteable address|all relevant mx|retry timeout exceeded|.{0,80}\b(?:unknown user|user unknown|no such user|mailbox (?:is )?full|over quota|does not exist|not found|giving up)))/i,
  },
  { at: /^\s*(?:>\s?)?status:\s*(?=[45]\.\d)/i },
];

/** Lines of one statement at most. */
const longest = 8;

/**
 * The statements of the refusing server, six at most; the whole report where it quotes none. Null: no sign of a
 * report. Of more than 400 lines the first 300 and the last 100 are read.
 */
export function readBounce(lines: readonly Line[]): Reading | null {
  const read = lines.length > 400 ? [...lines.slice(0, 300), ...lines.slice(-100)] : lines;
  if (!read.some(({ text }) => isSign(text))) return null;
  const candidates = places.flatMap((place) => candidatesAt(place, read)).slice(0, 6);
  return {
    form: 'bounce',
    candidates: candidates.length > 0 ? candidates : [allOf(read)],
    observations: [{ kind: 'delivery-report' }],
  };
}

function isSign(text: string): boolean {
  const read = text.slice(0, 1000);
  return signs.some((sign) => sign.test(read));
}

/** A report in words of its own. */
function allOf(lines: readonly Line[]): Candidate {
  const filled = lines.filter(({ text }) => text.trim() !== '');
  const [line = { number: 1, text: '' }] = filled;
  return {
    line,
    words: filled
      .slice(0, 40)
      .map(({ text }) => text.trim())
      .join('\n'),
    ...(filled.length > 3 && { loose: true }),
  };
}

/** Two places of a kind at most: later ones are about the last attempt. */
function candidatesAt({ at, below, first }: Place, lines: readonly Line[]): Candidate[] {
  const found: Candidate[] = [];
  for (let step = 0; step < lines.length && found.length < 2; step += 1) {
    const index = first ? step : lines.length - 1 - step;
    const line = lines[index];
    const match = line && line.text.length < 4000 ? at.exec(line.text) : null;
    if (!line || !match) continue;
    const said = statementFrom(
      line.text.slice(match.index + match[0].length),
      lines,
      index + 1,
      below === true,
    );
    if (said === null) continue;
    const stage = stageAround(lines, index);
    found.push({ line: said.line ?? line, words: said.words, ...(stage && { stage }) });
  }
  return found;
}

/** What is said from here on: to an empty line, the end of a quotation or the next field. */
function statementFrom(
  rest: string,
  lines: readonly Line[],
  from: number,
  below: boolean,
): { words: string; line?: Line } | null {
  const parts = rest.trim() === '' ? [] : [rest.trim()];
  if (parts.length === 0 && !below) return null;
  let first: Line | undefined;
  for (const next of lines.slice(from, from + longest + 3)) {
    const text = next.text.trim();
    if (text === '') {
      if (parts.length > 0) break;
      continue;
    }
    if (parts.length > 0 && (endsHere(parts) || startsAnew(next.text) || ownSummary.test(next.text))) break;
    if (parts.length === 0) first = next;
    parts.push(text.replace(/^<<<\s*/, ''));
    if (parts.length >= longest) break;
  }
  if (parts.length === 0) return null;
  return { words: unfolded(parts.join('\n')).replace(/['"\s]+$/, ''), ...(first && { line: first }) };
}

/** Programs fold a reply of several lines anew and leave its codes inside (RFC 5321 4.2.1). */
function unfolded(words: string): string {
  const code = /^[45]\d\d[ -]\s*[45]\.\d{1,3}\.\d{1,3}/.exec(words)?.[0].slice(0, 3);
  if (!code) return words;
  const inside = new RegExp(`(?<=\\s)${code}[ -]\\s*[45]\\.\\d{1,3}\\.\\d{1,3}\\s`, 'g');
  return words.slice(0, 4) + words.slice(4).replace(inside, '');
}

const endsHere = (parts: readonly string[]): boolean =>
  /\(in reply to\s[^)]{1,40}\)|['"]\s*$/.test(parts.at(-1) ?? '');
/** What a mail server writes itself below the reply that it got. */
const ownSummary =
  /^\s*[45]\d\d (?:[45]\.\d{1,3}\.\d{1,3} )?(?:<[^>]*>\.\.\. |service unavailable$)|^\.\.\. while /i;
const startsAnew = (text: string): boolean =>
  /^\s*(?:>\s?)?(?:[A-Z][\w-]{2,30}: |>>>|<[^<>\s]+@|-{3,}|={3,}|host \S+ \[|at \S+\()/.test(text);

const commandsNear: readonly [Stage, RegExp][] = [
  ['rcpt-to', /in reply to rcpt|after rcpt to|^>>> rcpt/i],
  ['mail-from', /in reply to mail|after mail from|^>>> mail/i],
  [
    'after-data',
    /in reply to (?:end of )?data|after (?:end of )?data|after pipelined end|^>>> (?:data|bdat)/i,
  ],
  ['ehlo', /in reply to (?:ehlo|helo)|after (?:ehlo|helo)|^>>> (?:ehlo|helo)/i],
  ['banner', /initial (?:connection|server greeting)|refused to talk to me/i],
  ['auth', /in reply to auth|after auth|^>>> auth/i],
];

function stageAround(lines: readonly Line[], index: number): Stage | null {
  const near = lines
    .slice(Math.max(0, index - 2), index + 4)
    .map(({ text }) => text)
    .join('\n');
  return commandsNear.find(([, pattern]) => pattern.test(near))?.[0] ?? null;
}
