/** What a failure says by itself, as evidence. */
import type { Stage } from '../../../shared/diagnosis.ts';
import { inspectorOf } from '../../../shared/inspectors.ts';
import type { PhaseName, TlsFacts } from '../../../shared/model.ts';
import type { Evidence, Observation } from '../diagnosis/evidence.ts';
import { evidenceAt, type Where } from '../diagnosis/evidence-at.ts';
import { printable, serviceOf } from '../diagnosis/first-bytes.ts';
import { replyEvidenceOf } from '../diagnosis/reply-words.ts';
import type { DnsFailure, TlsResult } from '../network/network.ts';
import type { SmtpFailure } from '../smtp/outcome.ts';
import type { OfferFailure } from '../smtp/sign-in.ts';
import type { ProbeFailure } from './failure.ts';

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

/** A probe that failed. */
export function evidenceOfProbeFailure(failure: ProbeFailure, where: Where): Evidence {
  switch (failure.kind) {
    case 'no-address':
      return evidenceOfLookup(failure.lookup, where);
    case 'not-connected':
      return { ...evidenceAt(where, 'connect'), errorCode: failure.code };
    case 'overtaken':
      return evidenceAt(where, stageOfPhase[failure.phase]);
    case 'certificate':
      return evidenceOfCertificate(failure.facts, where);
    case 'in-clear':
      return evidenceAt(where, 'starttls', [
        failure.startTls ? { kind: 'other-mode-works', security: 'starttls' } : { kind: 'starttls-missing' },
      ]);
    case 'auth-not-offered':
    case 'mechanisms-not-spoken':
      return evidenceOfOffer(failure, where);
    case 'client-fault':
      return evidenceAt(where, 'connect', [failure]);
    default:
      return evidenceOfFailure(failure, where);
  }
}

/** A step of a session that failed. */
export function evidenceOfFailure(failure: SmtpFailure, where: Where): Evidence {
  const evidence = evidenceAt(where, stageOfPhase[failure.phase]);
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

/** A name look-up that gave no address. */
function evidenceOfLookup(answer: DnsFailure, where: Where): Evidence {
  const evidence = evidenceAt(where, 'dns');
  switch (answer.outcome) {
    case 'absent':
      return { ...evidence, errorCode: 'ENOTFOUND' };
    case 'timeout':
      return { ...evidence, errorCode: 'ETIMEOUT' };
    case 'dns-error':
      return { ...evidence, errorCode: answer.code };
  }
}

/** A certificate that did not pass: `facts.problem` says which finding counts first. */
function evidenceOfCertificate(facts: TlsFacts, where: Where): Evidence {
  const { problem } = facts;
  const byCommonName = problem === 'tls-cert-name-mismatch' && facts.identity === 'common-name-only';
  const seen: Observation[] = problem
    ? [
        { kind: 'certificate', problem },
        ...(byCommonName ? [{ kind: 'common-name-only' } as const] : []),
        ...faultObservations(facts),
        ...issuerObservations(facts),
      ]
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

/** What EHLO offers is of no use; and what the ways that we do not speak would need. */
export function evidenceOfOffer(failure: OfferFailure, where: Where): Evidence {
  if (failure.kind === 'auth-not-offered') return evidenceAt(where, 'auth', [failure]);
  const { kind, offered, recognised = [] } = failure;
  const needs = recognised.map(({ need }): Observation => ({ kind: 'sign-in-needs', need }));
  return evidenceAt(where, 'auth', [{ kind, offered }, ...needs]);
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
