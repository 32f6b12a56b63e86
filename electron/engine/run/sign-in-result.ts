/** What the outcome of signing in says: as a part of the result, and whether another endpoint may do better. */
import type { Diagnosis, ProblemClass, Reply } from '../../../shared/diagnosis.ts';
import type { SignIn } from '../../../shared/model.ts';
import { withoutShownBlanks } from '../../../shared/providers/app-passwords.ts';
import type { Credentials } from '../base/credentials.ts';
import type { SmtpReply } from '../base/smtp-terms.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import type { Observation } from '../diagnosis/evidence.ts';
import { evidenceOfReply, type Where } from '../diagnosis/evidence-at.ts';
import { replyText } from '../diagnosis/reply-words.ts';
import { providerByHost } from '../discovery/providers.ts';
import type { SignInFailure, SignInOutcome } from '../smtp/sign-in.ts';
import { evidenceOfSignIn } from './sign-in-evidence.ts';
import { tokenObservations } from './token-evidence.ts';

/** Whose fault a failed sign-in is. */
export interface Blame {
  /** The reason lies with the endpoint, not with the password: the next one may work. */
  tryNext: boolean;
  /** The endpoint cannot take what the person has. */
  unfit: boolean;
  /** The server said no to the name or the secret. */
  secretRefused: boolean;
}

/** `guessed`: nobody named the server. */
export function signInOf(
  outcome: SignInOutcome,
  where: Where,
  credentials: Credentials | null,
  guessed = false,
): SignIn {
  const { ok, mechanism, failure } = outcome;
  const tried = outcome.tried.map((attempt) => ({
    mechanism: attempt.mechanism,
    ok: attempt.ok,
    reply: replyOf(attempt.reply),
  }));
  if (!failure || failure.kind === 'stopped') return { ok, mechanism, tried, diagnosis: null };
  const evidence = evidenceOfSignIn(failure, where);
  const observations: Observation[] = [
    ...evidence.observations,
    ...tokenObservations(outcome, credentials, where.host),
    ...(outcome.nonAsciiSecret ? [{ kind: 'secret-not-ascii', specialLetters: true } as const] : []),
    ...(failure.kind === 'reply' && credentials?.username.includes('@')
      ? [{ kind: 'name-is-address', nameIsAddress: true } as const]
      : []),
    ...(failure.kind === 'reply' && isShownWithBlanks(credentials, where)
      ? [{ kind: 'secret-with-blanks', withBlanks: true } as const]
      : []),
  ];
  const diagnosis = diagnose({ ...evidence, observations });
  return { ok, mechanism, tried, diagnosis: guessed ? doubted(diagnosis) : diagnosis };
}

/** An app password as its provider shows it: the blanks are there for the eye. */
function isShownWithBlanks(credentials: Credentials | null, { host }: Where): boolean {
  if (credentials?.kind !== 'password') return false;
  return withoutShownBlanks(credentials.secret.open(), providerByHost(host)?.id ?? null) !== null;
}

/** The account may live at another server: the "no" of one that nobody named says little about the password. */
function doubted(diagnosis: Diagnosis): Diagnosis {
  if (diagnosis.class !== 'auth-bad-credentials') return diagnosis;
  return { ...diagnosis, certainty: 'possible', facts: { ...diagnosis.facts, guessed: true } };
}

/** Says nothing else, so that the rules need not be asked at every sign-in. */
const plainWelcome =
  /^(?:(?:smtp )?(?:auth|authentication|login) )?(?:successful|succeeded|accepted|ok|logged in|welcome)[.!]?$/;

/** Classes that the words behind a 235 may speak of; the message decides whether they are true. */
export function oddWelcome({ tried }: SignInOutcome, where: Where): string | null {
  const reply = tried.at(-1)?.reply;
  if (!reply) return null;
  const evidence = evidenceOfReply(reply, 'auth', where);
  if (plainWelcome.test(evidence.reply?.words ?? '')) return null;
  const { class: problem } = diagnose(evidence);
  return /^(auth|account)-/.test(problem) ? replyText(reply) : null;
}

/** The sign-ins at several endpoints as one: every AUTH command, and the cause that an answer stands behind. */
export function joinSignIns(before: SignIn | null, next: SignIn | null): SignIn | null {
  if (!before || !next) return next ?? before;
  const untold = before.tried.length === 0 && before.diagnosis?.class !== 'auth-oauth-required';
  const telling = next.ok || next.tried.length > 0 || untold ? next : before;
  return { ...telling, tried: [...before.tried, ...next.tried] };
}

/**
 * The sign-in that ended before any AUTH command went out, with the diagnosis of `failure`; without one where it was
 * stopped.
 */
export function notTried(failure: SignInFailure, where: Where): SignIn {
  return signInOf({ ok: false, mechanism: null, tried: [], broken: [], failure }, where, null);
}

/** Reply codes to AUTH that speak of the mechanism and not of the account (RFC 4954 6). */
const mechanismCodes: ReadonlySet<number> = new Set([500, 501, 502, 503, 504, 538]);
/** And what a reply with another code is about, when its words do. */
const mechanismClasses: ReadonlySet<ProblemClass> = new Set([
  'auth-mechanism-unsupported',
  'tls-required-first',
]);

/** One judgement for the text, for the next mechanism, and for the next endpoint. */
export function speaksOfMechanism(reply: SmtpReply, where: Where): boolean {
  if (mechanismCodes.has(reply.code)) return true;
  return reply.code >= 500 && mechanismClasses.has(diagnose(evidenceOfReply(reply, 'auth', where)).class);
}

/** A lock after too many sign-ins holds at every endpoint: more of them make it longer. */
export function blame(failure: SignInFailure, signIn: SignIn | null, where: Where): Blame {
  const withEndpoint = liesWithEndpoint(failure, where);
  const locked = signIn?.diagnosis?.class === 'auth-too-many-attempts';
  return {
    tryNext: withEndpoint && !locked,
    unfit: failure.kind === 'oauth-only' || failure.kind === 'mechanisms-not-spoken',
    secretRefused: failure.kind === 'reply' && !withEndpoint,
  };
}

/** Not offered, unsupported, 4yz or cut off: another endpoint may do better. After a 535 the run stops. */
function liesWithEndpoint(failure: SignInFailure, where: Where): boolean {
  switch (failure.kind) {
    case 'reply':
      return failure.reply.code < 500 || speaksOfMechanism(failure.reply, where);
    case 'out-of-step':
    case 'cancelled':
    case 'auth-not-offered':
    case 'mechanisms-not-spoken':
    case 'oauth-only':
    case 'timeout':
    case 'closed':
    case 'protocol':
    case 'client-fault':
      return true;
    default:
      return false;
  }
}

/** A reply as results show it. */
export function replyOf(reply: SmtpReply | null): Reply | null {
  return reply && { code: reply.code, enhanced: reply.enhanced, text: replyText(reply) };
}
