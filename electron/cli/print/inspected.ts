/** What a look at a configuration found, for a person: each wrong line with the right one below it. */
import { createInspectWords, type InspectWords } from '../../../shared/explain/inspect-words.ts';
import type { ConfigFinding, InspectResult } from '../../../shared/inspect.ts';
import { safeText } from '../../engine/base/safe-text.ts';
import type { Context } from '../terminal/context.ts';
import { columns, wrap } from '../terminal/text.ts';

export function printInspected(result: InspectResult, context: Context): void {
  const { terminal, language, register } = context;
  const words = createInspectWords(language, register);
  terminal.say(terminal.style.bold(words('print.for', { program: result.program ?? '' })));
  printSettings(result, words, context);
  if (result.findings.length === 0)
    for (const line of wrap(words('print.nothing'), terminal.width)) terminal.say(line);
  for (const finding of result.findings) printFinding(finding, result, words, context);
  if (result.corrected !== null) {
    terminal.say(terminal.style.bold(words('print.corrected')));
    terminal.say();
    for (const line of result.corrected.replace(/\r?\n$/, '').split(/\r?\n/))
      terminal.say(`  ${safeText(line)}`);
    terminal.say();
  }
  for (const note of result.notes) for (const line of wrap(note.text, terminal.width)) terminal.say(line);
}

function printSettings({ settings }: InspectResult, words: InspectWords, { terminal }: Context): void {
  const rows = (['host', 'port', 'security', 'username', 'from'] as const).flatMap((name) => {
    const value = settings[name];
    return value === null ? [] : [[`  ${words(`print.${name}`)}`, safeText(String(value))]];
  });
  for (const line of columns(rows)) terminal.say(line);
  terminal.say();
}

function printFinding(
  finding: ConfigFinding,
  { program }: InspectResult,
  words: InspectWords,
  { terminal }: Context,
): void {
  const { style, width } = terminal;
  const { line, lineNumber, fixed, certainty, why, alternatives, source } = finding;
  const title =
    lineNumber === null
      ? words(`print.missing.${certainty}`)
      : words(`print.wrong.${certainty}`, { line: lineNumber });
  terminal.say(style.caution(title));
  if (line !== null) terminal.say(`  - ${safeText(line.trim())}`);
  for (const one of linesOf(fixed)) terminal.say(`  + ${one}`);
  if (line !== null && fixed === null && finding.problem === 'overridden')
    terminal.say(`  ${words('print.remove')}`);
  for (const text of wrap(why, width, '  ')) terminal.say(text);
  for (const alternative of alternatives) {
    terminal.say(`  ${words('print.or')}`);
    if (alternative.line !== null) terminal.say(`  - ${safeText(alternative.line.trim())}`);
    for (const one of linesOf(alternative.fixed)) terminal.say(`  + ${one}`);
  }
  if (source)
    for (const text of wrap(words('print.source', { program: program ?? '', url: source.url }), width, '  '))
      terminal.say(text);
  terminal.say();
}

function linesOf(text: string | null): string[] {
  return text === null ? [] : text.split('\n').map((line) => safeText(line.trim()));
}
