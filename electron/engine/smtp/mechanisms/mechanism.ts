/** What every SASL mechanism looks like to the AUTH frame (RFC 4422 5). */
import type { CancelReason, ProofProblem } from '../../base/smtp-terms.ts';

/** What a mechanism is made from. The secret is open here and nowhere else. */
export interface MechanismContext {
  username: string;
  secret: string;
  /** Server as it was dialled; OAUTHBEARER names it to the server. */
  host: string;
  port: number;
  /** Channel binding of this TLS session (RFC 5056), null when there is none. */
  binding: ChannelBinding | null;
  /** The server lists at least one -PLUS mechanism. */
  plusOffered: boolean;
  /** A fresh nonce of printable characters without comma. */
  nonce: () => string;
  /** Makes text of the server safe to show: no control characters, no secret. */
  safe: (text: string) => string;
}

/** RFC 9266 for TLS 1.3, RFC 5929 for older versions. */
export interface ChannelBinding {
  type: 'tls-exporter' | 'tls-unique' | 'tls-server-end-point';
  data: Uint8Array;
}

/** Error object of a token mechanism (RFC 7628 3.2.2), untrusted text made safe to show. */
export interface TokenError {
  status: string | null;
  scope: string | null;
}

/** What the client does next: answer, end the exchange with `*`, or trust the server no more. */
export type MechanismStep =
  | { kind: 'answer'; bytes: Uint8Array }
  | { kind: 'cancel'; reason: CancelReason }
  | { kind: 'not-authentic'; reason: ProofProblem };

/** One exchange under way. It is pure: no sockets, no clock. */
export interface Mechanism {
  /** First message of the client; null when the server speaks first. */
  readonly initial: Uint8Array | null;
  /** Answers a challenge. Null stands for one that is not base64. */
  respond(challenge: Uint8Array | null): MechanismStep | Promise<MechanismStep>;
  /** What was sent so far proves nothing yet: success now would be an answer to nothing. */
  readonly secretHeld?: boolean;
  /** Asked when the server says success: what is missing in its proof, null when nothing is. */
  readonly proofProblem?: ProofProblem | null;
  /** What a token mechanism was told about the refusal. */
  readonly tokenError?: TokenError | null;
}

/** An answer in UTF-8. */
export function answer(text: string): MechanismStep {
  return { kind: 'answer', bytes: Buffer.from(text, 'utf8') };
}

export const unexpected: MechanismStep = { kind: 'cancel', reason: 'challenge-unexpected' };
export const undecodable: MechanismStep = { kind: 'cancel', reason: 'challenge-undecodable' };
