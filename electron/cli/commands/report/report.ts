/** `sendwell report`: a saved result as a report for IT. */
import { z } from 'zod';
import { version } from '../../../../package.json';
import { exitCodes } from '../../../../shared/problems/exit-codes.ts';
import {
  type Report as ItReport,
  type ReportForm,
  reportFormSchema,
  reportSchema,
} from '../../../../shared/report.ts';
import { checkResultSchema, practiceResultSchema } from '../../../../shared/results.ts';
import { renderReport } from '../../../engine/report/render.ts';
import { buildReport } from '../../../engine/report/report.ts';
import { orStopped } from '../../end/command.ts';
import { readSaved } from '../../files/saved.ts';
import { writeDocument } from '../../files/write.ts';
import { readGiven } from '../../prepare/given.ts';
import { errorOfProblem, exitCodeOfProblem, type Problem } from '../../problems/problem.ts';
import type { Context } from '../../terminal/context.ts';
import type { ReportOptions } from './command.ts';

const savedSchema = z.discriminatedUnion('schema', [checkResultSchema, practiceResultSchema, reportSchema]);

/** The report is the document on stdout; with `--json` it is the JSON form. */
export async function report(file: string, options: ReportOptions, context: Context): Promise<number> {
  const form: ReportForm = context.terminal.json ? 'json' : (options.as ?? reportFormSchema.enum.text);
  const unwritten = await write(file, form, options, context);
  if (!unwritten) return exitCodes.works;
  const problem = orStopped(unwritten, context);
  context.terminal.complain(errorOfProblem(problem, context.words).text);
  return exitCodeOfProblem(problem);
}

async function write(
  file: string,
  form: ReportForm,
  options: ReportOptions,
  context: Context,
): Promise<Problem | null> {
  const given = await readGiven(options, context);
  if (!given.ok) return given.problem;
  if (options.showAddresses && given.value.forbids('unmasked-report')) {
    return { kind: 'restricted', restriction: 'unmasked-report' };
  }
  const saved = await readSaved(file, context.terminal);
  if (!saved.ok) return saved.problem;
  const result = savedSchema.safeParse(saved.value.json);
  if (!result.success) return { kind: 'file', problem: 'foreign-json', file };
  const sendTo = given.value.ticketAddress ?? undefined;
  const built = builtFrom(result.data, saved.value.at, { ...options, sendTo }, context);
  const document = renderReport(built, form, context.language);
  if (form === 'json' && context.terminal.json && options.out === undefined) {
    context.terminal.writeJson(built);
    return null;
  }
  return writeDocument(document, options, false, context);
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
