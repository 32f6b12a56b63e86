/** Signing in (RFC 4954): which mechanism, in which order, when another one may follow, and when to stop. */

import { randomBytes } from 'node:crypto';
import { takesToken } from '../../../shared/mechanisms.ts';
import type { Credentials } from '../base/credentials.ts';
import type { SmtpReply } from '../base/smtp-terms.ts';
import type { Connection } from '../network/network.ts';
import { type AuthResult, runMechanism } from './auth-exchange.ts';
import type { ChannelBinding, MechanismContext } from './mechanisms/mechanism.ts';
import { type MechanismEntry, mechanismOrder } from './mechanisms/mechanisms.ts';
import { recognisedMechanisms } from './mechanisms/recognised.ts';
import { prepared } from './mechanisms/saslprep.ts';
import type { AuthAttempt, AuthBudget, SignInFailure, SignInOutcome } from './sign-in.ts';
import type { Wire } from './wire.ts';

export interface SignInOptions {
  /** Use this mechanism and no other. */
  only?: string;
  /** AUTH commands that are left for this account in this run. */
  budget: AuthBudget;
  /** Server as it was dialled. */
  host: string;
  port: number;
  /** The person typed a literal loopback address and security `none`. */
  allowUnprotectedLoopback?: boolean;
  /** Whether a refusal speaks of the mechanism and not of the account, whatever its code. */
  aboutMechanism?: (reply: SmtpReply) => boolean;
}

/** The session as the sign-in needs it. */
export interface AuthLink {
  wire: Wire;
  connection: Connection;
  /** Mechanisms of the latest EHLO. */
  offered: readonly string[];
  /** TLS is up and verified, or the one exception of the laws holds. */
  mayAuthenticate: boolean;
}

/** The mechanisms of `offered` that we can use, with a password or a token, in the server's order. */
export function spokenMechanisms(offered: readonly string[]): string[] {
  return offered.filter((name) => mechanismOrder.some((entry) => entry.name === name));
}

/** Signs in. Every AUTH command takes one from the budget; a refused secret is never sent a second time. */
export async function authenticate(
  link: AuthLink,
  credentials: Credentials,
  options: SignInOptions,
  signal: AbortSignal,
): Promise<SignInOutcome> {
  const secret = credentials.secret.open();
  const report = new SignInReport(secret);
  const obstacle = whyNot(link, credentials.username + secret, options);
  if (obstacle) return report.failed(obstacle);
  const context = makeContext(link, credentials.username, secret, options);
  let queue = choose(link.offered, credentials.kind, context, options.only);
  if (queue.length === 0) return report.failed(nothingFits(link.offered, credentials.kind));
  const { redactor } = link.wire.transcript;
  redactor.addSecret(secret, credentials.username);
  const otherForm = prepared(secret);
  if (otherForm !== secret) redactor.addSecret(otherForm);
  for (let entry = queue[0]; entry && options.budget.left > 0; entry = queue[0]) {
    if (await mustReconnect(link.wire, report, signal)) return report.failed(report.refusal, entry.name);
    options.budget.left -= 1;
    const result = await runMechanism(link.wire, entry.name, entry.create(context), signal);
    const aboutMechanism = result.kind === 'refused' && speaksOfMechanism(result.reply, options);
    report.add(entry.name, result, aboutMechanism);
    if (result.kind === 'accepted') return report.succeeded(entry.name);
    queue = aboutMechanism || mayGoOn(entry, result) ? remaining(queue, entry, result) : [];
  }
  return report.failed(report.refusal ?? { kind: 'budget-spent' });
}

function whyNot(link: AuthLink, text: string, options: SignInOptions): SignInFailure | null {
  if (!link.mayAuthenticate) return { kind: 'not-protected' };
  if (link.offered.length === 0) return { kind: 'auth-not-offered', tls: link.connection.tls !== null };
  if (text.includes('\0')) return { kind: 'credentials-unusable' };
  return options.budget.left > 0 ? null : { kind: 'budget-spent' };
}

function makeContext(
  link: AuthLink,
  username: string,
  secret: string,
  { host, port }: SignInOptions,
): MechanismContext {
  return {
    username,
    secret,
    host,
    port,
    binding: channelBinding(link.connection),
    plusOffered: link.offered.some((name) => name.startsWith('SCRAM-') && name.endsWith('-PLUS')),
    nonce: () => randomBytes(24).toString('base64'),
    safe: (text) => link.wire.transcript.safe(text),
  };
}

/** RFC 9266: `tls-exporter` on TLS 1.3. RFC 5929 before: `tls-unique` where it is safe, else the server's certificate. */
function channelBinding(connection: Connection): ChannelBinding | null {
  const types: ChannelBinding['type'][] =
    connection.tls?.version === 'TLSv1.3' ? ['tls-exporter'] : ['tls-unique', 'tls-server-end-point'];
  for (const type of types) {
    const data = connection.tls && connection.channelBinding(type);
    if (data) return { type, data };
  }
  return null;
}

function choose(
  offered: readonly string[],
  kind: Credentials['kind'],
  context: MechanismContext,
  only: string | undefined,
): MechanismEntry[] {
  return mechanismOrder.filter(
    ({ name, needsBinding }) =>
      takesToken(name) === (kind === 'token') &&
      offered.includes(name) &&
      (!needsBinding || context.binding !== null) &&
      (only === undefined || only.toUpperCase() === name),
  );
}

function nothingFits(offered: readonly string[], kind: Credentials['kind']): SignInFailure {
  const spoken = mechanismOrder.filter(({ name }) => offered.includes(name));
  if (kind === 'password' && spoken.length > 0 && spoken.every(({ name }) => takesToken(name)))
    return { kind: 'oauth-only', offered: [...offered] };
  const recognised = spoken.length === 0 ? recognisedMechanisms(offered) : [];
  return { kind: 'mechanisms-not-spoken', offered: [...offered], recognised };
}

/** Replies that speak about the mechanism and not about the secret (RFC 4954 6). */
const mechanismCodes: readonly number[] = [500, 501, 502, 504, 538];
/** 534 says that this mechanism is too weak; several providers ask for an app password by it. */
const tooWeakCodes: readonly number[] = [534, 538];

function speaksOfMechanism(reply: SmtpReply, { aboutMechanism }: SignInOptions): boolean {
  return mechanismCodes.includes(reply.code) || aboutMechanism?.(reply) === true;
}

/**
 * Another mechanism may follow when this one was not understood or not wanted, when we cancelled it, or after a 535 to a
 * proof, because the server may not keep the secret in that form. After a 535 to the secret itself it may not.
 */
function mayGoOn(entry: MechanismEntry, result: AuthResult): boolean {
  if (result.kind === 'cancelled') return true;
  if (result.kind !== 'refused') return false;
  const proof = entry.family === 'scram' || entry.family === 'challenge';
  return result.reply.code === 534 || (result.reply.code === 535 && proof);
}

/**
 * What is left to try. The other SCRAM variants go last, because they fail for the same reason; "too weak" to PLAIN is
 * said to LOGIN as well, and the other way round.
 */
function remaining(queue: MechanismEntry[], failed: MechanismEntry, result: AuthResult): MechanismEntry[] {
  const tooWeak = result.kind === 'refused' && tooWeakCodes.includes(result.reply.code);
  const rest = queue.filter(
    ({ name, family }) =>
      name !== failed.name && !(tooWeak && family === 'plaintext' && family === failed.family),
  );
  if (failed.family !== 'scram') return rest;
  return [
    ...rest.filter(({ family }) => family !== 'scram'),
    ...rest.filter(({ family }) => family === 'scram'),
  ];
}

/** A server may close after a failed AUTH, with or without a goodbye. Then nothing more is sent here. */
async function mustReconnect(wire: Wire, report: SignInReport, signal: AbortSignal): Promise<boolean> {
  if (report.refusal === null) return false;
  if (!wire.closed && !(await wire.stirs(signal))) return false;
  wire.close('auth');
  return true;
}

/** Collects the attempts and makes the outcome. */
class SignInReport {
  /** The failure of the latest attempt. */
  refusal: SignInFailure | null = null;
  readonly #tried: AuthAttempt[] = [];
  /** Attempts that failed for a reason that does not lie with the secret. */
  readonly #faulty: string[] = [];
  readonly #nonAsciiSecret: boolean;

  constructor(secret: string) {
    this.#nonAsciiSecret = /[^\p{ASCII}]/u.test(secret);
  }

  add(mechanism: string, result: AuthResult, aboutMechanism: boolean): void {
    const reply = result.kind === 'failed' ? replyOf(result) : result.reply;
    const attempt: AuthAttempt = { mechanism, ok: result.kind === 'accepted', reply };
    if (result.kind === 'refused' && result.tokenError) attempt.tokenError = result.tokenError;
    this.#tried.push(attempt);
    this.refusal = failureOf(mechanism, result);
    const tooWeak = result.kind === 'refused' && tooWeakCodes.includes(result.reply.code);
    if ((aboutMechanism && !tooWeak) || result.kind === 'cancelled') this.#faulty.push(mechanism);
  }

  succeeded(mechanism: string): SignInOutcome {
    const broken = this.#tried.filter(({ ok }) => !ok).map((attempt) => attempt.mechanism);
    return this.#outcome({ ok: true, mechanism, broken, failure: null });
  }

  failed(failure: SignInFailure | null, reconnectFor?: string): SignInOutcome {
    const outcome = this.#outcome({ ok: false, mechanism: null, broken: this.#faulty, failure });
    return reconnectFor === undefined ? outcome : { ...outcome, reconnectFor };
  }

  #outcome(rest: Omit<SignInOutcome, 'tried' | 'nonAsciiSecret'>): SignInOutcome {
    const outcome: SignInOutcome = { ...rest, tried: this.#tried };
    if (this.#nonAsciiSecret) outcome.nonAsciiSecret = true;
    return outcome;
  }
}

function replyOf({ failure }: Extract<AuthResult, { kind: 'failed' }>) {
  return failure.kind === 'reply' ? failure.reply : null;
}

function failureOf(mechanism: string, result: AuthResult): SignInFailure | null {
  switch (result.kind) {
    case 'accepted':
      return null;
    case 'failed':
      return result.failure;
    case 'not-authentic':
      return { kind: 'server-not-authentic', mechanism, reason: result.reason };
    case 'cancelled':
      return result;
    case 'refused':
      return { kind: 'reply', phase: 'auth', reply: result.reply };
  }
}
