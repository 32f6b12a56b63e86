/** What the submission client says and the diagnosis reads as it is: replies, and the names of faults. */

/** A complete reply (RFC 5321 4.2). `lines` are the texts without the code, made safe to show. */
export interface SmtpReply {
  code: number;
  /** `class.subject.detail` of RFC 3463 when the text begins with one, else null. */
  enhanced: string | null;
  /** The server did not announce ENHANCEDSTATUSCODES (RFC 2034), so `enhanced` is only a hint. */
  enhancedIsHint?: true;
  lines: string[];
}

/** How what came breaks the rules of SMTP. */
export type ProtocolFault =
  | 'not-smtp'
  | 'mixed-codes'
  | 'line-too-long'
  | 'too-many-lines'
  | 'reply-too-large'
  | 'unsolicited-reply'
  | 'bytes-after-starttls'
  | 'too-many-challenges';

/** Why an exchange was cancelled by us with `*` (RFC 4954 4). */
export type CancelReason =
  | 'challenge-undecodable'
  | 'challenge-unexpected'
  | 'extension-required'
  | 'nonce-mismatch'
  | 'iterations-out-of-range'
  | 'response-too-long';

/** Why a mutual mechanism did not prove the server (RFC 5802 5.1, 7). */
export type ProofProblem =
  | 'signature-missing'
  | 'signature-wrong'
  | 'channel-bindings-dont-match'
  | 'server-does-support-channel-binding';

/**
 * What a mechanism that we do not speak would need. `client-certificate`, `windows-domain`, `kerberos`: that. `no-login`:
 * it signs nobody in. `obsolete`: it was withdrawn.
 */
export type RecognisedNeed = 'client-certificate' | 'windows-domain' | 'kerberos' | 'no-login' | 'obsolete';
