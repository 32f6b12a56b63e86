/** `sendwell report`: a saved result as a report for IT. */
import { z } from 'zod';
import { version } from '../../../../package.json';
import { exitCodes } from '../../../../shared/problems/exit-codes.ts';
import {
  type Report as ItReport,
  type ReportForm,
  type ReportResult,
  reportSchema,
} from '../../../../shared/report.ts';
import { checkResultSchema, practiceResultSchema } from '../../../../shared/results.ts';
import { renderReport } from '../../../engine/report/render.ts';
import { buildReport } from '../../../engine/report/report.ts';
import { type CommandReport, conclude } from '../../end/command.ts';
import { readSaved } from '../../files/saved.ts';
import { writeDocument } from '../../files/write.ts';
import { readGiven } from '../../prepare/given.ts';
import type { Problem } from '../../problems/problem.ts';
import type { Context } from '../../terminal/context.ts';
import type { ReportOptions } from './command.ts';

const savedSchema = z.discriminatedUnion('schema', [checkResultSchema, practiceResultSchema, reportSchema]);

/** The report is the document on stdout; with `--json` the JSON form stands there, whatever is written to a file. */
export function report(file: string, options: ReportOptions, context: Context): Promise<number> {
  return conclude<ReportResult>(
    {
      run: () => run(file, options, context),
      blank: ({ error }) => ({ schema: 'sendwell/report/1', error }),
    },
    context,
  );
}

async function run(
  file: string,
  options: ReportOptions,
  context: Context,
): Promise<CommandReport<ReportResult> | Problem> {
  const given = await readGiven(options, context);
  if (!given.ok) return given.problem;
  if (options.showAddresses && given.value.forbids('unmasked-report')) {
    return { kind: 'restricted', restriction: 'unmasked-report' };
  }
  const saved = await readSaved(file, context.terminal);
  if (!saved.ok) return saved.problem;
  const parsed = savedSchema.safeParse(saved.value.json);
  if (!parsed.success) return { kind: 'file', problem: 'foreign-json', file };
  const sendTo = given.value.ticketAddress ?? undefined;
  const result = builtFrom(parsed.data, saved.value.at, { ...options, sendTo }, context);
  const form: ReportForm = options.as ?? (context.terminal.json ? 'json' : 'text');
  const unwritten = await writeDocument(
    renderReport(result, form, context.language),
    options,
    false,
    context,
  );
  return unwritten ?? { result, exitCode: exitCodes.works, print() {} };
}

/** A report that was saved as JSON can be shown in another form. */
function builtFrom(
  saved: z.infer<typeof savedSchema>,
  savedAt: Date,
  { showAddresses, sendTo }: ReportOptions & { sendTo: string | undefined },
  { language }: Context,
): ItReport {
  if (saved.schema === 'sendwell/report/1') return saved;
  return buildReport(saved, {
    language,
    program: { name: 'Sendwell', version, platform: process.platform },
    writtenAt: savedAt,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    practice: saved.schema === 'sendwell/practice/1',
    showAddresses,
    sendTo,
  });
}
