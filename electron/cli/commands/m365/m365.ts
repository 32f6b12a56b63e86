/** `sendwell m365`: from the lists that a helpdesk holds to the plan for the end of passwords. Contacts nothing. */

import { createPlanWords, type PlanWords } from '../../../../shared/explain/plan-words.ts';
import type { M365Form } from '../../../../shared/microsoft-365/forms.ts';
import { exitCodes } from '../../../../shared/problems/exit-codes.ts';
import { comparePlans, readEarlierPlan } from '../../../engine/m365/compare.ts';
import { gather } from '../../../engine/m365/gather.ts';
import { emptyPlan, makePlan, type Plan, saysNothing } from '../../../engine/m365/plan.ts';
import { renderCsv } from '../../../engine/m365/render/csv.ts';
import { renderHtml } from '../../../engine/m365/render/html.ts';
import { renderJson } from '../../../engine/m365/render/json.ts';
import { renderMarkdown } from '../../../engine/m365/render/markdown.ts';
import { troubleLine } from '../../../engine/m365/render/sentences.ts';
import { bugOf, orStopped } from '../../end/command.ts';
import { readSaved } from '../../files/saved.ts';
import { writePieces } from '../../files/write.ts';
import { errorOfProblem, exitCodeOfProblem, type Problem } from '../../problems/problem.ts';
import type { Context } from '../../terminal/context.ts';
import type { M365Options } from './command.ts';
import { openInputs } from './inputs.ts';
import { renderTable } from './table.ts';
import { writeTickets } from './tickets.ts';

/** Bytes of an earlier plan: some hundred thousand senders with their texts. */
const largestPlan = 250_000_000;
/** Things that were not understood are shown up to this number when there is no plan. */
const shownTroubles = 20;

/** What came of the files: the plan, and why it is none. */
interface Planned {
  plan: Plan;
  problem: Problem | null;
}

export async function m365(files: string[], options: M365Options, context: Context): Promise<number> {
  const { terminal, words, language } = context;
  const planWords = createPlanWords(language);
  const run = async (): Promise<Planned> => {
    const planned = await plan(files, options, context);
    return planned.problem
      ? planned
      : { ...planned, problem: await write(planned.plan, options, planWords, context) };
  };
  const { plan: made, problem } = await run().catch((fault) =>
    without(orStopped(bugOf(fault, context), context)),
  );
  if (!problem) return exitCodes.works;
  if (problem.kind === 'no-senders') complainOf(made, planWords, context);
  const error = errorOfProblem(problem, words);
  terminal.complain(error.text);
  if (terminal.json && problem.kind !== 'usage')
    terminal.system.stdout.write([...renderJson(made, planWords, error)].join(''));
  return exitCodeOfProblem(problem);
}

function without(problem: Problem): Planned {
  return { plan: emptyPlan(today()), problem };
}

async function plan(
  files: readonly string[],
  { compare }: M365Options,
  { terminal, stop }: Context,
): Promise<Planned> {
  const fromStdin = [...files, ...(compare === undefined ? [] : [compare])].filter((name) => name === '-');
  if (fromStdin.length > 1)
    return without({ kind: 'usage', misuse: { key: 'stdin-twice', first: '-', second: '-' } });
  const inputs = await openInputs(files, terminal);
  if (!inputs.ok) return without(inputs.problem);
  const earlier = compare === undefined ? null : await readSaved(compare, terminal, largestPlan);
  if (earlier && !earlier.ok) return without(earlier.problem);
  const before = earlier && readEarlierPlan(earlier.value.json);
  if (earlier && !before) return without({ kind: 'file', problem: 'foreign-json', file: earlier.value.file });
  const made = makePlan(await gather(inputs.value, stop.signal), today());
  if (stop.signal.aborted) return without({ kind: 'stopped', cause: stop.cause });
  if (saysNothing(made)) return { plan: made, problem: { kind: 'no-senders' } };
  const changes = before && comparePlans(before, made.tenants);
  return { plan: { ...made, changes }, problem: null };
}

async function write(
  made: Plan,
  options: M365Options,
  planWords: PlanWords,
  context: Context,
): Promise<Problem | null> {
  const form: M365Form = context.terminal.json ? 'json' : (options.format ?? 'table');
  const unwritten = await writePieces(render(made, form, planWords, context), options, context);
  if (unwritten) return unwritten;
  const { tickets, force = false } = options;
  return tickets === undefined ? null : writeTickets(made, planWords, tickets, force);
}

function complainOf(made: Plan, planWords: PlanWords, { terminal }: Context): void {
  const troubles = [...made.notUnderstood, ...made.tenants.flatMap(({ notUnderstood }) => notUnderstood)];
  for (const trouble of troubles.slice(0, shownTroubles)) terminal.complain(troubleLine(trouble, planWords));
}

function render(
  made: Plan,
  form: M365Form,
  words: PlanWords,
  { terminal, language }: Context,
): Iterable<string> {
  switch (form) {
    case 'table':
      return renderTable(made, words, terminal);
    case 'csv':
      return renderCsv(made, words);
    case 'markdown':
      return renderMarkdown(made, words);
    case 'html':
      return renderHtml(made, words, language);
    case 'json':
      return renderJson(made, words);
  }
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
