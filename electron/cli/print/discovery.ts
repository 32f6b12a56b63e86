/** Where the settings come from. */
import type { Candidate, TraceEntry } from '../../../shared/model.ts';
import type { Discovery } from '../../../shared/results.ts';
import { safeText } from '../../engine/base/safe-text.ts';
import type { Context } from '../terminal/context.ts';
import { marks, type Style } from '../terminal/style.ts';
import { columns } from '../terminal/text.ts';
import type { Words } from '../terminal/words.ts';
import { printNotes } from './notes.ts';

/** One line for a place where we looked. */
export function wordsOfTrace({ source, outcome }: TraceEntry, words: Words): string {
  return words('step.looked', { source: words(`source.${source}`), outcome: words(`outcome.${outcome}`) });
}

/** The ways to send that were found, best first, and every place where we looked. */
export function printDiscovery({ candidates, trace, notes }: Discovery, context: Context): void {
  const { terminal, words, verbose } = context;
  const { say, style } = terminal;
  say();
  if (candidates.length > 0) {
    for (const line of columns([headings(words), ...candidates.map((candidate) => row(candidate, words))]))
      say(line);
    say();
  }
  say(style.bold(words('table.looked')));
  const rows = trace.map((entry) => traceRow(entry, words, style));
  columns(rows).forEach((line, index) => {
    say(`  ${line}`);
    const { target = '', detail = null } = trace[index] ?? {};
    if (verbose) say(style.dim(`       ${safeText(target)}${detail ? `: ${safeText(detail)}` : ''}`));
  });
  printNotes(notes, context);
  if (verbose) for (const { code, text } of notes) say(style.dim(`  ${code}: ${safeText(text)}`));
}

function traceRow({ source, outcome, ms }: TraceEntry, words: Words, style: Style): string[] {
  const mark = outcome === 'found' ? style.good(marks.good) : style.dim('-');
  const time = style.dim(`${Math.round(ms)} ms`);
  return [mark, words(`source.${source}`), words(`outcome.${outcome}`), time];
}

function headings(words: Words): string[] {
  return [
    words('table.server'),
    words('table.port'),
    words('table.protection'),
    words('table.user'),
    words('table.from'),
  ];
}

function row({ host, port, security, username, source, trust, consent }: Candidate, words: Words): string[] {
  const road = [words(`trust.${trust}`), ...(consent ? [words('table.consent')] : [])].join(', ');
  return [
    host,
    String(port),
    words(`security.${security}`),
    safeText(username),
    `${words(`source.${source}`)} (${road})`,
  ];
}
