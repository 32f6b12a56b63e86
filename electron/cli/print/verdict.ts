/** The end of a check: what works, what does not, and what to do next. */
import { type AssistantState, worked } from '../../../shared/assistant.ts';
import { messageSizeLimit } from '../../../shared/message-size.ts';
import type { Warning } from '../../../shared/model.ts';
import { senderProblemOf } from '../../../shared/sender-problems.ts';
import { safeText } from '../../engine/base/safe-text.ts';
import type { Call } from '../terminal/call.ts';
import type { Context } from '../terminal/context.ts';
import { marks } from '../terminal/style.ts';
import { columns, wrap } from '../terminal/text.ts';
import type { WordKey, Words } from '../terminal/words.ts';
import { type NextFacts, printDiagnosis } from './explanation.ts';
import { printNotes } from './notes.ts';

/** `check`: a call of `check` to which options can be added. */
export function printVerdict(state: AssistantState, check: Call, context: Context): void {
  if (worked(state.verdict)) printSuccess(state, context);
  else if (state.diagnosis) printDiagnosis(state.diagnosis, context, nextFacts(state, check, context));
  else printUnfinished(context);
  printWarnings(state.warnings, context);
  printNotes(state.discovery?.notes ?? [], state.discovery, context);
}

function printSuccess(state: AssistantState, context: Context): void {
  const sent = state.verification?.ok === true;
  const { style } = context.terminal;
  const accepted = state.arrivalCheck?.stage === 'found' ? 'verdict.works.arrived' : 'verdict.works.what';
  const done = state.signIn === null ? 'reached' : 'signedIn';
  const what = sent
    ? context.words(accepted, { to: state.to ?? '', code: state.code ?? '' })
    : context.words(`verdict.${done}.what`);
  printHead(style.good(marks.good), sent ? 'verdict.works.title' : `verdict.${done}.title`, what, context);
  printSettings(state, context);
}

function printUnfinished(context: Context): void {
  const cause = context.stop.cause === 'time' ? 'outOfTime' : 'stopped';
  const { words, terminal } = context;
  const mark = terminal.style.caution(marks.caution);
  printHead(mark, `verdict.${cause}.title`, words(`verdict.${cause}.what`), context);
}

function printHead(mark: string, title: WordKey, what: string, { terminal, words }: Context): void {
  terminal.say();
  terminal.say(`${mark} ${terminal.style.bold(words(title))}`);
  for (const line of wrap(what, terminal.width, '  ')) terminal.say(line);
}

/** What another program has to be told. */
function printSettings(state: AssistantState, { terminal, words }: Context): void {
  const { chosen, username, signIn } = state;
  if (!chosen) return;
  const limit = messageSizeLimit(state);
  const rows = [
    [words('table.server'), chosen.host],
    [words('table.port'), String(chosen.port)],
    [words('table.protection'), words(`encryption.${chosen.security}`)],
    [words('table.user'), signIn === null ? words('table.noSignIn') : safeText(username ?? '')],
    ...(limit ? [[words('table.size'), words('table.sizeUpTo', limit)]] : []),
  ];
  terminal.say();
  terminal.say(`  ${words('table.settings')}`);
  for (const line of columns(rows)) terminal.say(`    ${line}`);
}

/** What worked but deserves a word; nothing when there is nothing to say. */
export function printWarnings(warnings: readonly Warning[], { terminal, words }: Context): void {
  if (warnings.length === 0) return;
  terminal.say();
  terminal.say(`  ${words('verdict.warnings')}`);
  for (const text of new Set(warnings.map((warning) => sentencesOf(warning, words)))) {
    const [first = '', ...rest] = wrap(text, terminal.width - 4);
    terminal.say(`  ${terminal.style.caution(marks.caution)} ${first}`);
    for (const line of rest) terminal.say(`    ${line}`);
  }
}

/** What a warning says, and of the sender what is wrong there. */
function sentencesOf({ class: name, facts }: Warning, words: Words): string {
  const values = Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, String(value)]));
  const problem = senderProblemOf(facts.problem);
  const detail = problem && words(`unproven.${problem}`, values);
  return [words(`warning.${name}`, values), detail].filter(Boolean).join(' ');
}

function nextFacts(
  { diagnosis, provider, chosen, recommendation }: AssistantState,
  check: Call,
  { call: again }: Context,
): NextFacts {
  const named = diagnosis?.facts.host;
  const host = typeof named === 'string' ? named : (chosen?.host ?? '');
  const instead = chosen ? null : recommendation?.endpoint;
  const reply = diagnosis?.reply ?? null;
  const toPassword = diagnosis?.facts.variant === 'settings-behind-password';
  const helpUrl = provider?.helpUrl ?? null;
  return { again, check, host, toPassword, provider: provider?.id, helpUrl, instead, reply };
}
