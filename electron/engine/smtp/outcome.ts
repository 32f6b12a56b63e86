/** How one step of a submission session ends. Expected failures are values of this union. */
import type { PhaseName } from '../../../shared/model.ts';
import type { TlsResult } from '../network/network.ts';

/** A complete reply (RFC 5321 4.2). `lines` are the texts without the code, made safe to show. */
export interface SmtpReply {
  code: number;
  /** `class.subject.detail` of RFC 3463 when the text begins with one, else null. */
  enhanced: string | null;
  /** The server did not announce ENHANCEDSTATUSCODES (RFC 2034), so `enhanced` is only a hint. */
  enhancedIsHint?: true;
  lines: string[];
}

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

export type ProtocolFault =
  | 'not-smtp'
  | 'mixed-codes'
  | 'line-too-long'
  | 'too-many-lines'
  | 'reply-too-large'
  | 'unsolicited-reply'
  | 'bytes-after-starttls'
  | 'too-many-challenges';

export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: SmtpFailure };
