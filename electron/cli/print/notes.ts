/** What a run noticed beside its result. */
import type { DomainForms } from '../../../shared/as-written.ts';
import { createI18n } from '../../../shared/explain/catalogues.ts';
import { noteWords } from '../../../shared/explain/notes.ts';
import type { Note } from '../../../shared/model.ts';
import { safeText } from '../../engine/base/safe-text.ts';
import type { Context } from '../terminal/context.ts';
import { marks } from '../terminal/style.ts';
import { wrap } from '../terminal/text.ts';

/** Nothing for notes that only logs are interested in. */
export function printNotes(
  notes: readonly Note[],
  forms: DomainForms | null,
  { terminal, language, register }: Context,
): void {
  const said = noteWords(createI18n(language, register), notes, forms);
  if (said.length === 0) return;
  terminal.say();
  for (const { title, text } of said) {
    terminal.say(`  ${terminal.style.caution(marks.caution)} ${safeText(title)}.`);
    for (const line of wrap(safeText(text), terminal.width - 4)) terminal.say(`    ${line}`);
  }
}
