/** `--as`: a short text to send in place of tables and explanations. */
import { version } from '../../../package.json';
import { type ExportWords, exportWords } from '../../../shared/explain/export-words.ts';
import type { Report } from '../../../shared/report.ts';
import type { BriefForm } from '../../../shared/report-forms.ts';
import { type Brief, briefOfReport } from '../../engine/report/brief.ts';
import { renderBrief } from '../../engine/report/brief-text.ts';
import { buildReport, type ReportSource } from '../../engine/report/report.ts';
import type { Problem } from '../problems/problem.ts';
import type { Context } from '../terminal/context.ts';
import type { CommandReport } from './command.ts';

/** What a run has not found out. */
export const nothingFound: ReportSource = {
  verdict: 'unfinished',
  discovery: null,
  findings: [],
  recommendation: null,
  signIn: null,
  verification: null,
  diagnosis: null,
  warnings: [],
  contacted: [],
  elapsedMs: 0,
};

/** The report that a brief is made of: masked, here and now. */
export function reportOf(source: ReportSource, { language }: Context): Report {
  return buildReport(source, {
    language,
    program: { name: 'Sendwell', version, platform: process.platform },
    writtenAt: new Date(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    practice: false,
  });
}

/** Prints the text in place of the words of a command; without a form the command stays as it is. */
export function withBrief<R>(
  end: CommandReport<R> | Problem,
  form: BriefForm | undefined,
  context: Context,
  sourceOf: (result: R) => ReportSource,
  briefOf: (result: R, report: Report, words: ExportWords) => Brief = (_result, report, words) =>
    briefOfReport(report, words),
): CommandReport<R> | Problem {
  if (form === undefined || 'kind' in end) return end;
  return {
    ...end,
    print() {
      const words = exportWords(context.language);
      const brief = briefOf(end.result, reportOf(sourceOf(end.result), context), words);
      context.terminal.say(renderBrief(brief, form, words).trimEnd());
    },
  };
}
