/** Diagnosis in, plain language out. Codes and replies are not part of it: they belong to the details. */
import type { i18n } from 'i18next';
import type { Certainty, Diagnosis, Explanation } from '../diagnosis.ts';
import { actionOfStep, type LabelId, type Step, stepOfLabel } from '../problems/plans.ts';
import { planOf } from '../problems/problems.ts';
import type { Register } from '../registers.ts';
import { createI18n } from './catalogues.ts';
import { isolate } from './direction.ts';
import {
  type Microsoft365Story,
  microsoft365Story,
  type PasswordEnds,
  passwordEnds,
  type StoryContext,
} from './microsoft-365.ts';
import { type PlanWords, planWordsOf } from './plan-words.ts';
import { policyFor } from './policy.ts';
import { variantsOf } from './variants.ts';

type Values = Record<string, string | number>;

/** What is known beside the diagnosis. */
export interface ExplainContext {
  /** Provider id of shared/providers. */
  provider?: string | null;
  /** More values for placeholders. */
  values?: Values;
  /** The text came from another program: nothing is said about what we did. */
  pasted?: boolean;
  /** Day for dated facts, ISO 8601; today by default. */
  today?: string;
}

/** A button under a message. */
export interface StepButton {
  id: LabelId;
  step: Step;
  label: string;
}

export interface Explainer {
  readonly language: string;
  explain(diagnosis: Diagnosis, context?: ExplainContext): Explanation;
  /** The buttons of the same explanation, by what each does: the window tells more apart than results do. */
  steps(diagnosis: Diagnosis, context?: ExplainContext): { next: StepButton; others: StepButton[] };
  /** Where Microsoft has something switched off: what, since when, what to do, the ways on, a text for IT. Null elsewhere. */
  microsoft365(diagnosis: Diagnosis, context?: ExplainContext): Microsoft365Story | null;
  /** For an account of Microsoft 365 whose password works today: when that ends, and the ways that last. */
  passwordEnds(context?: ExplainContext): PasswordEnds;
  /** One message of the catalogue by key, such as `diagnosis:glossary.port`. */
  t(key: string, values?: Values): string;
}

/** An explainer for a language tag; its language was loaded. */
export function createExplainer(language: string, register?: Register): Explainer {
  return explainerOf(createI18n(language, register));
}

/** An explainer over an i18next instance that exists already. */
export function explainerOf(words: i18n): Explainer {
  const t = (key: string, values: Values = {}) => lookUp(words, key, values);
  let made: PlanWords | null = null;
  const planWords = () => {
    made ??= planWordsOf(words);
    return made;
  };
  return {
    language: words.language,
    t,
    explain: (diagnosis, context = {}) => explain(words, diagnosis, context),
    steps: (diagnosis, context = {}) => steps(words, diagnosis, context),
    microsoft365: (diagnosis, context = {}) => microsoft365Story(diagnosis, accountOf(context), planWords()),
    passwordEnds: (context = {}) => passwordEnds(accountOf(context), planWords()),
  };
}

function accountOf({ today: day = today(), values = {} }: ExplainContext): StoryContext {
  return { day, address: typeof values.address === 'string' ? values.address : null };
}

/** Fields of a message that say what happened, best first. */
const whatFields = { own: ['whatNamedMany', 'whatNamed', 'what'], pasted: ['pasted', 'what'] } as const;

/** A cause is stated as a fact only when it is certain. */
const whyFields: Readonly<Record<Certainty, readonly string[]>> = {
  certain: ['why.certain', 'why.likely'],
  likely: ['why.likely'],
  possible: ['why.possible', 'why.likely'],
};

function explain(words: i18n, diagnosis: Diagnosis, context: ExplainContext): Explanation {
  const variants = variantsOf(diagnosis, context.provider);
  const values = { ...scalars(diagnosis.facts), ...nearestNames(diagnosis.facts), ...context.values };
  const message = (fields: readonly string[]) => pick(words, diagnosis.class, variants, fields, values);
  const policy = policyFor(diagnosis.class, variants, context.today ?? today());
  const { next, others } = steps(words, diagnosis, context);
  const nextLabel = fixSentence(words, diagnosis) ?? deviceStep(words, diagnosis);
  const named = ({ step, label }: StepButton) => ({ action: actionOfStep[step], label });
  return {
    title: message(['title']) ?? '',
    what: message(context.pasted ? whatFields.pasted : whatFields.own) ?? '',
    why: together(
      deviceSentence(words, diagnosis),
      policy ? say(words, `policy.${policy}`) : message(whyFields[diagnosis.certainty]),
      context.pasted ? closeSentence(words, diagnosis) : null,
    ),
    next: nextLabel ? { ...named(next), label: nextLabel } : named(next),
    others: others.map(named),
    actor: diagnosis.actor,
  };
}

/** The values to type, and how they are known. */
function fixSentence(words: i18n, { facts: { fix } }: Diagnosis): string | null {
  if (!fix) return null;
  const { host, port, security, from } = fix;
  return say(words, `fix.${from}.${security}`, { host, port });
}

/** Where two causes are as near, both are named. */
function closeSentence(words: i18n, { facts: { close } }: Diagnosis): string | null {
  const title = close ? say(words, `class.${close}.title`) : null;
  return title ? say(words, 'close', { title }) : null;
}

/** What the maker of a device means by the code on its display. */
function deviceSentence(words: i18n, { facts: { device } }: Diagnosis): string | null {
  const meaning = device ? say(words, `device.meaning.${device.meaning}`) : null;
  return device && meaning
    ? say(words, 'device.says', { maker: device.maker, code: device.code, meaning })
    : null;
}

/** What to do at the device, and where its menu has it. */
function deviceStep(words: i18n, { facts: { device } }: Diagnosis): string | null {
  const step = device ? say(words, `device.next.${device.meaning}`) : null;
  return step && device?.menu ? say(words, 'device.at', { step, menu: device.menu }) : step;
}

function together(...parts: readonly (string | null)[]): string | null {
  return parts.filter((part) => part !== null).join(' ') || null;
}

function steps(words: i18n, diagnosis: Diagnosis, context: ExplainContext) {
  const { next, others } = planOf(diagnosis.class, variantsOf(diagnosis, context.provider));
  const button = (id: LabelId) => ({ id, step: stepOfLabel[id], label: say(words, `label.${id}`) ?? '' });
  return { next: button(next), others: others.map(button) };
}

/** The best message that can be said: by field, then special words before general ones. */
function pick(
  words: i18n,
  problem: string,
  variants: readonly string[],
  fields: readonly string[],
  values: Values,
): string | null {
  for (const field of fields) {
    const keys = [
      ...variants.map((name) => `variant.${problem}.${name}.${field}`),
      `class.${problem}.${field}`,
    ];
    for (const key of keys) {
      const text = say(words, key, values);
      if (text !== null) return text;
    }
  }
  return null;
}

/** A message of the area `diagnosis`. Null when there is none, or when it names something that is not known. */
function say(words: i18n, key: string, values: Values = {}): string | null {
  const text: unknown = words.getResource(words.language, 'diagnosis', key);
  if (typeof text !== 'string') return null;
  const names = placeholders(text);
  if (names.length === 0) return text;
  return names.every((name) => name in values) ? lookUp(words, `diagnosis:${key}`, values) : null;
}

/** Names between double braces. */
export function placeholders(text: string): string[] {
  return text.includes('{{') ? Array.from(text.matchAll(/\{\{(\w+)\}\}/g), ([, name = '']) => name) : [];
}

/** The only place where a key is not typed: keys are put together from closed lists, and a test checks them all. */
function lookUp(words: i18n, key: string, values: Values): string {
  const translate = words.t as (key: string, values: Values) => string;
  return translate(key, isolate(values, words.dir()));
}

function scalars(facts: Diagnosis['facts']): Values {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]): [string, string | number][] => {
      if (typeof value === 'string' || typeof value === 'number') return [[name, value]];
      return Array.isArray(value) ? [[name, value.join(', ')]] : [];
    }),
  );
}

/** Names that a sentence can hold. */
const namesInSentence = 3;

function nearestNames({ cardNames = [], cardNameCount = cardNames.length }: Diagnosis['facts']): Values {
  if (cardNameCount <= namesInSentence) return {};
  return {
    cardNames: cardNames.slice(0, namesInSentence).join(', '),
    moreNames: cardNameCount - namesInSentence,
  };
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
