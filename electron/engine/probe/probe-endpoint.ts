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
import { networkStep } from '../base/network-step.ts';
import type { Connection, DialResult, Network, TlsOptions } from '../network/network.ts';
import { largeHelloBytes } from '../network/tls/tls-records.ts';
import { spokenMechanisms } from '../smtp/authenticate.ts';
import { recognisedMechanisms } from '../smtp/mechanisms/recognised.ts';
import type { SmtpFailure } from '../smtp/outcome.ts';
import type { Patience } from '../smtp/patience.ts';
import { SmtpSession } from '../smtp/session.ts';
import { failureOfDial, otherServiceIn, type ProbeFailure, saidServerHello } from './failure.ts';
import { slowConnectMs } from './limits.ts';
import { nextMachine } from './machines.ts';

/** How one endpoint is probed. Without an option it is as a mail program would do it. */
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
  /** A labelled probe whose ClientHello does not name the server. Its session is never used. */
  withoutName?: boolean;
  /** Without post-quantum key shares. */
  classicGroups?: boolean;
  /** Only the machine at this address, instead of the first that connects. */
  ip?: string;
  /** Milliseconds for each address, where they are not the usual ones. */
  connectMs?: number;
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
  /** Ends the wait: what is there to be heard in this mode was heard in the other one. */
  enough?: AbortSignal;
  /** Called when the connection stands, and the first sign that this is the right mode is awaited. */
  onWait?: () => void;
  /** Called with that sign: TLS is up, or the greeting came in clear. */
  onSign?: () => void;
}

/** What one probe saw. `failure` is null when the endpoint is usable; `session` is open only then. */
export interface Probe {
  endpoint: Endpoint;
  /** Provider id of the host, for the diagnosis. */
  provider: string | null;
  usable: boolean;
  failure: ProbeFailure | null;
  session: SmtpSession | null;
  /** A 220 greeting was heard, whatever came later. */
  greeted: boolean;
  /** The signal ended the probe, so many milliseconds after it began, before it could say anything. */
  cutOffAfterMs: number | null;
  /** Grows until every address has answered. */
  addresses: AddressAttempt[];
  dialPhases: Phase[];
  /** Resolves when `addresses` is final, and the session of an unusable endpoint is closed. */
  settled: Promise<void>;
  /** The session of an unusable endpoint too: it holds the facts. It takes its leave unless the endpoint is usable. */
  record: SmtpSession | null;
}

/** Probes one endpoint. Never rejects; when the signal fires the connection is closed and the probe is unusable. */
export function probeEndpoint(
  endpoint: Endpoint,
  options: ProbeOptions,
  signal: AbortSignal,
): Promise<Probe> {
  return networkStep(
    'endpoint',
    (stop) => probeWithEitherHello(endpoint, options, stop),
    ({ code }) => ({ ...unseen(endpoint, options.provider), failure: { kind: 'client-fault', code } }),
    signal,
  );
}

async function probeWithEitherHello(
  endpoint: Endpoint,
  options: ProbeOptions,
  signal: AbortSignal,
): Promise<Probe> {
  const probe = await probeMachine(endpoint, options, signal);
  if (options.ip !== undefined || options.legacy) return probe;
  const at = (ip: string, stop: AbortSignal) => probeMachine(endpoint, { ...options, ip }, stop);
  return nextMachine(probe, at, options.enough ? AbortSignal.any([signal, options.enough]) : signal);
}

async function probeMachine(endpoint: Endpoint, options: ProbeOptions, signal: AbortSignal): Promise<Probe> {
  const startedAt = performance.now();
  const probe = await probeOnce(endpoint, options, startedAt, signal);
  if (!lostLargeHello(probe.failure) || options.classicGroups || signal.aborted) return probe;
  const again = await probeOnce(endpoint, { ...options, classicGroups: true }, startedAt, signal);
  return again.record?.connection.tls ? again : probe;
}

/** Silence or a reset in answer to a large ClientHello: some middleboxes and servers take only one segment. */
function lostLargeHello(failure: ProbeFailure | null): boolean {
  if (failure?.kind !== 'tls') return false;
  const { reason, firstBytes, helloBytes } = failure.result;
  const unanswered = firstBytes.length === 0 && (reason === 'timeout' || reason === 'reset');
  return unanswered && helloBytes > largeHelloBytes;
}

async function probeOnce(
  endpoint: Endpoint,
  options: ProbeOptions,
  startedAt: number,
  signal: AbortSignal,
): Promise<Probe> {
  const dialledAt = performance.now();
  const { host, port } = endpoint;
  const stop = options.enough ? AbortSignal.any([signal, options.enough]) : signal;
  const slow = setTimeout(() => options.onSlow?.(endpoint, 'connect'), slowConnectMs);
  const { why, ip, connectMs } = options;
  const dial = await options.network.dial({ host, port, why, ip, timeoutMs: connectMs }, stop);
  clearTimeout(slow);
  const seen = afterDial(endpoint, options.provider, dial, performance.now() - dialledAt);
  const probe = dial.connection
    ? await talk(seen, dial.connection, options, stop)
    : { ...seen, failure: failureOfDial(dial) };
  const stopped = dial.connection ? probe.failure?.kind === 'stopped' : stop.aborted;
  if (!stopped) return probe;
  if (probe.failure?.kind === 'stopped' && options.enough?.aborted && !signal.aborted)
    return { ...probe, failure: { kind: 'overtaken', phase: probe.failure.phase } };
  return { ...probe, cutOffAfterMs: Math.round(performance.now() - startedAt) };
}

function afterDial(endpoint: Endpoint, provider: string | null, dial: DialResult, totalMs: number): Probe {
  const lookupMs = dial.lookup.ms;
  const phases: Phase[] = [{ name: 'dns', ms: Math.round(lookupMs) }];
  if (dial.attempts.length > 0)
    phases.push({ name: 'connect', ms: Math.max(0, Math.round(totalMs - lookupMs)) });
  const addresses = dial.attempts;
  const settled = dial.settled.then((attempts) => {
    addresses.splice(0, addresses.length, ...attempts);
  });
  return { ...unseen(endpoint, provider), addresses, dialPhases: phases, settled };
}

/** Nothing was seen yet. */
function unseen(endpoint: Endpoint, provider: string | null): Probe {
  return {
    endpoint,
    provider,
    usable: false,
    failure: null,
    session: null,
    greeted: false,
    cutOffAfterMs: null,
    addresses: [],
    dialPhases: [],
    settled: Promise.resolve(),
    record: null,
  };
}

async function talk(
  probe: Probe,
  connection: Connection,
  options: ProbeOptions,
  signal: AbortSignal,
): Promise<Probe> {
  const servername = options.servername ?? probe.endpoint.host;
  const { trustedFingerprint, legacy, withoutName, classicGroups, neutralName, patience } = options;
  const tls: TlsOptions = { servername, trustedFingerprint, legacy, withoutName, classicGroups };
  const onSlow = (phase: PhaseName) => options.onSlow?.(probe.endpoint, phase);
  const session = new SmtpSession(connection, { servername, neutralName, patience, onSlow });
  const failed = await reachSignIn(session, probe, tls, options, signal);
  const seen: Probe = {
    ...probe,
    record: session,
    greeted: session.greetingText !== null && failed?.phase !== 'banner',
  };
  const failure = failed ? certificateOr(failed, session) : whyUnusable(session, probe.endpoint, options);
  if (failure === null && !legacy) return { ...seen, usable: true, session };
  const settled = Promise.all([probe.settled, session.leave(signal)]).then(() => {});
  return { ...seen, failure, settled };
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

/** A bad certificate counts before what came after it; but not before a stop, nor before what is no SMTP. */
function certificateOr(failed: SmtpFailure, session: SmtpSession): ProbeFailure {
  if (failed.kind === 'stopped' || failed.kind === 'protocol') return failed;
  return badCertificate(session) ?? failed;
}

function badCertificate({ connection: { tls } }: SmtpSession): ProbeFailure | null {
  return tls && !tls.verified ? { kind: 'certificate', facts: tls } : null;
}

/** Every step went well: what speaks against the endpoint all the same, null when it is usable. */
function whyUnusable(
  session: SmtpSession,
  { host, security }: Endpoint,
  { withoutSignIn }: ProbeOptions,
): ProbeFailure | null {
  const bad = badCertificate(session);
  if (bad || withoutSignIn) return bad;
  if (security === 'none' && !isLoopbackLiteral(host))
    return { kind: 'in-clear', startTls: session.capabilities?.has('STARTTLS') ?? false };
  const offered = session.capabilities?.mechanisms ?? [];
  if (offered.length === 0) return { kind: 'auth-not-offered', tls: session.connection.tls !== null };
  if (spokenMechanisms(offered).length > 0) return null;
  return { kind: 'mechanisms-not-spoken', offered: [...offered], recognised: recognisedMechanisms(offered) };
}

/** What was heard shows that this is the mode of the port, whatever came of it: a greeting, or TLS from the start. */
export function provesMode({ endpoint, greeted, record, failure }: Probe): boolean {
  if (greeted) return true;
  if (endpoint.security !== 'tls' || otherServiceIn(failure)) return false;
  return saidServerHello(failure) || (record?.connection.tls ?? null) !== null;
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
