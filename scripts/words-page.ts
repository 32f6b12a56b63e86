/** The catalogue of problems as one readable page. */
import { type ProblemClass, problemClassSchema } from '../shared/diagnosis.ts';
import { catalogueOf } from '../shared/explain/catalogues.ts';
import { type Language, languages } from '../shared/languages.ts';
import type { LabelId } from '../shared/problems/plans.ts';
import { planOf, problems } from '../shared/problems/problems.ts';
import { policies } from '../shared/providers/policies.ts';

const names = new Intl.DisplayNames('en', { type: 'language' });

interface Entry {
  title?: string;
  what?: string;
  whatNamed?: string;
  whatNamedMany?: string;
  pasted?: string;
  why?: Record<string, string>;
}

/** Markdown. The same catalogue always gives the same page. */
export function wordsPage(): string {
  return [
    '# Words',
    '',
    'Every message about a problem, in every language. This page is written by `node scripts/run.mjs scripts/words.ts`',
    'from `shared/explain/locales`; change the catalogue, not this page. The rules for words are tested in',
    '`test/unit/explain/plain-language.test.ts`.',
    '',
    ...languages.flatMap(languagePart),
  ].join('\n');
}

function languagePart(language: Language): string[] {
  const { diagnosis } = catalogueOf(language);
  return [
    `## ${names.of(language)}`,
    '',
    ...problemClassSchema.options.flatMap((problem) => problemPart(language, problem)),
    `### Dated facts (${names.of(language)})`,
    '',
    ...policies.map(
      (policy) => `- ${diagnosis.policy[policy.id]} ([source](${policy.source}), read ${policy.checked})`,
    ),
    '',
    `### Glossary (${names.of(language)})`,
    '',
    ...Object.entries(diagnosis.glossary).map(([term, text]) => `- \`${term}\`: ${text}`),
    '',
  ];
}

function problemPart(language: Language, problem: ProblemClass): string[] {
  const { class: classes, variant } = catalogueOf(language).diagnosis;
  const special = Object.entries((variant as Record<string, Record<string, Entry>>)[problem] ?? {});
  return [
    `### ${problem} (${names.of(language)})`,
    '',
    ...entryPart(language, problem, null, classes[problem]),
    ...special.flatMap(([name, entry]) => entryPart(language, problem, name, entry)),
  ];
}

function entryPart(
  language: Language,
  problem: ProblemClass,
  variant: string | null,
  entry: Entry,
): string[] {
  const plan = planOf(problem, variant === null ? [] : [variant]);
  const label = (id: LabelId) => `*${catalogueOf(language).diagnosis.label[id]}*`;
  const lines: [string, string | undefined][] = [
    ['Title', entry.title && `**${entry.title}**`],
    ['What', entry.what],
    ['What, with names', entry.whatNamed],
    ['What, with many names', entry.whatNamedMany],
    ['What, for a pasted error', entry.pasted],
    ...Object.entries(entry.why ?? {}).map(([certainty, text]): [string, string] => [
      `Why, ${certainty}`,
      text,
    ]),
    ['Next', label(plan.next)],
    ['Others', plan.others.map(label).join(', ')],
    ['Who', variant === null ? problems[problem].actor : undefined],
  ];
  return [
    ...(variant === null ? [] : [`#### ${variant}`, '']),
    ...lines.flatMap(([name, text]) => (text ? [`- ${name}: ${text}`] : [])),
    '',
  ];
}
