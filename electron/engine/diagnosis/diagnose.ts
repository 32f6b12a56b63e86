/**
 * Evidence in, one Diagnosis out:
 *
 * 1. Probe and run make evidence of what they came to, once, at its end: stage, reply, first bytes, certificate.
 * 2. case.ts prepares it: the reply's codes and words, what was observed.
 * 3. Every rule (rules/) that fits says which class it speaks for, and how strong it is.
 * 4. interpret.ts weighs them: level before weight; the order of rules decides nothing.
 * 5. shared/problems names who can fix the class and how the run ends.
 * 6. shared/explain puts it into words, beside the server's own.
 */
import { type Diagnosis, type Facts, type Reply, unfitReasonSchema } from '../../../shared/diagnosis.ts';
import { problems } from '../../../shared/problems/problems.ts';
import { type Case, prepare } from './case.ts';
import type { Diagnose, Evidence, Observation } from './evidence.ts';
import { compile, interpret } from './interpret.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules/index.ts';

const book = compile(rules);

/** Names the cause that fits the evidence best, how sure that is and who can fix it. Never throws. */
export const diagnose: Diagnose = (evidence) => {
  const subject = prepare(evidence);
  const found = interpret(subject, book);
  const problem = found?.rule.class ?? 'unknown';
  return {
    class: problem,
    stage: evidence.stage,
    severity: 'blocking',
    certainty: found?.certainty ?? 'possible',
    actor: found?.rule.actor ?? problems[problem].actor,
    facts: {
      ...factsOf(subject.evidence),
      ...kindOf(found?.rule),
      ...(found?.close && { close: found.close }),
    },
    reply: replyOf(subject),
    evidence: evidenceLines(subject, found?.rule.id ?? null),
  };
};

/** The rule that decided, for reports about the rules. */
export function ruleIdOf(diagnosis: Diagnosis): string | null {
  return diagnosis.evidence.find(({ kind }) => kind === 'rule')?.text ?? null;
}

/** The kind of the class; of an unfit certificate it is the reason, which is a fact of its own. */
function kindOf(rule: Rule | undefined): Facts {
  if (!rule?.variant) return {};
  if (rule.class !== 'tls-cert-unfit') return { variant: rule.variant };
  return { reason: unfitReasonSchema.parse(rule.variant) };
}

/** What a message may name. */
function factsOf(evidence: Evidence): Facts {
  const facts: Facts = {};
  if (evidence.host) facts.host = evidence.host;
  if (evidence.port !== null) facts.port = evidence.port;
  if (evidence.security) facts.security = evidence.security;
  if (evidence.provider) facts.provider = evidence.provider;
  if (evidence.tls?.issuer) facts.issuer = evidence.tls.issuer;
  if (evidence.tls) Object.assign(facts, namesOf(evidence.tls.altNames, evidence.host ?? ''));
  return Object.assign(facts, ...evidence.observations.map(factsOfObservation));
}

/** More names than this say nothing more. */
const mostNames = 10;

/** Names on a certificate, those with the most labels in common with the host first. */
function namesOf(names: readonly string[], host: string): Pick<Facts, 'cardNames' | 'cardNameCount'> {
  if (names.length === 0) return {};
  const nearest = [...names].sort((a, b) => labelsInCommon(b, host) - labelsInCommon(a, host));
  const cardNames = nearest.slice(0, mostNames);
  return { cardNames, ...(names.length > mostNames && { cardNameCount: names.length }) };
}

function labelsInCommon(name: string, host: string): number {
  const labels = name.split('.').reverse();
  const wanted = host.split('.').reverse();
  const different = labels.findIndex((label, place) => label !== wanted[place]);
  return different < 0 ? labels.length : different;
}

/** Observations whose details a message may name. */
function factsOfObservation(observation: Observation): Facts {
  switch (observation.kind) {
    case 'connect-waited':
    case 'race-ended':
    case 'size-limit':
    case 'other-mode-works':
    case 'inspector':
    case 'clock-wrong':
    case 'certificate-check':
    case 'client-fault':
    case 'issuer-out-of-date':
    case 'tunnel-up':
    case 'name-resolves-to':
    case 'secret-not-ascii':
    case 'name-is-address':
    case 'secret-with-blanks':
    case 'mechanisms-not-spoken':
    case 'provider-sign-in':
    case 'token-refused': {
      const { kind: _, ...facts } = observation;
      return facts;
    }
    case 'offline':
      return { offline: true };
    default:
      return {};
  }
}

function replyOf({ code, enhanced, evidence }: Case): Reply | null {
  if (code === null) return null;
  return { code, enhanced: enhanced[0] ?? null, text: evidence.reply?.text ?? '' };
}

function evidenceLines({ evidence }: Case, ruleId: string | null): Diagnosis['evidence'] {
  const lines: Diagnosis['evidence'] = evidence.observations.map((observation) => ({
    kind: observation.kind,
    text: detailsOf(observation),
  }));
  if (evidence.reply) lines.push({ kind: 'reply', text: evidence.reply.text });
  if (evidence.errorCode) lines.push({ kind: 'error-code', text: evidence.errorCode });
  if (evidence.greeting) lines.push({ kind: 'greeting', text: evidence.greeting });
  if (ruleId) lines.push({ kind: 'rule', text: ruleId });
  return lines;
}

function detailsOf({ kind: _, ...details }: Evidence['observations'][number]): string {
  return Object.entries(details)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : value}`)
    .join('; ');
}
