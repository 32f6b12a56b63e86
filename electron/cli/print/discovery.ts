/** Where the settings come from. */
import { asWritten, type DomainForms } from '../../../shared/as-written.ts';
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

/** The ways to send that were found, best first, and at how many places we looked. */
export function printDiscovery(discovery: Discovery, context: Context): void {
  const { candidates, trace, notes } = discovery;
  const { terminal, words, verbose, quiet } = context;
  const { say, style } = terminal;
  say();
  if (candidates.length > 0) {
    for (const line of columns([
      headings(words),
      ...candidates.map((candidate) => row(candidate, discovery, words)),
    ]))
      say(line);
    say();
  }
  if (quiet) return;
  if (!verbose) say(words('discover.asked', countsOf(trace)));
  else printTrace(trace, context);
  printNotes(notes, discovery, context);
  if (verbose) for (const { code, text } of notes) say(style.dim(`  ${code}: ${safeText(text)}`));
}

/** Outcomes that are an answer, whatever it says. */
const answers: ReadonlySet<TraceEntry['outcome']> = new Set([
  'found',
  'absent',
  'http-error',
  'malformed',
  'not-authentic',
]);

function countsOf(trace: readonly TraceEntry[]): { asked: number; answered: number } {
  const asked = trace.filter(({ outcome }) => outcome !== 'skipped');
  return { asked: asked.length, answered: asked.filter(({ outcome }) => answers.has(outcome)).length };
}

/** Every place where we looked, with what came of it. */
function printTrace(trace: readonly TraceEntry[], { terminal, words }: Context): void {
  const { say, style } = terminal;
  say(style.bold(words('table.looked')));
  const rows = trace.map((entry) => traceRow(entry, words, style));
  columns(rows).forEach((line, index) => {
    say(`  ${line}`);
    const { target = '', detail = null } = trace[index] ?? {};
    say(style.dim(`       ${safeText(target)}${detail ? `: ${safeText(detail)}` : ''}`));
  });
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

function row(
  { host, port, security, username, source, trust, consent }: Candidate,
  forms: DomainForms,
  words: Words,
): string[] {
  const learned = [words(`trust.${trust}`), ...(consent ? [words('table.consent')] : [])].join(', ');
  return [
    asWritten(host, forms),
    String(port),
    words(`encryption.${security}`),
    safeText(asWritten(username, forms)),
    `${words(`source.${source}`)} (${learned})`,
  ];
}
