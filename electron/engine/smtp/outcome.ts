/** How one step of a submission session ends. Expected failures are values of this union. */
import type { PhaseName } from '../../../shared/model.ts';
import type { ProtocolFault, SmtpReply } from '../base/smtp-terms.ts';
import type { TlsResult } from '../network/network.ts';

/** Why a step gave no value. `received`: bytes of an unfinished reply, as evidence. Times in milliseconds. */
export type SmtpFailure =
  /** The server refused the step. */
  | { kind: 'reply'; phase: PhaseName; reply: SmtpReply }
  /** A proper reply that belongs to another step, as 220 to EHLO. What the server did is not known. */
  | { kind: 'out-of-step'; phase: PhaseName; reply: SmtpReply }
  /** No complete reply in time. `stalled`: a part of the message did not leave in time. */
  | { kind: 'timeout'; phase: PhaseName; waitedMs: number; received: Uint8Array; stalled?: true }
  /** The connection ended. `code` is a system code such as ECONNRESET, null for an orderly end. */
  | { kind: 'closed'; phase: PhaseName; code: string | null; received: Uint8Array }
  /** What came is not SMTP, or breaks a cap. */
  | { kind: 'protocol'; phase: PhaseName; fault: ProtocolFault; received: Uint8Array }
  /** The server does not offer STARTTLS, so it was not asked (RFC 3207 4). */
  | { kind: 'starttls-not-offered'; phase: 'starttls' }
  /** TLS did not come up. */
  | { kind: 'tls'; phase: 'tls' | 'starttls-tls'; result: Extract<TlsResult, { up: false }> }
  /** The person stopped. */
  | { kind: 'stopped'; phase: PhaseName };

export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: SmtpFailure };
