/** Signs in at one endpoint and sends the verification message: the part of a run that carries credentials. */
import type { Diagnosis } from '../../../shared/diagnosis.ts';
import type {
  Endpoint,
  PhaseName,
  PortFinding,
  SignIn,
  TranscriptLine,
  Verification,
} from '../../../shared/model.ts';
import type { Credentials } from '../base/credentials.ts';
import { isLoopbackLiteral } from '../base/hosts.ts';
import { networkStep, type StepFault } from '../base/network-step.ts';
import type { SmtpReply } from '../base/smtp-terms.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import type { Observation } from '../diagnosis/evidence.ts';
import { evidenceAt, type Where } from '../diagnosis/evidence-at.ts';
import type { Network } from '../network/network.ts';
import { findingOf } from '../probe/findings.ts';
import { unknownContext } from '../probe/observe.ts';
import { factsOf, type Probe, probeEndpoint } from '../probe/probe-endpoint.ts';
import type { SendOutcome, SmtpSession } from '../smtp/session.ts';
import type { AuthBudget, SignInOutcome } from '../smtp/sign-in.ts';
import type { VerificationMessage } from '../smtp/verification-message.ts';
import { evidenceOfSend } from './sign-in-evidence.ts';
import {
  type Blame,
  blame,
  notTried,
  oddWelcome,
  replyOf,
  signInOf,
  speaksOfMechanism,
} from './sign-in-result.ts';
import type { RunEvent } from './snapshot.ts';
import { tokenObservations } from './token-evidence.ts';

/** One sign-in and one message at one endpoint. */
export interface DeliveryOrder {
  network: Network;
  endpoint: Endpoint;
  /** The session of the race while it is still open. */
  session: SmtpSession | null;
  /** Null where the endpoint needs no sign-in. */
  credentials: Credentials | null;
  /** New credentials in place of a token that was not taken; null when there are none. */
  renew: (credentials: Credentials, signal: AbortSignal) => Promise<Credentials | null>;
  /** Nobody named the server: it is a usual name. */
  guessed: boolean;
  /** The source says that only tokens are taken here. */
  tokensOnly: boolean;
  budget: AuthBudget;
  mechanism?: string;
  trustedFingerprint?: string;
  provider: string | null;
  /** An address needs SMTPUTF8 (RFC 6531). */
  needsUtf8: boolean;
  /** Give the neutral name at once, instead of the address literal. */
  neutralName?: boolean;
  /** This host has refused a sign-in of this run. */
  refusedBefore?: boolean;
  /** A large ClientHello got no answer there in this run. */
  classicGroups?: boolean;
  /** Null: end after signing in. */
  message: VerificationMessage | null;
  /** Hears of what is slow, of the message on its way, and of the answer to it before the session is closed politely. */
  tell: (event: DeliveryEvent) => void;
}

type DeliveryEvent = Extract<RunEvent, { type: 'slow' | 'sending' | 'message-answered' }>;

/** What came of it, and whose fault a failure is. */
export interface Delivery extends Blame {
  signIn: SignIn | null;
  verification: Verification | null;
  /** `performance.now()` of the server's answer to the message; 0 where there was none. */
  answeredAt: number;
  /** Address of the machine that the latest session was with; null where there was none. */
  machine: string | null;
  /** What a new connection showed; empty where the session of the race was used. */
  facts: Partial<PortFinding>;
  /** Mechanisms that are advertised and did not work. */
  broken: string[];
  /** What the server said when it took the sign-in, where its words speak of a failure. */
  oddWelcome: string | null;
  transcript: TranscriptLine[];
}

const nothing: Delivery = {
  signIn: null,
  verification: null,
  answeredAt: 0,
  machine: null,
  facts: {},
  tryNext: false,
  unfit: false,
  secretRefused: false,
  broken: [],
  oddWelcome: null,
  transcript: [],
};

/** Runs one delivery. Never rejects; the session is closed at the end, whatever happened. */
export async function deliver(order: DeliveryOrder, signal: AbortSignal): Promise<Delivery> {
  const where: Where = { ...order.endpoint, provider: order.provider };
  if (order.tokensOnly && order.credentials?.kind === 'password') {
    const signIn = notTried({ kind: 'oauth-only', offered: [] }, where);
    return { ...nothing, signIn, tryNext: true, unfit: true };
  }
  const opened = await openSession(order, signal);
  if (!opened.session) return { ...nothing, facts: factsOfClosed(opened.probe, order), tryNext: true };
  const link: Link = { session: opened.session, probe: opened.probe };
  try {
    return await signInAndSend(link, order, where, signal);
  } finally {
    link.session.close();
  }
}

/** Why the endpoint itself can no longer be used. */
function factsOfClosed(probe: Probe, { refusedBefore }: DeliveryOrder): Partial<PortFinding> {
  const { diagnosis } = findingOf({ probe, further: { refusedBefore } }, [probe], unknownContext);
  return { ...factsOf(probe), usable: false, diagnosis };
}

/** The session in use; it is made anew when the server closes after a refused mechanism. */
interface Link {
  session: SmtpSession;
  /** How it was made; null for the session of the race. */
  probe: Probe | null;
}

type Opened = Link | { session: null; probe: Probe };

/** The session of the race when it still answers, else a new one. */
async function openSession(order: DeliveryOrder, signal: AbortSignal): Promise<Opened> {
  if (order.session && !order.session.closed && (await order.session.isAlive(signal))) {
    return { session: order.session, probe: null };
  }
  order.session?.close();
  const { network, trustedFingerprint, provider, neutralName, classicGroups, tell } = order;
  const options = {
    network,
    trustedFingerprint,
    provider,
    neutralName,
    classicGroups,
    onSlow: (endpoint: Endpoint, phase: PhaseName) => tell({ type: 'slow', endpoint, phase }),
    why: 'sign-in',
    bothModes: false,
  } as const;
  const probe = await probeEndpoint(
    order.endpoint,
    { ...options, withoutSignIn: order.credentials === null },
    signal,
  );
  return { session: probe.session, probe };
}

async function signInAndSend(
  link: Link,
  order: DeliveryOrder,
  where: Where,
  signal: AbortSignal,
): Promise<Delivery> {
  const transcript: TranscriptLine[] = [];
  const { credentials } = order;
  const outcome =
    credentials &&
    (await networkStep(
      'sign-in',
      (stop) => signIn(link, order, credentials, transcript, stop),
      signInBrokenOff,
      signal,
    ));
  const state = {
    ...nothing,
    signIn: outcome && signInOf(outcome, where, credentials, order.guessed),
    broken: outcome?.broken ?? [],
    oddWelcome: outcome?.ok ? oddWelcome(outcome, where) : null,
  };
  const failed = outcome?.failure ?? null;
  const verification = failed
    ? null
    : await networkStep(
        'send',
        (stop) => verifyByEitherName(link, order, where, transcript, stop),
        (fault) => sendBrokenOff(fault, link, order, where),
        signal,
      );
  const answeredAt = verification ? performance.now() : 0;
  if (verification && order.message) order.tell({ type: 'message-answered', verification });
  if (!failed) await link.session.quit(signal);
  transcript.push(...link.session.transcript.lines);
  return {
    ...state,
    verification,
    answeredAt,
    machine: link.session.connection.remote.ip,
    facts: link.probe ? factsOf(link.probe) : {},
    ...(failed && blame(failed, state.signIn, where)),
    transcript,
  };
}

function signInBrokenOff({ code }: StepFault): SignInOutcome {
  return { ok: false, mechanism: null, tried: [], broken: [], failure: { kind: 'client-fault', code } };
}

/** Once the final dot has left, nobody knows what became of the message (RFC 5321 4.5.3.2.6). */
function sendBrokenOff(
  { code }: StepFault,
  { session }: Link,
  { message, credentials }: DeliveryOrder,
  where: Where,
): Verification {
  const left = session.finalDotLeft;
  const seen: Observation[] = [{ kind: 'client-fault', code }];
  if (credentials) seen.push({ kind: 'signed-in' });
  if (left) seen.push({ kind: 'final-dot-unanswered' });
  const diagnosis = diagnose(evidenceAt(where, left ? 'after-data' : 'mail-from', seen));
  const messageId = message?.messageId ?? '';
  return { ok: left ? null : false, queueId: null, messageId, reply: null, diagnosis };
}

/** Signs in; a token that is not taken is replaced once, where that is possible. */
async function signIn(
  link: Link,
  order: DeliveryOrder,
  credentials: Credentials,
  transcript: TranscriptLine[],
  signal: AbortSignal,
): Promise<SignInOutcome> {
  const outcome = await tryMechanisms(link, order, credentials, transcript, signal);
  const refused = tokenObservations(outcome, credentials, order.endpoint.host).length > 0;
  const renewed = refused && order.budget.left > 0 ? await order.renew(credentials, signal) : null;
  if (!renewed || !(await reopen(link, order, link.session, transcript, signal))) return outcome;
  return joined(outcome, await tryMechanisms(link, order, renewed, transcript, signal));
}

/** Where the server closes after refusing a mechanism, goes on with the next one on a new connection. */
async function tryMechanisms(
  link: Link,
  order: DeliveryOrder,
  credentials: Credentials,
  transcript: TranscriptLine[],
  signal: AbortSignal,
): Promise<SignInOutcome> {
  const options = signInOptions(order);
  let outcome = await link.session.signIn(credentials, options, signal);
  while (outcome.reconnectFor && order.budget.left > 0) {
    if (!(await reopen(link, order, null, transcript, signal))) return outcome;
    const only = outcome.reconnectFor;
    outcome = joined(outcome, await link.session.signIn(credentials, { ...options, only }, signal));
  }
  return outcome;
}

/** Takes a session that still answers, else a new one. False when the endpoint cannot be reached again. */
async function reopen(
  link: Link,
  order: DeliveryOrder,
  session: SmtpSession | null,
  transcript: TranscriptLine[],
  signal: AbortSignal,
): Promise<boolean> {
  const again = await openSession({ ...order, session }, signal);
  if (!again.session) return false;
  if (again.session === link.session) return true;
  transcript.push(...link.session.transcript.lines);
  link.session.close();
  link.session = again.session;
  link.probe = again.probe;
  return true;
}

function joined(before: SignInOutcome, next: SignInOutcome): SignInOutcome {
  return { ...next, tried: [...before.tried, ...next.tried], broken: [...before.broken, ...next.broken] };
}

function signInOptions({ mechanism, budget, endpoint, provider }: DeliveryOrder) {
  const { host, port, security } = endpoint;
  const allowUnprotectedLoopback = security === 'none' && isLoopbackLiteral(host);
  const aboutMechanism = (reply: SmtpReply) => speaksOfMechanism(reply, { ...endpoint, provider });
  return { only: mechanism, budget, host, port, allowUnprotectedLoopback, aboutMechanism };
}

/** Sends the message, or only checks what can be checked without sending. */
async function verify(
  session: SmtpSession,
  order: DeliveryOrder,
  where: Where,
  signal: AbortSignal,
): Promise<Verification | null> {
  const { message } = order;
  if (!message) {
    const missing = order.needsUtf8 && !session.capabilities?.has('SMTPUTF8');
    return missing ? utf8Missing(where) : null;
  }
  order.tell({ type: 'sending' });
  const outcome = await session.send(message.outgoing, signal);
  const { ok, queueId } = outcome;
  return {
    ok,
    queueId,
    messageId: message.messageId,
    reply: replyOf(outcome.reply),
    diagnosis: sendDiagnosis(outcome, where, order.credentials !== null),
  };
}

/** No name that belongs to nobody can pass a server that looks it up, and such refusals are counted. */
const nameLookedUp = /not found|not exist|resolv|\bdns\b|\brecord/i;

/**
 * Some servers judge the name of EHLO only at MAIL or RCPT, although the client has signed in. There the neutral name
 * gets one try, on a new connection. Where that leads nowhere the first answer stays.
 */
async function verifyByEitherName(
  link: Link,
  order: DeliveryOrder,
  where: Where,
  transcript: TranscriptLine[],
  signal: AbortSignal,
): Promise<Verification | null> {
  const first = await verify(link.session, order, where, signal);
  const refused = first?.ok === false && first.diagnosis?.class === 'helo-rejected';
  if (!refused || nameLookedUp.test(first.reply?.text ?? '') || order.budget.left === 0) return first;
  const again = { ...order, neutralName: true };
  if (!(await reopen(link, again, null, transcript, signal))) return first;
  const outcome =
    order.credentials && (await tryMechanisms(link, again, order.credentials, transcript, signal));
  return outcome?.failure ? first : verify(link.session, again, where, signal);
}

function utf8Missing(where: Where): Verification {
  const diagnosis = diagnose(
    evidenceAt(where, 'mail-from', [{ kind: 'signed-in' }, { kind: 'smtputf8-missing' }]),
  );
  return { ok: false, queueId: null, messageId: '', reply: null, diagnosis };
}

/** A stop is no diagnosis, except after the final dot: then nobody knows what became of the message. */
function sendDiagnosis({ ok, failure }: SendOutcome, where: Where, signedIn: boolean): Diagnosis | null {
  if (!failure || (failure.kind === 'stopped' && ok !== null)) return null;
  if (failure.kind === 'smtputf8-missing' || failure.kind === 'size-limit') {
    return diagnose(evidenceAt(where, 'mail-from', signedIn ? [{ kind: 'signed-in' }, failure] : [failure]));
  }
  return diagnose(evidenceOfSend(failure, where, signedIn));
}
