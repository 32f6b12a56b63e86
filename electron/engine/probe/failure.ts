/** Why a probe failed: one value that says what failed and where. What it means is said at the end (evidence.ts). */
import type { AddressAttempt, PhaseName, Security, TlsFacts } from '../../../shared/model.ts';
import { serviceOf } from '../diagnosis/first-bytes.ts';
import type { DialResult, DnsFailure } from '../network/network.ts';
import type { SmtpFailure } from '../smtp/outcome.ts';
import type { OfferFailure } from '../smtp/sign-in.ts';

/** The one reason why a probe gave no endpoint to use. */
export type ProbeFailure =
  /** A step of the session failed; `stopped`: the signal fired. */
  | SmtpFailure
  /** The name led to no address. */
  | { kind: 'no-address'; lookup: DnsFailure }
  /** No address took the connection. `code`: the error that says most, null when the signal fired before there was one. */
  | { kind: 'not-connected'; code: string | null }
  /** Nothing had come when the other mode of the port proved to be the right one, so we ended the wait. */
  | { kind: 'overtaken'; phase: PhaseName }
  /** The certificate did not pass, whatever came after it. */
  | { kind: 'certificate'; facts: TlsFacts }
  /** It answers in clear, where no password is sent. `startTls`: encryption is there to be switched on. */
  | { kind: 'in-clear'; startTls: boolean }
  /** It answers, but with no way to sign in. */
  | OfferFailure
  /** A fault of ours broke it off. `code`: of the system or a library, or the name of the error. */
  | { kind: 'client-fault'; code: string };

/** What stands in the way of a connection. */
export function failureOfDial({ lookup, attempts }: Pick<DialResult, 'lookup' | 'attempts'>): ProbeFailure {
  if (lookup.outcome !== 'found') return { kind: 'no-address', lookup };
  return { kind: 'not-connected', code: mainError(attempts) };
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

/** Nothing came: no packet to any address, no byte of TLS, no complete reply in time. */
export function isTimeout(failure: ProbeFailure | null): boolean {
  switch (failure?.kind) {
    case 'not-connected':
    case 'closed':
      return failure.code === 'ETIMEDOUT';
    case 'tls':
      return failure.result.reason === 'timeout';
    default:
      return failure?.kind === 'timeout';
  }
}

/** No connection, or no greeting after it. */
export function isSilence(failure: ProbeFailure): boolean {
  if (failure.kind === 'not-connected') return true;
  if (failure.kind === 'overtaken') return failure.phase === 'banner';
  return 'phase' in failure && failure.phase === 'banner' && isTimeout(failure);
}

/** 421 (RFC 5321 3.8): not now, or not so many of you. */
export function isTurnedAway(failure: ProbeFailure | null): boolean {
  return failure?.kind === 'reply' && failure.reply.code === 421;
}

/** A reset can be so quick that it is the answer to the connect itself. */
export function isCutBeforeAnyByte(failure: ProbeFailure | null): boolean {
  if (failure?.kind === 'not-connected') return failure.code === 'ECONNRESET';
  if (failure?.kind === 'closed') return failure.phase === 'banner' && failure.received.length === 0;
  if (failure?.kind !== 'tls' || failure.phase !== 'tls') return false;
  const { reason, firstBytes } = failure.result;
  return (reason === 'closed' || reason === 'reset') && firstBytes.length === 0;
}

/** The other mode may be the right one: TLS did not come up, or nothing that is SMTP was heard in clear. */
export function wantsOtherMode(failure: ProbeFailure | null, security: Security): boolean {
  if (failure?.kind === 'tls' && failure.phase === 'tls') {
    const { reason, firstBytes, upTo } = failure.result;
    if (upTo !== null) return false;
    if (reason === 'not-tls') return serviceOf(firstBytes) === 'smtp';
    return reason === 'closed' || reason === 'reset' || reason === 'other';
  }
  if (security === 'tls' || !failure || !('phase' in failure) || failure.phase !== 'banner') return false;
  if (failure.kind === 'protocol') return serviceOf(failure.received) === 'tls';
  return failure.kind === 'closed' && failure.received.length === 0;
}

/** Whatever came of it, this port speaks TLS from the start: nothing is awaited in the other mode. */
export function saidServerHello(failure: ProbeFailure | null): boolean {
  return failure?.kind === 'tls' && failure.phase === 'tls' && failure.result.upTo !== null;
}

/** What came instead of what this mode expects, such as HTTP in answer to a TLS hello. Null: nothing, or SMTP. */
export function otherServiceIn(failure: ProbeFailure | null): Uint8Array | null {
  if (failure?.kind !== 'tls' && failure?.kind !== 'protocol') return null;
  const bytes = failure.kind === 'tls' ? failure.result.firstBytes : failure.received;
  const service = serviceOf(bytes);
  return service === null || service === 'smtp' ? null : bytes;
}
