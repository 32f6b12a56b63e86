/** Every message the explainer can give, spelled out: per class, special kind and certainty. */
import { type ProblemClass, problemClassSchema } from '../../../shared/diagnosis.ts';
import { catalogueOf } from '../../../shared/explain/catalogues.ts';
import type { Language } from '../../../shared/languages.ts';
import { planOf } from '../../../shared/problems/problems.ts';

export interface SpelledMessage {
  id: string;
  title: string;
  what: string[];
  why: string[];
  next: string;
  others: string[];
}

interface Entry {
  title?: string;
  what?: string;
  whatNamed?: string;
  whatNamedMany?: string;
  pasted?: string;
  why?: Record<string, string>;
}

export function catalogue(language: Language) {
  const { diagnosis } = catalogueOf(language);
  return {
    classes: diagnosis.class as Record<string, Entry>,
    variants: diagnosis.variant as Record<string, Record<string, Entry>>,
    labels: diagnosis.label as Record<string, string>,
    policies: diagnosis.policy as Record<string, string>,
    glossary: diagnosis.glossary as Record<string, string>,
  };
}

/** All messages of a language; a special kind takes over what it does not say from its class. */
export function spelledMessages(language: Language): SpelledMessage[] {
  const { classes, variants } = catalogue(language);
  return problemClassSchema.options.flatMap((problem) => {
    const general = classes[problem] ?? {};
    const special = Object.entries(variants[problem] ?? {});
    return [
      spell(language, problem, [], general),
      ...special.map(([name, entry]) => spell(language, problem, [name], { ...general, ...entry })),
    ];
  });
}

function spell(language: Language, problem: ProblemClass, variants: string[], entry: Entry): SpelledMessage {
  const { labels } = catalogue(language);
  const plan = planOf(problem, variants);
  return {
    id: [problem, ...variants].join(' / '),
    title: entry.title ?? '',
    what: [entry.what, entry.whatNamed, entry.whatNamedMany, entry.pasted].filter(
      (text) => text !== undefined,
    ),
    why: Object.values(entry.why ?? {}),
    next: labels[plan.next] ?? '',
    others: plan.others.map((id) => labels[id] ?? ''),
  };
}
