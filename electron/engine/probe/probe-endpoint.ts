/** One probe at one endpoint in one mode: connect, TLS, greeting, EHLO, upgrade, sign-in offer. No credentials. */
import type {
  AddressAttempt,
  ContactReason,
  Endpoint,
  Phase,
  PhaseName,
  PortFinding,
} from '../../../shared/model.ts';
import { isLoopbackLiteral } from '../base/hosts.ts';
import type { Evidence, Observation } from '../diagnosis/evidence.ts';
import {
  evidenceAt,
  evidenceOfCertificate,
  evidenceOfDial,
  evidenceOfFailure,
  mechanismsNotSpoken,
  type Where,
} from '../diagnosis/evidence-of.ts';
import type { Connection, DialResult, Network, TlsOptions } from '../network/network.ts';
import { largeHelloBytes } from '../network/tls/tls-records.ts';
import { spokenMechanisms } from '../smtp/authenticate.ts';
import { recognisedMechanisms } from '../smtp/mechanisms/recognised.ts';
import type { SmtpFailure } from '../smtp/outcome.ts';
import type { Patience } from '../smtp/patience.ts';
import { SmtpSession } from '../smtp/session.ts';
import { slowConnectMs } from './limits.ts';

export interface ProbeOptions {
  network: Network;
  why: ContactReason;
  /** Name for SNI and the identity check; the host itself when absent. */
  servername?: string;
  trustedFingerprint?: string;
  /** Provider id, for the diagnosis. */
  provider: string | null;
  /** A labelled probe with TLS 1.0/1.1, to prove an old server. Its session is never used. */
  legacy?: boolean;
  /** Without post-quantum key shares. */
  classicGroups?: boolean;
  /** EHLO gives the neutral name at once, instead of the address literal. */
  neutralName?: boolean;
  /** The source says that no sign-in is needed. */
  withoutSignIn?: boolean;
  /** Try the other mode of a port where the first probe says so. */
  bothModes: boolean;
  /** Other deadlines than the usual ones, by step. */
  patience?: Partial<Patience>;
  /** Called once in each step that takes longer than usual: slow, but normal. */
  onSlow?: (endpoint: Endpoint, phase: PhaseName) => void;
  /** Called when the connection stands, and the first sign that this is the right mode is awaited. */
  onWait?: () => void;
  /** Called with that sign: TLS is up, or the greeting came in clear. */
  onSign?: () => void;
}

/** What one probe saw. `evidence` is null when the endpoint is usable; `session` is open only then. */
export interface Probe {
  endpoint: Endpoint;
  usable: boolean;
  evidence: Evidence | null;
  session: SmtpSession | null;
  /** A 220 greeting was heard, whatever came later. */
  greeted: boolean;
  /** The signal ended the probe before it could say anything. */
  cutOff: boolean;
  /** Grows until every address has answered. */
  addresses: AddressAttempt[];
  dialPhases: Phase[];
  /** Resolves when `addresses` is final, and the session of an unusable endpoint is closed. */
  settled: Promise<void>;
  /** The session of an unusable endpoint too: it holds the facts. It takes its leave unless the endpoint is usable. */
  record: SmtpSession | null;
}

/** Probes one endpoint. Never rejects; when the signal fires the connection is closed and the probe is unusable. */
export async function probeEndpoint(
  endpoint: Endpoint,
  options: ProbeOptions,
  signal: AbortSignal,
): Promise<Probe> {
  const probe = await probeOnce(endpoint, options, signal);
  if (!lostLargeHello(probe) || signal.aborted) return probe;
  const again = await probeOnce(endpoint, { ...options, classicGroups: true }, signal);
  return again.record?.connection.tls ? again : probe;
}

/** Silence or a reset in answer to a large ClientHello: some middleboxes and servers take only one segment. */
function lostLargeHello({ evidence }: Probe): boolean {
  const failure = evidence?.failure;
  if (failure?.kind !== 'tls') return false;
  const { reason, firstBytes, helloBytes } = failure.result;
  const unanswered = firstBytes.length === 0 && (reason === 'timeout' || reason === 'reset');
  return unanswered && helloBytes > largeHelloBytes;
}

async function probeOnce(endpoint: Endpoint, options: ProbeOptions, signal: AbortSignal): Promise<Probe> {
  const startedAt = performance.now();
  const { host, port } = endpoint;
  const slow = setTimeout(() => options.onSlow?.(endpoint, 'connect'), slowConnectMs);
  const dial = await options.network.dial({ host, port, why: options.why }, signal);
  clearTimeout(slow);
  const probe = newProbe(endpoint, dial, performance.now() - startedAt);
  const where = { ...endpoint, provider: options.provider };
  if (!dial.connection) return { ...probe, evidence: evidenceOfDial(dial, where), cutOff: signal.aborted };
  return talk(probe, dial.connection, options, signal);
}

function newProbe(endpoint: Endpoint, dial: DialResult, totalMs: number): Probe {
  const lookupMs = dial.lookup.ms;
  const phases: Phase[] = [{ name: 'dns', ms: Math.round(lookupMs) }];
  if (dial.attempts.length > 0)
    phases.push({ name: 'connect', ms: Math.max(0, Math.round(totalMs - lookupMs)) });
  const addresses = dial.attempts;
  const settled = dial.settled.then((attempts) => {
    addresses.splice(0, addresses.length, ...attempts);
  });
  return {
    endpoint,
    usable: false,
    evidence: null,
    session: null,
    greeted: false,
    cutOff: false,
    addresses,
    dialPhases: phases,
    settled,
    record: null,
  };
}

async function talk(
  probe: Probe,
  connection: Connection,
  options: ProbeOptions,
  signal: AbortSignal,
): Promise<Probe> {
  const { host, port, security } = probe.endpoint;
  const servername = options.servername ?? host;
  const { trustedFingerprint, legacy, classicGroups, neutralName, patience } = options;
  const tls: TlsOptions = { servername, trustedFingerprint, legacy, classicGroups };
  const onSlow = (phase: PhaseName) => options.onSlow?.(probe.endpoint, phase);
  const session = new SmtpSession(connection, { servername, neutralName, patience, onSlow });
  const failure = await reachSignIn(session, probe, tls, options, signal);
  const seen: Probe = {
    ...probe,
    record: session,
    greeted: session.greetingText !== null && greetedWell(failure),
  };
  const evidence = judge(session, failure, { host, port, security, provider: options.provider }, options);
  if (evidence === null && !options.legacy) return { ...seen, usable: true, session };
  const settled = Promise.all([probe.settled, session.leave(signal)]).then(() => {});
  return { ...seen, evidence, settled, cutOff: failure?.kind === 'stopped' };
}

/** Walks up to the EHLO that counts. Null when every step went well. */
async function reachSignIn(
  session: SmtpSession,
  probe: Probe,
  tls: TlsOptions,
  options: ProbeOptions,
  signal: AbortSignal,
): Promise<SmtpFailure | null> {
  options.onWait?.();
  if (probe.endpoint.security === 'tls') {
    const up = await session.startImplicitTls(tls, signal);
    if (!up.ok) return up.failure;
    options.onSign?.();
  }
  const greeting = await session.readGreeting(signal);
  if (!greeting.ok) return greeting.failure;
  options.onSign?.();
  const hello = await session.hello(signal);
  if (!hello.ok) return hello.failure;
  if (probe.endpoint.security !== 'starttls') return null;
  const upgrade = await session.upgrade(tls, signal);
  if (!upgrade.ok) return upgrade.failure;
  const again = await session.hello(signal);
  return again.ok ? null : again.failure;
}

function greetedWell(failure: SmtpFailure | null): boolean {
  return !(failure?.phase === 'banner');
}

/**
 * Null when the endpoint is usable, else what speaks against it; a bad certificate counts before what came after it.
 */
function judge(
  session: SmtpSession,
  failure: SmtpFailure | null,
  where: Where,
  options: ProbeOptions,
): Evidence | null {
  const tls = session.connection.tls;
  const heard = { tls, greeting: session.greetingText };
  const telling = failure?.kind === 'stopped' || failure?.kind === 'protocol';
  if (tls && !tls.verified && !telling) {
    const evidence = evidenceOfCertificate(tls, where);
    return { ...evidence, observations: [...evidence.observations, ...localGateway(where)], ...heard };
  }
  if (failure) {
    const evidence = { ...evidenceOfFailure(failure, where), ...heard };
    if (tls || session.greetingText === null) return evidence;
    return { ...evidence, observations: [...evidence.observations, { kind: 'greeted-in-clear' }] };
  }
  if (where.security === 'none' && !isLoopbackLiteral(where.host) && !options.withoutSignIn) {
    return { ...evidenceAt(where, 'starttls', [encryptionOffer(session)]), ...heard };
  }
  const missing = options.withoutSignIn ? [] : signInOffer(session, tls !== null);
  return missing.length === 0 ? null : { ...evidenceAt(where, 'auth', missing), ...heard };
}

/** Why an endpoint in clear is not used: encryption is there to be switched on, or it is missing. */
function encryptionOffer(session: SmtpSession): Observation {
  const offered = session.capabilities?.has('STARTTLS') ?? false;
  return offered ? { kind: 'other-mode-works', security: 'starttls' } : { kind: 'starttls-missing' };
}

/** A gateway on this computer, such as Proton Mail Bridge or DavMail. */
function localGateway({ host }: Where): Observation[] {
  return host === 'localhost' || isLoopbackLiteral(host) ? [{ kind: 'local-host' }] : [];
}

/** Signs of a place that is not made for people, or of something in front of the server. */
function whyNoSignIn({ capabilities }: SmtpSession, tls: boolean): Observation[] {
  if (capabilities?.has('X-EXPS')) return [{ kind: 'exchange-servers-only' }];
  return tls && capabilities?.has('STARTTLS') ? [{ kind: 'starttls-inside-tls' }] : [];
}

function signInOffer(session: SmtpSession, tls: boolean): Observation[] {
  const offered = session.capabilities?.mechanisms ?? [];
  if (offered.length === 0) return [{ kind: 'auth-not-offered', tls }, ...whyNoSignIn(session, tls)];
  return spokenMechanisms(offered).length > 0
    ? []
    : mechanismsNotSpoken(offered, recognisedMechanisms(offered));
}

export type ProbeFacts = Pick<
  PortFinding,
  'phases' | 'greeting' | 'capabilities' | 'tls' | 'auth' | 'transcript'
>;

/** The facts of a probe in the shape of a PortFinding. */
export function factsOf(probe: Probe): ProbeFacts {
  const session = probe.record;
  return {
    phases: [...probe.dialPhases, ...(session?.phases ?? [])],
    greeting: session?.greetingText ?? null,
    capabilities: session?.capabilityLines ?? { before: null, after: null },
    tls: session?.connection.tls ?? null,
    auth: [...(session?.capabilities?.mechanisms ?? [])],
    transcript: session ? [...session.transcript.lines] : [],
  };
}
