/** A problem in plain words with the next step, fitted to a terminal. */
import type { Diagnosis, Reply } from '../../../shared/diagnosis.ts';
import { createExplainer, type Explainer, type StepButton } from '../../../shared/explain/explain.ts';
import type { ExplainOutput } from '../../../shared/results.ts';
import { safeText } from '../../engine/base/safe-text.ts';
import { type Call, shownCall, withOption } from '../terminal/call.ts';
import type { Context } from '../terminal/context.ts';
import { marks } from '../terminal/style.ts';
import { wrap } from '../terminal/text.ts';
import { type StepFacts, type TypedStep, typedStep } from './next-step.ts';

/** What is known beside the diagnosis of a run. */
export interface NextFacts extends Omit<StepFacts, 'again' | 'tell'> {
  again?: Call;
  tell?: Call;
  /** Provider id of shared/providers. */
  provider?: string | null;
  /** The server's answer that decided: quoted beside our words. */
  reply?: Reply | null;
}

/** Lines of a reply that are quoted; --verbose shows the rest. */
const quotedLines = 6;

/** The diagnosis of a run in words, with what to type next. */
export function printDiagnosis(diagnosis: Diagnosis, context: Context, facts: NextFacts): void {
  const explainer = createExplainer(context.language, context.register);
  const known = { provider: facts.provider };
  printMessage(explainer.explain(diagnosis, known), context, facts.reply);
  printSteps(explainer.steps(diagnosis, known), context, facts);
  printActor(diagnosis, context);
}

/** The answer of `explain` to one text. */
export function printExplained(
  output: ExplainOutput,
  diagnosis: Diagnosis,
  explainer: Explainer,
  context: Context,
): void {
  const { words, terminal } = context;
  printMessage(output, context);
  const { fix, device } = diagnosis.facts;
  const steps = explainer.steps(diagnosis, { pasted: true });
  const check = ['check', 'ADDRESS'];
  if (fix || device) {
    // Values to type there, or what to do at the device: no button of a window.
    printParagraph(output.next.label, context);
    if (fix) {
      const { host, port, security } = fix;
      const named = host ? withOption(check, '--host', host) : check;
      const call = withOption(withOption(named, '--port', String(port)), '--security', security);
      printStep({ sentence: words('verdict.prove'), call, page: null }, context);
    }
  } else printSteps({ ...steps, others: [] }, context, { check, tell: context.call });
  printActor(output, context);
  if (output.decisive && output.decisive.line > 1)
    terminal.say(
      terminal.style.dim(
        `  ${words('explain.line', { line: output.decisive.line, text: safeText(output.decisive.text, 200) })}`,
      ),
    );
  const certainty = words(`explain.certainty.${output.certainty}`);
  terminal.say(terminal.style.dim(`  ${words('explain.cause', { class: output.class, certainty })}`));
}

function printMessage(
  { title, what, why }: Pick<ExplainOutput, 'title' | 'what' | 'why'>,
  context: Context,
  reply?: Reply | null,
): void {
  const { say, style } = context.terminal;
  say();
  say(`${style.bad(marks.bad)} ${style.bold(safeText(title))}`);
  printParagraph(what, context);
  if (why) printParagraph(why, context);
  if (reply) {
    printParagraph(context.words('verdict.serverSaid'), context);
    for (const line of reply.text.split('\n').slice(0, quotedLines))
      printParagraph(`"${line}"`, context, '    ');
  }
  say();
  say(`  ${style.bold(context.words('verdict.next'))}`);
}

function printSteps(
  { next, others }: { next: StepButton; others: readonly StepButton[] },
  context: Context,
  known: NextFacts,
): void {
  const { terminal, words } = context;
  const facts = { ...known, again: known.again ?? known.check, tell: known.tell ?? known.check };
  const first = typedStep(next.id, facts, words);
  printStep(first, context);
  if (others.length === 0) return;
  terminal.say(`  ${words('verdict.others')}`);
  for (const { id } of others) {
    const step = typedStep(id, facts, words);
    const call = step.call === facts.again ? null : step.call;
    printStep({ ...step, sentence: `- ${step.sentence}`, call }, context, '    ');
  }
}

/** A page and a call stand on a line of their own, never wrapped: it is there to be copied. */
function printStep({ sentence, call, page }: TypedStep, context: Context, indent = '  '): void {
  const lines = [page, call && shownCall(call)].filter((line) => line !== null);
  printParagraph(`${sentence}${lines.length === 0 ? '.' : ':'}`, context, indent);
  for (const line of lines) context.terminal.say(`${indent}  ${safeText(line)}`);
}

function printActor({ actor }: Pick<Diagnosis, 'actor'>, context: Context): void {
  printParagraph(context.words('verdict.whoCanHelp', { actor: context.words(`actor.${actor}`) }), context);
}

/** A paragraph may name what a server said of itself, so it is made safe to show. */
function printParagraph(text: string, { terminal }: Context, indent = '  '): void {
  for (const line of wrap(safeText(text), terminal.width, indent)) terminal.say(line);
}
