/** What to know about a provider before the password is typed. */
import { createExplainer } from '../../../shared/explain/explain.ts';
import type { ProviderSummary } from '../../../shared/model.ts';
import { appPasswordGuideOf, appPasswordSteps } from '../../../shared/providers/app-passwords.ts';
import type { Context } from '../terminal/context.ts';
import { marks } from '../terminal/style.ts';
import { wrap } from '../terminal/text.ts';

/** Prints nothing where nothing has to be known. */
export function printHint(
  { id, name, hint, helpUrl }: ProviderSummary,
  { terminal, language, register }: Context,
): void {
  if (hint === null) return;
  const { t } = createExplainer(language, register);
  const { say, style, width } = terminal;
  say();
  say(`${style.caution(marks.caution)} ${style.bold(t(`providers:hint.${hint}.title`, { provider: name }))}`);
  for (const line of wrap(t(`providers:hint.${hint}.text`, { provider: name }), width, '  ')) say(line);
  const guide = appPasswordGuideOf(id, hint);
  for (const [index, step] of guide === null ? [] : appPasswordSteps.entries())
    for (const line of wrap(`${index + 1}. ${t(`providers:appPassword.${guide}.${step}`)}`, width, '  '))
      say(line);
  if (helpUrl) say(`  ${helpUrl}`);
  say();
}
