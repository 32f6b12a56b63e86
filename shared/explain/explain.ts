/** Diagnosis in, plain language out. Codes, ports and replies are not part of it: they belong to the details. */
import type { i18n } from 'i18next';
import type { Certainty, Diagnosis, Explanation } from '../diagnosis.ts';
import { createI18n } from './i18n.ts';
import { type LabelId, labelActions, planOf } from './plans.ts';

/** What is known beside the diagnosis and may be named in a message. */
export interface ExplainContext {
  /** Provider id of shared/providers. */
  provider?: string | null;
  /** More values for placeholders. */
  values?: Record<string, string | number>;
}

export interface Explainer {
  readonly language: string;
  explain(diagnosis: Diagnosis, context?: ExplainContext): Explanation;
  /** One message of the catalogue by key, such as `diagnosis:verdict.works.title`. */
  t(key: string, values?: Record<string, string | number>): string;
}

/** An explainer for a language tag; unknown languages fall back to English. */
export function createExplainer(language: string): Explainer {
  const words = createI18n(language);
  return {
    language: words.language,
    t: (key, values) => lookUp(words, key, values),
    explain: (diagnosis, context = {}) => explain(words, diagnosis, context),
  };
}

function explain(words: i18n, diagnosis: Diagnosis, context: ExplainContext): Explanation {
  const variant = variantOf(diagnosis, context);
  const plan = planOf(diagnosis.class, variant);
  const values = { ...scalars(diagnosis.facts), ...context.values };
  const pick = (field: string) => pickField(words, diagnosis.class, variant, field, values);
  const label = (id: LabelId) => ({
    action: labelActions[id],
    label: lookUp(words, `diagnosis:label.${id}`, values),
  });
  return {
    title: pick('title') ?? lookUp(words, 'diagnosis:class.unknown.title'),
    what: pick('what') ?? lookUp(words, 'diagnosis:class.unknown.what'),
    why: whyFields[diagnosis.certainty].reduce<string | null>((found, field) => found ?? pick(field), null),
    next: label(plan.next),
    others: plan.others.map(label),
    actor: diagnosis.actor,
  };
}

/** A cause is stated as a fact only when it is certain. */
const whyFields: Readonly<Record<Certainty, readonly string[]>> = {
  certain: ['why.certain', 'why.likely'],
  likely: ['why.likely'],
  possible: ['why.possible', 'why.likely'],
};

/** Special words exist for a provider or for a kind of the same class (`facts.variant`). */
function variantOf({ facts }: Diagnosis, context: ExplainContext): string[] {
  const provider = context.provider ?? facts.provider;
  return [facts.variant, provider].filter((name): name is string => typeof name === 'string');
}

function pickField(
  words: i18n,
  problem: string,
  variants: string[],
  field: string,
  values: Record<string, string | number>,
): string | null {
  const keys = [
    ...variants.map((name) => `diagnosis:variant.${problem}.${name}.${field}`),
    `diagnosis:class.${problem}.${field}`,
  ];
  const key = keys.find((candidate) => words.exists(candidate));
  return key === undefined ? null : lookUp(words, key, values);
}

/** The only place where a key is not typed: keys are put together from closed lists, and a test checks them all. */
function lookUp(words: i18n, key: string, values: Record<string, string | number> = {}): string {
  const translate = words.t as (key: string, values: Record<string, string | number>) => string;
  return translate(key, values);
}

function scalars(facts: Diagnosis['facts']): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]): [string, string | number][] => {
      if (typeof value === 'string' || typeof value === 'number') return [[name, value]];
      return Array.isArray(value) ? [[name, value.join(', ')]] : [];
    }),
  );
}
