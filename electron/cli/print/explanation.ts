/** A problem in plain words with the next step, fitted to a terminal. */
import type { Action, Explanation, Reply } from '../../../shared/diagnosis.ts';
import type { Endpoint } from '../../../shared/model.ts';
import type { ExplainOutput } from '../../../shared/results.ts';
import { safeText } from '../../engine/base/safe-text.ts';
import type { Context } from '../terminal/context.ts';
import { marks } from '../terminal/style.ts';
import { wrap } from '../terminal/text.ts';

/** What the next step may name. */
export interface NextFacts {
  host?: string;
  /** Help page of the provider. */
  helpUrl?: string | null;
  /** The server's answer that decided: quoted beside our words. */
  reply?: Reply | null;
  /** An endpoint that can be used in place of the one that was asked for. */
  instead?: Endpoint | null;
}

/** Lines of a reply that are quoted; --verbose shows the rest. */
const quotedLines = 6;

/** The explanation of a run's result, with what to type next. */
export function printExplanation(explanation: Explanation, context: Context, facts: NextFacts = {}): void {
  const { next, others, actor } = explanation;
  const { words, terminal } = context;
  printMessage(explanation, context, facts.reply);
  printParagraph(howTo(next.action, facts, context), context);
  if (others.length > 0) terminal.say(`  ${words('verdict.others')}`);
  for (const { label } of others) printParagraph(`- ${label}`, context, '    ');
  printParagraph(words('verdict.whoCanHelp', { actor: words(`actor.${actor}`) }), context);
}

/** The answer of `explain` to one text. */
export function printExplained(output: ExplainOutput, context: Context): void {
  const { words, terminal } = context;
  printMessage(output, context);
  printParagraph(words('verdict.whoCanHelp', { actor: words(`actor.${output.actor}`) }), context);
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
  { title, what, why, next }: Pick<ExplainOutput, 'title' | 'what' | 'why' | 'next'>,
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
  say(`  ${style.bold(context.words('verdict.next', { label: next.label }))}`);
}

/** A paragraph may name what a server said of itself, so it is made safe to show. */
function printParagraph(text: string, { terminal }: Context, indent = '  '): void {
  for (const line of wrap(safeText(text), terminal.width, indent)) terminal.say(line);
}

function howTo(action: Action, { host = '', helpUrl, instead }: NextFacts, { words }: Context): string {
  if (action === 'switch-endpoint' && instead)
    return words('next.switch-to', { port: instead.port, security: instead.security });
  return words(`next.${action}`, { host, url: helpUrl ? `: ${helpUrl}` : '' });
}
