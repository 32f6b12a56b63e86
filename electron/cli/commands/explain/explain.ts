/** `sendwell explain`: one text or file for a person, or JSON lines in and out for programs. */
import type { Writable } from 'node:stream';
import type { Diagnosis } from '../../../../shared/diagnosis.ts';
import { createExplainer, type Explainer } from '../../../../shared/explain/explain.ts';
import { exportWords } from '../../../../shared/explain/export-words.ts';
import { exitCodes } from '../../../../shared/problems/exit-codes.ts';
import { type ExplainOutput, explainInputSchema } from '../../../../shared/results.ts';
import { longestPaste } from '../../../../shared/tools.ts';
import { bothEnds } from '../../../engine/base/both-ends.ts';
import { readBinaryFile, readTextFile } from '../../../engine/base/text-file.ts';
import { explainLine, explainPaste, outputOf } from '../../../engine/diagnosis/explain-line.ts';
import { isMessage } from '../../../engine/message-file/plain-text.ts';
import { largestMessage, readMessage } from '../../../engine/message-file/read-message.ts';
import { briefOfText } from '../../../engine/report/brief.ts';
import { renderBrief } from '../../../engine/report/brief-text.ts';
import { nothingFound, reportOf } from '../../end/brief.ts';
import { bugOf, orStopped } from '../../end/command.ts';
import { printExplained } from '../../print/explanation.ts';
import { errorOfProblem, exitCodeOfProblem, type Problem } from '../../problems/problem.ts';
import type { Context } from '../../terminal/context.ts';
import { lineBatches } from '../../terminal/lines.ts';
import type { Words } from '../../terminal/words.ts';
import type { ExplainOptions } from './command.ts';

/** Characters of one request as JSON; a reply has at most a few thousand. */
const longestLine = 1_000_000;
const namesFile = /^[^\r\n]{1,4096}\.(?:txt|log|eml|msg)$/i;
/** Files of mail programs, and of whoever calls a text so. */
const namesMessage = /\.(?:eml|msg)$/i;

/** 0; 65 when a text is empty or a line cannot be read; 66 without the file. What the cause is does not count: explaining it worked. */
export async function explain(
  text: string[],
  { as, input }: ExplainOptions,
  context: Context,
): Promise<number> {
  const call = {
    as,
    explainer: createExplainer(context.language, context.register),
    context,
    answersLines: false,
  };
  const nobodyTypes = input === false && context.terminal.system.stdin.isTTY === true;
  if (text.length === 0 && nobodyTypes) return refuse({ kind: 'text' }, call);
  try {
    return await Promise.race([work(text, call), context.terminal.system.fault]);
  } catch (fault) {
    return refuse(orStopped(bugOf(fault, context), context), call);
  }
}

interface ExplainCall {
  readonly as: ExplainOptions['as'];
  readonly explainer: Explainer;
  readonly context: Context;
  /** JSON lines come in, so JSON lines go out, `--json` or not. */
  answersLines: boolean;
}

function work(text: string[], call: ExplainCall): Promise<number> {
  const [file] = text;
  const alone = text.length <= 1;
  if (file === undefined || (alone && file === '-')) return explainInput(call);
  if (alone && namesFile.test(file)) return explainFile(file, call);
  return explainText(text.join(' '), call);
}

/** Says why there is no answer. */
async function refuse(problem: Problem, { context, answersLines }: ExplainCall): Promise<number> {
  const { terminal, words } = context;
  const output = unreadable(problem, null, words);
  terminal.complain(output.error?.text ?? '');
  if (problem.kind !== 'usage') {
    if (answersLines) await writeLines(terminal.system.stdout, [output]);
    else if (terminal.json) terminal.writeJson(output);
  }
  return exitCodeOfProblem(problem);
}

async function explainFile(file: string, call: ExplainCall): Promise<number> {
  if (namesMessage.test(file)) return explainMessage(file, call);
  const read = await readTextFile(file, largestMessage);
  return read.ok
    ? explainText(bothEnds(read.text, longestPaste), call)
    : refuse({ kind: 'file', problem: read.problem, file }, call);
}

async function explainMessage(file: string, call: ExplainCall): Promise<number> {
  const read = await readBinaryFile(file, largestMessage);
  if (!read.ok) return refuse({ kind: 'file', problem: read.problem, file }, call);
  if (read.bytes.length === 0) return refuse({ kind: 'text' }, call);
  const text = await readMessage([read.bytes]);
  return text === null
    ? refuse({ kind: 'file', problem: 'message-unreadable', file }, call)
    : explainText(text, call);
}

async function explainText(text: string, call: ExplainCall): Promise<number> {
  if (text.trim() === '') return refuse({ kind: 'text' }, call);
  const { as, explainer, context } = call;
  const paste = explainPaste({ reply: text });
  const output = outputOf({}, paste, explainer);
  if (as === undefined) printExplained(output, paste.diagnosis, explainer, context);
  else printBrief(output, paste.diagnosis, as, context);
  if (context.terminal.json) context.terminal.writeJson(output);
  return exitCodes.works;
}

function printBrief(
  output: ExplainOutput,
  diagnosis: Diagnosis,
  as: NonNullable<ExplainOptions['as']>,
  context: Context,
): void {
  const words = exportWords(context.language);
  const report = reportOf({ ...nothingFound, verdict: 'fails', diagnosis }, context);
  context.terminal.say(renderBrief(briefOfText(output, report, words), as, words).trimEnd());
}

/** JSON lines begin with a brace; anything else is one text, or a message by its head. Empty lines before it are passed over. */
async function explainInput(call: ExplainCall): Promise<number> {
  const { terminal, words, stop } = call.context;
  const { stdin } = terminal.system;
  if (stdin.isTTY) terminal.complain(words('explain.fromKeyboard'));
  const batches = lineBatches(stdin, longestLine, stop.signal);
  let first: string[] = [];
  for (let next = await batches.next(); !next.done; next = await batches.next()) {
    first = first.concat(next.value);
    if (first.some((line) => line.trim() !== '')) break;
  }
  const start = first.find((line) => line.trim() !== '')?.trimStart() ?? '';
  if (start.startsWith('{')) {
    if (call.as !== undefined) return refuse({ kind: 'usage', misuse: { key: 'explain-lines-as' } }, call);
    return explainLines(first, batches, call);
  }
  const given = await wholeText(first, batches);
  if (stop.signal.aborted) return refuse(stopped(stop), call);
  const bytes = Buffer.from(given);
  // A message whose inside cannot be read is still a text.
  const text = isMessage(bytes) ? ((await readMessage([bytes])) ?? given) : given;
  return explainText(text, call);
}

/** The beginning and the end of what comes in: what lies between is forgotten on the way. */
async function wholeText(first: readonly string[], batches: AsyncIterable<string[]>): Promise<string> {
  let text = first.join('\n');
  for await (const lines of batches) {
    if (lines.length === 0) continue;
    text = `${text}\n${lines.join('\n')}`;
    if (text.length > 2 * longestPaste) text = bothEnds(text, longestPaste);
  }
  return bothEnds(text, longestPaste);
}

const stopped = ({ cause }: Context['stop']): Problem => ({ kind: 'stopped', cause });

/** A line in, a line out, in the same order; empty lines are passed over. */
async function explainLines(
  first: readonly string[],
  batches: AsyncIterable<string[]>,
  call: ExplainCall,
): Promise<number> {
  const { terminal, words, stop } = call.context;
  call.answersLines = true;
  const explainer = createExplainer(call.context.language, call.context.registerOfLines);
  let number = 0;
  let unread = 0;
  const answer = (lines: readonly string[]): Promise<boolean> => {
    const answers = lines.flatMap((line) => {
      number += 1;
      return line.trim() === '' ? [] : [answerTo(line, number, explainer, words)];
    });
    unread += answers.filter(({ error }) => error).length;
    return writeLines(terminal.system.stdout, answers);
  };
  let read = await answer(first);
  if (read)
    for await (const lines of batches) {
      read = await answer(lines);
      if (!read) break;
    }
  if (stop.signal.aborted) return refuse(stopped(stop), call);
  return unread > 0 ? exitCodes.unusableInput : exitCodes.works;
}

function answerTo(line: string, number: number, explainer: Explainer, words: Words): ExplainOutput {
  const value = parseJson(line);
  const request = explainInputSchema.safeParse(value);
  if (request.success) return explainLine(request.data, explainer);
  return unreadable({ kind: 'line', line: number }, idOf(value), words);
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** The id is given back even when the rest cannot be read. */
function idOf(value: unknown): ExplainOutput['id'] {
  const id = explainInputSchema.pick({ id: true }).safeParse(value);
  return id.success ? (id.data.id ?? null) : null;
}

function unreadable(problem: Problem, id: ExplainOutput['id'], words: Words): ExplainOutput {
  const error = errorOfProblem(problem, words);
  return {
    schema: 'sendwell/explain/1',
    id,
    class: 'unknown',
    certainty: 'possible',
    actor: 'you',
    title: words('problem.title.text'),
    what: error.text,
    why: null,
    next: { action: 'retry', label: words('problem.next') },
    error,
  };
}

/** Waits until the reader took the lines; false when there is no reader any more. */
function writeLines(stdout: Writable, answers: readonly ExplainOutput[]): Promise<boolean> {
  const text = answers.map((answer) => `${JSON.stringify(answer)}\n`).join('');
  return new Promise((resolve) => {
    stdout.write(text, (error) => resolve(!error));
  });
}
