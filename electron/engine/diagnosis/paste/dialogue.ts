/** A conversation with a mail server in any notation: who said what, and which answer decides (RFC 5321 4.2, 4.3). */
import type { Stage } from '../../../../shared/diagnosis.ts';
import type { Observation } from '../evidence.ts';
import type { Candidate, Line, Reading } from './paste.ts';
import { troubleIn } from './trouble.ts';

/** Characters of a line in which the mark of a speaker is looked for. */
const reach = 300;

/** Before a mark: the start of the line, or a time stamp, a level, a name. */
const before = '(?:^|[\\s\\])|:])';
/** Postfix names the peer behind its mark. */
const peer = '(?:\\S{1,255}\\[[^\\]\\s]{1,60}\\](?::\\d{1,5})?: )?';
const opened = `\\s*${peer}(?:b?['"])?`;
const serverMarks =
  'SERVER -> CLIENT:|SMTP -> FROM SERVER:|SMTP -> ERROR:[^\\n]{0,80}from server:|E?SMTP<<?|<\\*\\*|<~\\*|<<<|<<|<--?|<~|<=|<|S:|"?(?:reply|recv|received|response|got|sent|rx):|\\[(?:<-|in|recv|server)\\]';
const clientMarks =
  'CLIENT -> SERVER:|E?SMTP>>?|>>>|>>|--?>|~>|=>|>|C:|"?(?:send|sent|sending|received|client|tx):|\\[(?:->|out|send|client)\\]';
const commands = 'EHLO|HELO|LHLO|STARTTLS|AUTH|MAIL FROM|RCPT TO|DATA|BDAT|QUIT|RSET|NOOP|VRFY|XCLIENT';

const markedReply = new RegExp(`${before}(?:${serverMarks})${opened}([2-5][0-5]\\d)(?:([ -])|$)`, 'i');
const markedCommand = new RegExp(`${before}(?:${clientMarks})${opened}(${commands})\\b`, 'i');
const markedOther = new RegExp(`^[^<>]{0,80}?${before}(?:${clientMarks})${opened}(\\S.*)?$`, 'i');
/** Numbers of processes stand in front of lines, too, set off with more than one blank. */
const plainReply = /^\s*(?:\[(?=[2-5]\d\d\] ))?([245][0-5]\d|334|354)\]?(?:(-| (?! ))|$)/;
const plainCommand = new RegExp(`^\\s*(${commands})(?=[\\s:]|$)`, 'i');

interface Answer {
  kind: 'answer';
  code: number;
  /** The words of the server, code on every line. */
  lines: { line: Line; said: string }[];
  /** The last of its lines came (RFC 5321 4.2.1: a space behind the code). */
  complete: boolean;
  marked: boolean;
}
interface Asked {
  kind: 'command';
  name: string;
  line: Line;
  marked: boolean;
}
type Turn = Answer | Asked;

/** What a command is the step of. */
export const stageOfCommand: Readonly<Record<string, Stage>> = {
  EHLO: 'ehlo',
  HELO: 'ehlo',
  LHLO: 'ehlo',
  STARTTLS: 'starttls',
  AUTH: 'auth',
  'MAIL FROM': 'mail-from',
  'RCPT TO': 'rcpt-to',
  DATA: 'data',
  BDAT: 'after-data',
  MESSAGE: 'after-data',
};

/** Commands whose refusal stops nothing. */
const harmless: ReadonlySet<string> = new Set(['QUIT', 'RSET', 'NOOP', 'VRFY', 'XCLIENT']);

/** Null when the lines are no conversation. */
export function readDialogue(lines: readonly Line[]): Reading | null {
  const { turns, others } = turnsOf(lines);
  if (
    !isDialogue(
      turns,
      others.some(({ text }) => telnet.test(text)),
    )
  )
    return null;
  const steps = withSteps(turns);
  const refusals = decisive(steps).map(({ answer, command }) => candidateOf(answer, command));
  const last = steps.at(-1);
  const stage = stageOf(last?.command ?? null, last?.answer?.code ?? null);
  const trouble = troubleIn(others).map(
    (candidate): Candidate => ({ stage: stage ?? undefined, ...candidate }),
  );
  if (refusals.length > 0) return { form: 'dialogue', candidates: [...refusals, ...trouble.slice(0, 2)] };
  const observations: Observation[] = encryptionNotUsed(steps) ? [{ kind: 'encryption-not-used' }] : [];
  if (trouble.length > 0) return { form: 'dialogue', candidates: trouble, observations };
  if (observations.length > 0) return { form: 'dialogue', candidates: [endOf(turns)], observations };
  return { form: 'dialogue', candidates: [endOf(turns)], observations: [ending(steps)] };
}

function turnsOf(lines: readonly Line[]): { turns: Turn[]; others: Line[] } {
  const turns: Turn[] = [];
  const others: Line[] = [];
  for (const line of lines) {
    const text = line.text.length > reach ? line.text.slice(0, reach) : line.text;
    const reply = replyIn(text);
    if (reply) addReply(turns, line, reply);
    else {
      const command = commandIn(text, turns.length > 0);
      if (command) turns.push({ kind: 'command', line, ...command });
      else if (text.trim() !== '') others.push(line);
    }
  }
  return { turns, others };
}

interface ReplyLine {
  code: number;
  at: number;
  complete: boolean;
  marked: boolean;
}

function replyIn(text: string): ReplyLine | null {
  const plain = plainReply.exec(text);
  const match = plain ?? (/[<:\]]/.test(text) ? markedReply.exec(text) : null);
  if (!match?.[1]) return null;
  const end = match.index + match[0].length;
  return {
    code: Number(match[1]),
    at: end - match[1].length - (match[2]?.length ?? 0),
    complete: match[2] !== '-',
    marked: plain === null,
  };
}

function addReply(turns: Turn[], line: Line, { code, at, complete, marked }: ReplyLine): void {
  const said = line.text.slice(at).replace(/(?:\\r\\n)?['"]?\s*$/, '');
  const open = turns.at(-1);
  if (open?.kind === 'answer' && !open.complete && open.code === code) {
    open.lines.push({ line, said });
    open.complete = complete;
  } else turns.push({ kind: 'answer', code, lines: [{ line, said }], complete, marked });
}

function commandIn(text: string, inDialogue: boolean): Pick<Asked, 'name' | 'marked'> | null {
  const plain = plainCommand.exec(text);
  if (plain?.[1]) return { name: plain[1].toUpperCase(), marked: false };
  if (!/[>:\]]/.test(text))
    return inDialogue && text.trim() === '.' ? { name: 'MESSAGE', marked: false } : null;
  const marked = markedCommand.exec(text);
  if (marked?.[1]) return { name: marked[1].toUpperCase(), marked: true };
  const other = inDialogue ? markedOther.exec(text) : null;
  return other ? { name: other[1] === '.' ? 'MESSAGE' : '', marked: true } : null;
}

/** What a terminal says around a conversation that nobody answered yet. */
const telnet = /^\s*(?:Connected to \S+\.|Escape character is |Connection closed by foreign host)/;

/** Both sides spoke, or one of them did twice in a way that only conversations have. */
function isDialogue(turns: readonly Turn[], connected: boolean): boolean {
  const answers = turns.filter((turn) => turn.kind === 'answer');
  const known = turns.filter((turn) => turn.kind === 'command' && turn.name !== '');
  if (answers.length === 0) return known.length > 1;
  if (known.length > 0 || connected) return true;
  const codes = new Set(answers.map(({ code }) => code));
  if (codes.size > 1) return answers.some(({ code }) => code < 400);
  return answers.flatMap(({ lines }) => lines).length > 1 && answers.every(({ marked }) => marked);
}

interface Step {
  command: string | null;
  answer: Answer | null;
}

/** Each answer with the command that it answers; lines without a name of a command carry the last one on. */
function withSteps(turns: readonly Turn[]): Step[] {
  const steps: Step[] = [];
  let command: string | null = null;
  let code: number | null = null;
  let waiting = false;
  for (const turn of turns) {
    if (turn.kind === 'command') {
      command = code === 354 ? 'MESSAGE' : turn.name || command;
      waiting = true;
    } else {
      steps.push({ command: code === 354 ? 'MESSAGE' : command, answer: turn });
      code = turn.code;
      waiting = false;
    }
  }
  return waiting ? [...steps, { command, answer: null }] : steps;
}

/** Refusals that were not made good later, the last first. */
function decisive(steps: readonly Step[]): { answer: Answer; command: string | null }[] {
  return steps
    .flatMap(({ answer, command }, index) => {
      const refused = answer !== null && answer.code >= 400 && !harmless.has(command ?? '');
      return refused && !madeGood(command, steps.slice(index + 1, index + 40)) ? [{ answer, command }] : [];
    })
    .reverse()
    .slice(0, 3);
}

/** Another hello, another way to sign in: what came of it counts. */
function madeGood(command: string | null, later: readonly Step[]): boolean {
  const worked = (name: string, codes: readonly number[]) =>
    later.some((step) => step.command === name && step.answer && codes.includes(step.answer.code));
  if (command === 'EHLO') return worked('HELO', [250]) || worked('EHLO', [250]);
  if (command === 'AUTH') return worked('AUTH', [235]);
  return false;
}

function candidateOf(answer: Answer, command: string | null): Candidate {
  const first = answer.lines[0]?.line ?? { number: 1, text: '' };
  const stage = stageOf(command, null);
  return { line: first, words: answer.lines.map(({ said }) => said).join('\n'), ...(stage && { stage }) };
}

/** Before the first command there is the greeting. */
function stageOf(command: string | null, code: number | null): Stage | null {
  if (command === null) return code === null ? 'banner' : 'ehlo';
  return stageOfCommand[command] ?? null;
}

/** The last thing that was said. */
function endOf(turns: readonly Turn[]): Candidate {
  const last = turns.at(-1);
  const line = last?.kind === 'answer' ? last.lines[0]?.line : last?.line;
  return { line: line ?? { number: 1, text: '' }, words: '' };
}

/** Nothing was refused: all is well, or the rest is missing. */
function ending(steps: readonly Step[]): Observation {
  const last = steps.at(-1);
  const asked = (name: string) => steps.some(({ command }) => command === name);
  const goodbye = last?.command === 'QUIT' && (asked('MESSAGE') || asked('AUTH') || !asked('EHLO'));
  const ended = last?.answer !== null && (last?.command === 'MESSAGE' || goodbye);
  return { kind: ended ? 'conversation-went-well' : 'conversation-unfinished' };
}

/**
 * The server offers a sign-in after STARTTLS only (RFC 4954 4, RFC 3207 4.2), and the program never asked for STARTTLS:
 * it went no further than the hello.
 */
function encryptionNotUsed(steps: readonly Step[]): boolean {
  const hello = steps.findLast(({ command, answer }) => command === 'EHLO' && answer?.code === 250);
  if (!hello?.answer) return false;
  const offers = hello.answer.lines.map(({ said }) => said.toUpperCase());
  const further = steps.some(
    ({ command }) => command !== null && !['EHLO', 'HELO', 'QUIT'].includes(command),
  );
  return (
    !further &&
    offers.some((said) => said.includes('STARTTLS')) &&
    !offers.some((said) => /[\s\d-]AUTH[ =]/.test(said))
  );
}
