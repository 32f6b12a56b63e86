/** The one interpreter of the diagnosis rules. Pure: the same evidence always gives the same answer. */
import type { Certainty } from '../../../shared/diagnosis.ts';
import { canonicalCode, codesIn } from './error-codes.ts';
import type { Evidence, Observation } from './evidence.ts';
import { withContext } from './from-context.ts';
import { type ReplyText, readReplyText } from './reply-text.ts';
import { type Conditions, levels, type ObservationTag, type Rule } from './rule.ts';

/** Evidence made ready for matching. */
export interface Case extends ReplyText {
  evidence: Evidence;
  /** System, library and program codes, of the evidence and of the text, as POSIX names. */
  errorCodes: readonly string[];
  provider: string | null;
  /** Lower case, empty when there is none. */
  context: string;
  observed: ReadonlySet<string>;
}

/** A rule book, compiled: strongest level first, inside a level the rule with more conditions first. */
export type RuleBook = readonly Rule[];

export function prepare(given: Evidence): Case {
  const evidence = withContext(given);
  return {
    ...readReplyText(evidence.reply ?? ''),
    evidence,
    errorCodes: errorCodesOf(evidence),
    provider: evidence.provider?.toLowerCase() ?? null,
    context: evidence.context?.toLowerCase() ?? '',
    observed: new Set(evidence.observations.flatMap(tagsOf)),
  };
}

export function compile(rules: readonly Rule[]): RuleBook {
  return [...rules].sort(
    (a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || weight(b) - weight(a),
  );
}

/** Number of conditions that have to hold. */
export function weight(rule: Rule): number {
  const { not: _not, during: _during, ...counted } = rule.when;
  return Object.values(counted).filter((condition) => condition !== undefined).length;
}

/** The strongest rule that fits. Null when none does. */
export function interpret(subject: Case, book: RuleBook): { rule: Rule; certainty: Certainty } | null {
  let winner: Rule | null = null;
  for (const rule of book) {
    if (winner && (rule.level !== winner.level || weight(rule) < weight(winner))) break;
    if (!matches(rule.when, subject)) continue;
    if (!winner) winner = rule;
    else if (rule.class !== winner.class) return { rule: winner, certainty: weaker(winner.certainty) };
  }
  return winner && { rule: winner, certainty: winner.certainty };
}

/** Two equally strong rules disagree: the answer is less sure. */
function weaker(certainty: Certainty): Certainty {
  return certainty === 'certain' ? 'likely' : 'possible';
}

export function matches(when: Conditions, subject: Case): boolean {
  const { evidence } = subject;
  return (
    includes(when.stage, evidence.stage) &&
    includes(when.during, evidence.stage) &&
    matchesCode(when.code, subject.code) &&
    matchesEnhanced(when.enhanced, subject.enhanced) &&
    (when.errorCode === undefined || when.errorCode.some((code) => subject.errorCodes.includes(code))) &&
    includes(when.provider, subject.provider) &&
    includes(when.port, evidence.port) &&
    includes(when.security, evidence.security) &&
    sees(when.observed, subject) &&
    sees(when.alsoObserved, subject) &&
    (when.text === undefined || when.text.test(subject.words)) &&
    (when.context === undefined || when.context.test(subject.context)) &&
    (when.not === undefined || !when.not.test(subject.words))
  );
}

function errorCodesOf({ reply, errorCode }: Evidence): string[] {
  return [...codesIn(reply ?? ''), ...(errorCode ? [canonicalCode(errorCode)] : [])];
}

/** The kind alone, and with the value that tells observations of one kind apart. */
function tagsOf(observation: Observation): ObservationTag[] {
  const value = tellingValue(observation);
  return value === null ? [observation.kind] : [observation.kind, `${observation.kind}:${value}`];
}

function tellingValue(observation: Observation): string | number | null {
  switch (observation.kind) {
    case 'first-bytes':
      return observation.service;
    case 'tls-alert':
      return observation.alert;
    case 'protocol-fault':
      return observation.fault;
    case 'auth-not-offered':
      return observation.tls ? 'tls' : 'clear';
    default:
      return null;
  }
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
