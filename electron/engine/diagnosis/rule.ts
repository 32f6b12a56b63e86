/** The shape of a diagnosis rule. Rules are data: interpret.ts is the only code that reads them. */
import type { Actor, Certainty, ProblemClass, Stage } from '../../../shared/diagnosis.ts';
import type { Security } from '../../../shared/model.ts';
import type { Observation } from './evidence.ts';

/**
 * How much a rule's evidence is worth, strongest first. A rule of a stronger level always wins over one of a weaker
 * level; inside a level the rule with more conditions wins. The order of rules in a file never decides.
 */
export const levels = [
  /** Something that holds for the whole network, whatever the server says. */
  'surroundings',
  /** Something we observed ourselves, beyond the text. */
  'observed',
  /** Fixed wording of one product, or a code with one meaning only. */
  'fixed',
  /** Words that name the cause. */
  'cause',
  /** Words that name a symptom with one usual cause. */
  'symptom',
  /** A code or a sentence of the program around the words of the server. */
  'program',
  /** A status code with hardly any words. */
  'code',
  /** Only the place where it happened. */
  'place',
  /** Nothing was recognised. */
  'nothing',
] as const;
type Level = (typeof levels)[number];

/** The kind of an observation, or kind and telling value: `first-bytes`, `first-bytes:http`, `tls-alert:70`. */
export type ObservationTag = Observation['kind'] | `${Observation['kind']}:${string}`;

/**
 * What must be true of the evidence. Every field given must match; a list matches when one of its values does.
 * `during`, `not` and `unlessObserved` only fence a rule in: they do not count when rules are compared.
 */
export interface Conditions {
  stage?: readonly Stage[];
  during?: readonly Stage[];
  /** Reply code, or its first digit followed by `xx`. */
  code?: readonly (number | '4xx' | '5xx')[];
  /** Enhanced status code (RFC 3463); `x` stands for any class digit: `x.7.8`. */
  enhanced?: readonly string[];
  /** Matched against the words: lower case, one line, without reply codes. */
  text?: RegExp;
  /** Must not match the words. */
  not?: RegExp;
  /** Matched against the circumstance given beside the text, lower case. */
  context?: RegExp;
  errorCode?: readonly string[];
  provider?: readonly string[];
  port?: readonly number[];
  security?: readonly Security[];
  /** At least one of these observations. */
  observed?: readonly ObservationTag[];
  /** And at least one of these. */
  alsoObserved?: readonly ObservationTag[];
  /** None of these. */
  unlessObserved?: readonly ObservationTag[];
}

/** One row of the tables: when `when` holds, the evidence is of this class. */
export interface Rule {
  id: string;
  class: ProblemClass;
  level: Level;
  certainty: Certainty;
  /** Overrides the actor of the class. */
  actor?: Actor;
  /** A kind of the class with words of its own. */
  variant?: string;
  when: Conditions;
  /** Where the meaning is documented. */
  source: string;
  /** Texts that this rule is for, as servers or programs show them; docs/troubleshooting.md is made of these. */
  examples?: readonly string[];
}

/** What rules of one group have in common: the class, the strength or the source. */
type Head = Pick<Rule, 'class' | 'level' | 'source'>;

/** A rule as it is written down: its conditions beside what they mean. `likely` unless it says otherwise. */
type Entry = Conditions & Partial<Pick<Rule, 'certainty' | 'actor' | 'variant' | 'examples'>>;

/** A group of rules, by id. What its head does not say, each rule says itself. */
export function group<Given extends Partial<Head>>(head: Given) {
  return (entries: Readonly<Record<string, Entry & Omit<Head, keyof Given>>>): Rule[] =>
    Object.entries(entries).map(([id, entry]) => ruleOf(id, { ...head, ...entry } as Entry & Head));
}

function ruleOf(id: string, entry: Entry & Head): Rule {
  const { class: problem, level, source, certainty = 'likely', actor, variant, examples, ...when } = entry;
  return { id, class: problem, level, certainty, actor, variant, when, source, examples };
}

/**
 * What may stand between a thing and what became of it: `account${state} locked` finds "account has been temporarily
 * locked" too.
 */
export const state =
  '(?: is| are| was| were| has been| have been| had been| been)?(?: (?:temporarily|permanently|currently|presently|now|already|manually|automatically))?';

/** One regular expression from alternatives: a rule lists its wordings line by line. */
export function anyOf(...patterns: readonly string[]): RegExp {
  return new RegExp(patterns.join('|'));
}

/** The same from other languages: language code => its wordings. */
export function inLanguages(words: Readonly<Record<string, string>>): RegExp {
  return anyOf(...Object.values(words));
}
