/** The one interpreter of the diagnosis rules. Pure: the same evidence always gives the same answer. */
import { type Certainty, type Stage, stageSchema } from '../../../shared/diagnosis.ts';
import { problems } from '../../../shared/problems/problems.ts';
import type { Case } from './case.ts';
import { type Conditions, levels, type ObservationTag, type Rule } from './rule.ts';

interface RankedRule {
  rule: Rule;
  /** Position of its level, 0 is the strongest. */
  level: number;
  /** Number of conditions that have to hold. */
  weight: number;
}

/** The rules that can apply in each stage: strongest level first, inside a level the one with more conditions first. */
export type RuleBook = ReadonlyMap<Stage, readonly RankedRule[]>;

/**
 * Sorts the rules once, by strength and by number of conditions, and puts each under the stages it can apply in.
 * Every stage has an entry.
 */
export function compile(rules: readonly Rule[]): RuleBook {
  const ranked = rules
    .map((rule): RankedRule => ({ rule, level: levels.indexOf(rule.level), weight: weightOf(rule.when) }))
    .sort((a, b) => a.level - b.level || b.weight - a.weight);
  return new Map(
    stageSchema.options.map((stage) => [stage, ranked.filter(({ rule }) => appliesIn(stage, rule.when))]),
  );
}

/** `during`, `not` and `unlessObserved` are fences, not conditions. */
function weightOf(when: Conditions): number {
  const { not: _not, during: _during, unlessObserved: _unless, ...counted } = when;
  return Object.values(counted).filter((condition) => condition !== undefined).length;
}

function appliesIn(stage: Stage, { stage: at, during }: Conditions): boolean {
  return includes(at, stage) && includes(during, stage);
}

/**
 * The strongest rule that fits, null when none does. When an equally strong rule names another class, the first of the
 * book stays, the answer is less sure and the other class stands beside it.
 */
export function interpret(
  subject: Case,
  book: RuleBook,
): { rule: Rule; certainty: Certainty; close: Rule['class'] | null } | null {
  const ranked = book.get(subject.evidence.stage) ?? [];
  const winner = ranked.find(({ rule }) => matches(rule.when, subject));
  if (!winner) return null;
  const { rule, level, weight } = winner;
  const disputed = ranked.find(
    (other) =>
      other.level === level &&
      other.weight === weight &&
      other.rule.class !== rule.class &&
      matches(other.rule.when, subject),
  );
  return {
    rule,
    certainty: disputed || isHearsay(rule, subject) ? weaker(rule.certainty) : rule.certainty,
    close: disputed?.rule.class ?? null,
  };
}

/** A symptom in what the server answered, told by a program that quotes no words of the server. */
function isHearsay({ level, class: problem }: Rule, { observed }: Case): boolean {
  const { stops, atPort } = problems[problem];
  const answered = stops === 'server' && atPort !== 'refused';
  return level === 'symptom' && answered && observed.has('no-server-words');
}

/** One step less sure. */
export function weaker(certainty: Certainty): Certainty {
  return certainty === 'certain' ? 'likely' : 'possible';
}

/** Every condition but the stage. Cheap ones come first. */
function matches(when: Conditions, subject: Case): boolean {
  const { evidence } = subject;
  return (
    matchesCode(when.code, subject.code) &&
    matchesEnhanced(when.enhanced, subject.enhanced) &&
    (when.errorCode === undefined || when.errorCode.some((code) => subject.errorCodes.includes(code))) &&
    includes(when.provider, subject.provider) &&
    includes(when.port, evidence.port) &&
    includes(when.security, evidence.security) &&
    sees(when.observed, subject) &&
    sees(when.alsoObserved, subject) &&
    !(when.unlessObserved?.some((tag) => subject.observed.has(tag)) ?? false) &&
    (when.context === undefined || when.context.test(subject.context)) &&
    (when.text === undefined || when.text.test(subject.words)) &&
    (when.not === undefined || !when.not.test(subject.words))
  );
}

function sees(wanted: readonly ObservationTag[] | undefined, subject: Case): boolean {
  return wanted === undefined || wanted.some((tag) => subject.observed.has(tag));
}

function includes<T>(wanted: readonly T[] | undefined, actual: T | null): boolean {
  return wanted === undefined || (actual !== null && wanted.includes(actual));
}

function matchesCode(wanted: Conditions['code'], code: number | null): boolean {
  if (wanted === undefined) return true;
  if (code === null) return false;
  return wanted.some((want) => want === code || want === `${Math.floor(code / 100)}xx`);
}

function matchesEnhanced(wanted: Conditions['enhanced'], seen: readonly string[]): boolean {
  if (wanted === undefined) return true;
  return seen.some((code) => wanted.includes(code) || wanted.includes(`x${code.slice(1)}`));
}
