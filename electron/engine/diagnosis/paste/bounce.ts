/** A report of mail that was not delivered (RFC 3464, and what came before it): only what the refusing server said counts. */
import type { Stage } from '../../../../shared/diagnosis.ts';
import type { Candidate, Line, Reading } from './paste.ts';

/** Signs of a report; two of the weak ones are as good as one of the strong ones. */
const strong =
  /^\s*(?:>\s?)?(?:diagnostic-code|final-recipient|reporting-mta|remote-mta): |this is the mail system at host |this message was created automatically by mail delivery software|i'm sorry to have to inform you|the following address(?:\(es\)|es)? (?:failed|had )|transcript of session follows|remote server returned |gave this error:|^\s*the response (?:was|from the remote server was):|qmail-send program|haraka mailer program|^\s*undelivered mail returned|permanent fatal errors|(?:wasn't able to|could not) deliver your message|message (?:wasn't|was not|couldn't be|could not be|has not been) delivered|delivery (?:has failed to these|to the following recipients? failed)|technical details of permanent failure|following (?:addresses|recipients?|address\(es\))\b.{0,12}\b(?:had|were|was|failed|cannot|could)|could not be delivered (?:because|to)|(?:was|were) not delivered to:|did not reach the following recipient|there was an error delivering your mail|\*\* (?:address not found|message (?:not delivered|blocked|rejected)) \*\*|invalid user address|unable to deliver (?:your )?message to|message could not be delivered|not yet been delivered|delivery (?:has )?failed (?:to|for) these recipients/i;

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
  { at: /^\s*(?:<<<|<\*\*)\s*(?=[45]\d\d)/, first: true },
  { at: /\b(?:said|refused to talk to me):\s*(?=\(?[45]\d\d|\S)/i },
  { at: /remote (?:server|host) (?:returned|said):?\s*['"<]?(?=\S)/i },
  {
    at: /smtp error from remote (?:mail )?server after [^:]{1,200}:\s*(?:host \S+ \[[^\]]*\]:\s*)?/i,
    below: true,
  },
  { at: /gave this error:\s*/i, below: true },
  {
    at: /^\s*(?:the )?(?:response|error)(?: from| that)?(?: the)?(?: remote| other| recipient)?(?: mail)?(?: server)?(?: returned)?(?: was| is)?:\s*/i,
    below: true,
  },
  { at: /\(reason: / },
  { at: /\((?=[45]\.\d{1,3}\.\d{1,3} \S)/ },
  { at: /did not like our [\w ]{1,20}:\s*/i, below: true },
  { at: /(?:responded with failure|delay reason):\s*/i, below: true },
  { at: /^\s*(?=#[45]\d\d [45]\.\d)/ },
  { at: /^\s*(?:failure )?reason:\s*/i },
  {
    at: /^\s*(?:because|for the following reason|delivered because of|error message below|non-delivered information)\b.{0,24}$/i,
    below: true,
  },
  { at: /^\s*(?:>\s?)?diagnostic-code:\s{0,20}(?:(?:smtp|x-[\w-]+)\s{0,20})?(?:;\s{0,20})?(?=\S)/i },
  { at: /^\s*(?=[45]\d\d[ -][\d.]*\s?\S)/ },
  {
    at: /^\s*(?:unrouteable address|mailbox is full|all relevant mx|retry timeout exceeded|.{0,80}\b(?:unknown user|user unknown|no such user|mailbox (?:is )?full|over quota|does not exist|not found))/i,
  },
  { at: /^\s*(?:>\s?)?status:\s*(?=[45]\.\d)/i },
];

/** Lines of one statement at most. */
const longest = 8;

export function readBounce(lines: readonly Line[]): Reading | null {
  const read = lines.length > 400 ? [...lines.slice(0, 300), ...lines.slice(-100)] : lines;
  if (!read.some(({ text }) => strong.test(text))) return null;
  const candidates = places.flatMap((place) => candidatesAt(place, read)).slice(0, 6);
  return candidates.length > 0 ? { form: 'bounce', candidates } : null;
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
    if (parts.length > 0 && (endsHere(parts) || startsAnew(next.text))) break;
    if (parts.length === 0) first = next;
    parts.push(text.replace(/^<<<\s*/, ''));
    if (parts.length >= longest) break;
  }
  if (parts.length === 0) return null;
  return { words: parts.join('\n').replace(/['")\s]+$/, ''), ...(first && { line: first }) };
}

const endsHere = (parts: readonly string[]): boolean =>
  /\(in reply to [^)]{1,40}\)|['"]\s*$/.test(parts.at(-1) ?? '');
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
