/** What a person sees of a batch: a line per row, and a table at the end. */
import { worked } from '../../../../shared/assistant.ts';
import type { BatchLine } from '../../../../shared/helpdesk-results.ts';
import { safeText } from '../../../engine/base/safe-text.ts';
import type { BatchSummary } from '../../../engine/batch/summary.ts';
import type { Context } from '../../terminal/context.ts';
import { marks } from '../../terminal/style.ts';
import { columns } from '../../terminal/text.ts';

/** Hosts and causes in the table; the rest is counted. */
const mostShown = 20;

export function printLine(line: BatchLine, { terminal, words }: Context): void {
  const { style, say } = terminal;
  const works = worked(line.verdict);
  const mark = works ? style.good(marks.good) : style.bad(marks.bad);
  const end =
    line.end === 'checked'
      ? (line.explanation?.title ?? words(`decode.verdict.${line.verdict}`))
      : words(`batch.end.${line.end}`);
  const endpoint = line.endpoint ? ` (${line.endpoint.host}:${line.endpoint.port})` : '';
  say(`${mark} ${line.row} ${safeText(line.email)}: ${safeText(line.error?.text ?? end)}${endpoint}`);
}

export function printSummary(summary: BatchSummary, { terminal, words }: Context): void {
  terminal.say();
  terminal.say(words('batch.summary', { rows: summary.rows, works: summary.works }));
  if (summary.byHost.size > 0) {
    const head = [words('table.server'), words('batch.rows'), words('batch.works')];
    const hosts = largest([...summary.byHost], ([, { rows }]) => rows);
    const rows = hosts.map(([host, counts]) => [host, String(counts.rows), String(counts.works)]);
    for (const line of columns([head, ...rows])) terminal.say(`  ${line}`);
  }
  const causes = largest([...summary.byCause], ([, count]) => count);
  if (causes.length === 0) return;
  terminal.say(words('batch.causes'));
  for (const line of columns(causes.map(([cause, count]) => [cause, String(count)])))
    terminal.say(`  ${line}`);
}

function largest<T>(items: readonly T[], size: (item: T) => number): T[] {
  return [...items].sort((a, b) => size(b) - size(a)).slice(0, mostShown);
}
