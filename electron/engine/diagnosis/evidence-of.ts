/** Turns what the other rooms saw (failures, look-ups, certificates) into Evidence. */
import type { Stage } from '../../../shared/diagnosis.ts';
import { inspectorOf } from '../../../shared/inspectors.ts';
import type { AddressAttempt, PhaseName, Security, TlsFacts } from '../../../shared/model.ts';
import type { AddressAnswer, DialResult, DnsFailure, TlsResult } from '../network/network.ts';
import type { RecognisedMechanism } from '../smtp/mechanisms/recognised.ts';
import type { SmtpFailure, SmtpReply } from '../smtp/outcome.ts';
import type { SignInFailure } from '../smtp/sign-in.ts';
import type { Evidence, Observation } from './evidence.ts';
import { printable, serviceOf } from './first-bytes.ts';
import { replyEvidenceOf } from './reply-words.ts';

/** The door that the evidence is about. */
export interface Where {
  host: string;
  port: number;
  security: Security;
  /** Provider id of shared/providers, null when unknown. */
  provider: string | null;
}

const stageOfPhase: Readonly<Record<PhaseName, Stage>> = {
  dns: 'dns',
  connect: 'connect',
  tls: 'tls',
  banner: 'banner',
  ehlo: 'ehlo',
  starttls: 'starttls',
  'starttls-tls': 'tls',
  'ehlo-tls': 'ehlo',
  auth: 'auth',
  'mail-from': 'mail-from',
  'rcpt-to': 'rcpt-to',
  data: 'data',
  'after-data': 'after-data',
  quit: 'after-data',
};

/** The stage that a timed step belongs to. */
function stageOf(phase: PhaseName): Stage {
  return stageOfPhase[phase];
}

/** Evidence without anything seen yet; the other functions and the callers add to it. */
export function evidenceAt(where: Where, stage: Stage, observations: Observation[] = []): Evidence {
  return {
    stage,
    reply: null,
    errorCode: null,
    host: where.host,
    port: where.port,
    security: where.security,
    provider: where.provider,
    observations,
  };
}

/** A step of a session that failed. */
export function evidenceOfFailure(failure: SmtpFailure, where: Where): Evidence {
  const evidence = { ...evidenceAt(where, stageOf(failure.phase)), failure };
  switch (failure.kind) {
    case 'reply':
      return {
        ...evidence,
        reply: replyEvidenceOf(failure.reply),
        observations: [
          ...(notKnown.includes(failure.reply.code) ? startTlsNotKnown(failure.phase) : []),
          ...proxyLine(failure.reply.lines.join(' ')),
        ],
      };
    case 'out-of-step':
      return {
        ...evidence,
        reply: replyEvidenceOf(failure.reply),
        observations: [{ kind: 'out-of-step' }, ...unanswered(failure.phase)],
      };
    case 'timeout':
      return {
        ...evidence,
        errorCode: 'ETIMEDOUT',
        observations: [
          { kind: 'connect-waited', waitedMs: failure.waitedMs },
          ...firstBytes(failure.received),
          ...unanswered(failure.phase),
          ...(failure.stalled ? [{ kind: 'message-stalled' } as const] : []),
        ],
      };
    case 'closed':
      return {
        ...evidence,
        ...(alertIn(failure.code) && failure.phase !== 'after-data' && { stage: 'tls' as const }),
        errorCode: failure.code,
        observations: [
          { kind: 'closed-early' },
          ...(alertIn(failure.code) ?? []),
          ...firstBytes(failure.received),
          ...unanswered(failure.phase),
        ],
      };
    case 'protocol':
      return {
        ...evidence,
        observations: [
          { kind: 'protocol-fault', fault: failure.fault },
          ...(failure.fault === 'bytes-after-starttls' ? [{ kind: 'bytes-after-starttls' } as const] : []),
          ...firstBytes(failure.received),
          ...networkLogin(failure.received),
          ...proxyLine(printable(failure.received)),
          ...unanswered(failure.phase),
        ],
      };
    case 'starttls-not-offered':
      return { ...evidence, observations: [{ kind: 'starttls-missing' }] };
    case 'tls':
      return withSilentHandshake({ ...evidence, ...tlsFailure(failure.result) }, failure);
    case 'stopped':
      return { ...evidence, observations: unanswered(failure.phase) };
  }
}

/** A refused STARTTLS, AUTH or any other reply that is not a failure of the session itself. */
export function evidenceOfReply(reply: SmtpReply, stage: Stage, where: Where): Evidence {
  return { ...evidenceAt(where, stage), reply: replyEvidenceOf(reply) };
}

/** A name look-up that gave no address. */
export function evidenceOfLookup(answer: DnsFailure | AddressAnswer, where: Where): Evidence {
  const evidence = evidenceAt(where, 'dns');
  switch (answer.outcome) {
    case 'found':
      return evidence;
    case 'absent':
      return { ...evidence, errorCode: 'ENOTFOUND' };
    case 'timeout':
      return { ...evidence, errorCode: 'ETIMEOUT' };
    case 'dns-error':
      return { ...evidence, errorCode: answer.code };
  }
}

/** A dial without a connection: the look-up, or the most telling of the errors of all addresses. */
export function evidenceOfDial(result: Pick<DialResult, 'lookup' | 'attempts'>, where: Where): Evidence {
  if (result.lookup.outcome !== 'found') return evidenceOfLookup(result.lookup, where);
  return {
    ...evidenceAt(where, 'connect', isLoopback(result.attempts) ? [{ kind: 'local-host' }] : []),
    errorCode: mainError(result.attempts),
    addresses: result.attempts,
  };
}

/** A session whose certificate did not pass: `facts.problem` says which finding counts first. */
export function evidenceOfCertificate(facts: TlsFacts, where: Where): Evidence {
  const { problem } = facts;
  const seen: Observation[] = problem
    ? [{ kind: 'certificate', problem }, ...faultObservations(facts), ...issuerObservations(facts)]
    : [];
  return { ...evidenceAt(where, 'tls', seen), tls: facts };
}

/** The check that did not pass, and whose certificate it was about when it was not the server's own. */
function faultObservations({ fault, problem, chain }: TlsFacts): Observation[] {
  if (!fault) return [];
  const holder = chain[fault.depth ?? 0]?.subject;
  const ofIssuer = problem === 'tls-cert-expired' && (fault.depth ?? 0) > 0 && holder !== undefined;
  return [
    { kind: 'certificate-check', ...fault },
    ...(ofIssuer ? [{ kind: 'issuer-out-of-date', holder } as const] : []),
  ];
}

/** Who signed a certificate that nobody known vouches for. */
function issuerObservations({ issuer, chain, chainProblem }: TlsFacts): Observation[] {
  const inspector = [issuer, ...chain.map((one) => one.issuer)].map(inspectorOf).find((found) => found);
  if (inspector) return [{ kind: 'inspector', inspector: inspector.name, place: inspector.kind }];
  return chainProblem ? [{ kind: 'chain-problem', problem: chainProblem }] : [];
}

/** Signing in did not work. */
export function evidenceOfSignIn(failure: SignInFailure, where: Where): Evidence {
  switch (failure.kind) {
    case 'auth-not-offered':
      return evidenceAt(where, 'auth', [{ kind: 'auth-not-offered', tls: failure.tls }]);
    case 'mechanisms-not-spoken':
      return evidenceAt(where, 'auth', mechanismsNotSpoken(failure.offered, failure.recognised));
    case 'oauth-only':
      return evidenceAt(where, 'auth', [{ kind: 'oauth-only' }]);
    case 'server-not-authentic':
      return evidenceAt(where, 'auth', [{ kind: 'scram-proof-wrong', problem: failure.reason }]);
    case 'budget-spent':
      return evidenceAt(where, 'auth', [{ kind: 'sign-in-budget-spent' }]);
    case 'not-protected':
      return evidenceAt(where, 'auth', [{ kind: 'not-protected' }]);
    case 'credentials-unusable':
      return evidenceAt(where, 'auth', [{ kind: 'credentials-unusable' }]);
    default:
      return evidenceOfFailure(failure, where);
  }
}

/** AUTH is offered, but with nothing that we speak; and what those ways would need. */
export function mechanismsNotSpoken(
  offered: readonly string[],
  recognised: readonly RecognisedMechanism[] = [],
): Observation[] {
  const needs = recognised.map(({ need }): Observation => ({ kind: 'sign-in-needs', need }));
  return [{ kind: 'mechanisms-not-spoken', offered: [...offered] }, ...needs];
}

/** A failure from MAIL to the final reply; `signedIn` tells whether the server knew who sends. */
export function evidenceOfSend(failure: SmtpFailure, where: Where, signedIn: boolean): Evidence {
  const evidence = evidenceOfFailure(failure, where);
  if (!signedIn) return evidence;
  return { ...evidence, observations: [...evidence.observations, { kind: 'signed-in' }] };
}

/** An alert that came when TLS was up already. */
function alertIn(code: string | null): Observation[] | null {
  const alert = /^TLS_ALERT_(\d+)$/.exec(code ?? '')?.[1];
  return alert === undefined ? null : [{ kind: 'tls-alert', alert: Number(alert) }];
}

/** "Command not recognised", "not implemented" (RFC 5321 4.2.2). */
const notKnown: readonly number[] = [500, 502];

function startTlsNotKnown(phase: PhaseName): Observation[] {
  return phase === 'starttls' ? [{ kind: 'starttls-not-known' }] : [];
}

/** RFC 6585 6: the network wants a login before it lets anything through. */
function networkLogin(received: Uint8Array): Observation[] {
  const text = printable(received);
  return /^HTTP\/1\.[01] 511/.test(text) ? [{ kind: 'captive-portal', detail: text }] : [];
}

/** The PROXY protocol, version 1: a server that echoes it, or a balancer that sends it the wrong way. */
function proxyLine(text: string): Observation[] {
  return /\bPROXY (?:TCP[46]|UNKNOWN)\b/.test(text) ? [{ kind: 'proxy-line' }] : [];
}

/** The clear text before was answered in small packets; the handshake is the first large one. */
function withSilentHandshake(evidence: Evidence, failure: Extract<SmtpFailure, { kind: 'tls' }>): Evidence {
  if (failure.phase !== 'starttls-tls' || failure.result.reason !== 'timeout') return evidence;
  return { ...evidence, observations: [...evidence.observations, { kind: 'handshake-silent-after-hello' }] };
}

function firstBytes(received: Uint8Array): Observation[] {
  const service = serviceOf(received);
  return service ? [{ kind: 'first-bytes', service, text: printable(received) }] : [];
}

/** RFC 5321 4.5.3.2.6: without a proper reply to the final dot nobody knows whether the message was taken. */
function unanswered(phase: PhaseName): Observation[] {
  return phase === 'after-data' ? [{ kind: 'final-dot-unanswered' }] : [];
}

/**
 * BoringSSL ends the handshake itself, before the certificate is judged, when the key of the server signs although the
 * certificate does not allow that (RFC 5246 7.4.2); OpenSSL does not ask.
 */
const keyMustNotSign = 'ERR_SSL_KEY_USAGE_BIT_INCORRECT';
const keyUsageFault: readonly Observation[] = [
  { kind: 'certificate', problem: 'tls-cert-unfit' },
  { kind: 'certificate-check', reason: 'usage', depth: 0, code: keyMustNotSign },
];

function tlsFailure(result: Extract<TlsResult, { up: false }>): Partial<Evidence> {
  const errorCodes = { timeout: 'ETIMEDOUT', reset: 'ECONNRESET' } as const;
  const { reason, alert, upTo, code, ms } = result;
  return {
    errorCode: reason === 'timeout' || reason === 'reset' ? errorCodes[reason] : null,
    observations: [
      ...(reason === 'timeout' ? [{ kind: 'connect-waited', waitedMs: ms } as const] : []),
      ...(reason === 'closed' ? [{ kind: 'closed-early' } as const] : []),
      ...(alert === null ? [] : [{ kind: 'tls-alert', alert } as const]),
      ...(upTo ? [{ kind: 'handshake-seen', upTo } as const] : []),
      ...(code === keyMustNotSign ? keyUsageFault : []),
      ...(code === null ? [] : [{ kind: 'tls-library', code } as const]),
      ...(reason === 'not-tls' ? [...firstBytes(result.firstBytes), ...networkLogin(result.firstBytes)] : []),
    ],
  };
}

/** The error that says most: an answer of the machine before silence, silence before a missing route. */
const tellingErrors = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EACCES',
  'EPERM',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
];

function mainError(attempts: readonly AddressAttempt[]): string | null {
  const errors = attempts.flatMap(({ error }) => (error === null || error === 'ECANCELED' ? [] : error));
  return tellingErrors.find((code) => errors.includes(code)) ?? errors[0] ?? null;
}

function isLoopback(attempts: readonly AddressAttempt[]): boolean {
  return attempts.length > 0 && attempts.every(({ ip }) => ip === '::1' || ip.startsWith('127.'));
}
