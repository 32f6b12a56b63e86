/** Shapes of signing in (RFC 4954). The logic is in authenticate.ts, one file per mechanism in mechanisms/. */
import type { CancelReason, ProofProblem, SmtpReply } from '../base/smtp-terms.ts';
import type { TokenError } from './mechanisms/mechanism.ts';
import type { RecognisedMechanism } from './mechanisms/recognised.ts';
import type { SmtpFailure } from './outcome.ts';

/** AUTH commands that may still be sent for this account in this run; starts at 3, shared by all hosts and endpoints. */
export interface AuthBudget {
  left: number;
}

/** One AUTH command and its last reply; null where none came. */
export interface AuthAttempt {
  mechanism: string;
  ok: boolean;
  reply: SmtpReply | null;
  /** What the server said about the token. */
  tokenError?: TokenError;
}

/** What EHLO offers is of no use. */
export type OfferFailure =
  /** No AUTH in the capability list. `tls` tells whether it was asked inside TLS. */
  | { kind: 'auth-not-offered'; tls: boolean }
  /** AUTH is offered, but with no mechanism that fits these credentials. */
  | { kind: 'mechanisms-not-spoken'; offered: string[]; recognised?: RecognisedMechanism[] };

export type SignInFailure =
  | SmtpFailure
  | OfferFailure
  /** Only token mechanisms are offered and a password was given. */
  | { kind: 'oauth-only'; offered: string[] }
  /** We ended the exchange with `*`, because what the server asked breaks its rules. `reply` is the answer to that. */
  | { kind: 'cancelled'; reason: CancelReason; reply: SmtpReply }
  /** A mutual mechanism ended without, or with a wrong, proof of the server (RFC 5802 5). */
  | { kind: 'server-not-authentic'; mechanism: string; reason: ProofProblem }
  /** Three AUTH commands were used up. */
  | { kind: 'budget-spent' }
  /** The link is not encrypted and verified, so nothing was sent. */
  | { kind: 'not-protected' }
  /** A NUL in the user name or the secret, which no mechanism can carry (RFC 4616 2). Nothing was sent. */
  | { kind: 'credentials-unusable' }
  /** A fault of ours broke it off. */
  | { kind: 'client-fault'; code: string };

export interface SignInOutcome {
  ok: boolean;
  /** The mechanism that worked, upper case. */
  mechanism: string | null;
  tried: AuthAttempt[];
  /** Mechanisms that are advertised and did not work, although another did or the reason lies with the server. */
  broken: string[];
  failure: SignInFailure | null;
  /** The server closed after its refusal. A new session may go on with this mechanism as `only`. */
  reconnectFor?: string;
  /** The secret has characters outside ASCII, which servers prepare in different ways (RFC 4013, RFC 8265). */
  nonAsciiSecret?: true;
}
