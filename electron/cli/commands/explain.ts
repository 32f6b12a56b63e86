/** `sendwell explain`: one text for a person, or JSON lines in and out for programs. */
import type { Writable } from 'node:stream';
import { createExplainer, type Explainer } from '../../../shared/explain/explain.ts';
import { type ExplainOutput, explainInputSchema } from '../../../shared/results.ts';
import { explainLine } from '../../engine/diagnosis/explain-line.ts';
import { printExplained } from '../print/explanation.ts';
import { exitCodes } from '../problems/exit.ts';
import { errorOfProblem, type Problem } from '../problems/problem.ts';
import type { Context } from '../terminal/context.ts';
import { lineBatches } from '../terminal/lines.ts';
import type { Words } from '../terminal/words.ts';

/** Characters of one request; a reply has at most a few thousand. */
const longestLine = 1_000_000;

/** 0; 65 when a text is empty or a line cannot be read. What the cause is does not count: explaining it worked. */
export function explain(text: string[], context: Context): Promise<number> {
  const explainer = createExplainer(context.language);
  return Promise.race([
    text.length > 0 ? explainText(text.join(' '), explainer, context) : explainLines(explainer, context),
    context.terminal.system.fault,
  ]);
}

async function explainText(text: string, explainer: Explainer, context: Context): Promise<number> {
  const { terminal, words } = context;
  const output =
    text.trim() === '' ? unreadable({ kind: 'text' }, null, words) : explainLine({ reply: text }, explainer);
  if (output.error) terminal.complain(output.error.text);
  else printExplained(output, context);
  if (terminal.json) terminal.writeJson(output);
  return output.error ? exitCodes.unusableInput : exitCodes.works;
}

/** A line in, a line out, in the same order; empty lines are passed over. */
async function explainLines(explainer: Explainer, { terminal, words, stop }: Context): Promise<number> {
  const { stdin, stdout } = terminal.system;
  if (stdin.isTTY) terminal.complain(words('explain.fromKeyboard'));
  let number = 0;
  let unread = 0;
  for await (const lines of lineBatches(stdin, longestLine, stop.signal)) {
    const answers = lines.flatMap((line) => {
      number += 1;
      return line.trim() === '' ? [] : [answerTo(line, number, explainer, words)];
    });
    unread += answers.filter(({ error }) => error).length;
    if (!(await writeLines(stdout, answers))) break;
  }
  if (stop.signal.aborted) return stop.cause === 'person' ? exitCodes.stopped : exitCodes.tryLater;
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
