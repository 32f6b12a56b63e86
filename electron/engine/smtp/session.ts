/**
 * One submission session on one connection (RFC 5321, RFC 6409). One command outstanding, one timing each:
 *
 * 1. wire.ts sends lines and reads bytes within the bounds of patience.ts; reply-parser.ts makes replies of them.
 * 2. Greeting and EHLO; capabilities.ts reads what the server offers.
 * 3. STARTTLS where TLS did not come first. What arrived behind the 220 is counted before TLS begins, and all is asked anew.
 * 4. authenticate.ts signs in with the mechanisms that both sides speak (mechanisms/); nothing secret leaves before verified TLS.
 * 5. transaction.ts hands over one message: MAIL FROM, RCPT TO, DATA.
 * 6. QUIT. Every line stands in transcript.ts, without secrets.
 */

import type { Phase, PhaseName, TlsFacts } from '../../../shared/model.ts';
import type { Credentials } from '../base/credentials.ts';
import { startDeadline } from '../base/deadline.ts';
import { isLoopbackLiteral } from '../base/hosts.ts';
import { networkStep } from '../base/network-step.ts';
import type { SmtpReply } from '../base/smtp-terms.ts';
import type { Connection, TlsOptions } from '../network/network.ts';
import { authenticate, type SignInOptions } from './authenticate.ts';
import { type Capabilities, parseCapabilities } from './capabilities.ts';
import { addressLiteral, neutralName } from './ehlo-name.ts';
import type { OutgoingMessage } from './message.ts';
import type { Outcome } from './outcome.ts';
import { freshMs, goodbyeMs, noopMs, type Patience } from './patience.ts';
import { exactCode, isPositive } from './reply.ts';
import type { SignInOutcome } from './sign-in.ts';
import { type SendOutcome, sendMessage } from './transaction.ts';
import { Transcript } from './transcript.ts';
import { type StepAnswer, Wire } from './wire.ts';

export type { SendOutcome } from './transaction.ts';

/** Replies to EHLO that may be about the name, and those that say that EHLO itself is not known (RFC 5321 3.2, 4.1.4). */
const nameRefused: readonly number[] = [501, 550];
const ehloUnknown: readonly number[] = [500, 502, 503, 504];

/** How a session presents itself, and how long it waits. */
export interface SessionOptions {
  /** The host as it was typed or discovered. */
  servername: string;
  transcript?: Transcript;
  /** Give the neutral name at once, instead of the address literal. */
  neutralName?: boolean;
  /** Other deadlines than the usual ones, by step. */
  patience?: Partial<Patience>;
  /** Called once in each step that takes longer than usual: slow, but normal. */
  onSlow?: (phase: PhaseName) => void;
  /** `performance.now()` from which a new transcript counts. Default: now. */
  startedAt?: number;
}

/**
 * The steps are called in order. Each resolves with an outcome; none rejects for what the server does. A fired signal
 * stops a step; `quit`, `leave` or `close` ends the session.
 */
export class SmtpSession {
  readonly connection: Connection;
  readonly transcript: Transcript;
  /** First line and further lines of the greeting, safe to show. */
  greetingText: string | null = null;
  /** Of the latest EHLO; forgotten when TLS starts. */
  capabilities: Capabilities | null = null;
  /** EHLO lines after the first, safe to show, before and after TLS. */
  readonly capabilityLines: { before: string[] | null; after: string[] | null } = {
    before: null,
    after: null,
  };
  readonly #wire: Wire;
  readonly #servername: string;
  readonly #neutralOnly: boolean;
  #phase: PhaseName = 'banner';
  #legacy = false;
  #upgraded = false;
  #transactionOpen = false;
  #finalDotLeft = false;

  constructor(connection: Connection, options: SessionOptions) {
    this.connection = connection;
    this.transcript = options.transcript ?? new Transcript(options.startedAt);
    this.#servername = options.servername;
    this.#neutralOnly = options.neutralName === true;
    this.#wire = new Wire(connection, { ...options, transcript: this.transcript });
  }

  /** Milliseconds per step, in the order in which the steps came. */
  get phases(): Phase[] {
    return this.#wire.steps.phases;
  }

  /** Of the latest message: from here on only a reply tells what became of it (RFC 5321 4.5.3.2.6). */
  get finalDotLeft(): boolean {
    return this.#finalDotLeft;
  }

  get closed(): boolean {
    return this.#wire.closed;
  }

  /** TLS is up and its certificate verified or pinned. Without it no credentials leave. */
  get protectedLink(): boolean {
    const facts = this.connection.tls;
    return facts !== null && !this.#legacy && (facts.verified || facts.trust === 'pinned');
  }

  /** Implicit TLS (RFC 8314 3.3): the first thing on the connection. */
  startImplicitTls(tls: TlsOptions, signal: AbortSignal): Promise<Outcome<TlsFacts>> {
    this.#phase = 'tls';
    return this.#startTls('tls', tls, signal);
  }

  /** Waits for the greeting (RFC 5321 3.1). Nothing is sent before it is complete. After a refusal: quit. */
  async readGreeting(signal: AbortSignal): Promise<Outcome<SmtpReply>> {
    this.#phase = 'banner';
    const answer = await this.#wire.listen('banner', signal);
    if (!answer.ok) return answer;
    const { reply } = answer.value;
    this.greetingText = reply.lines.join('\n');
    const judged = this.#wire.judged('banner', answer.value, exactCode.greeting);
    return judged.ok ? { ok: true, value: reply } : judged;
  }

  /**
   * EHLO with the address literal; one retry with a neutral name when 501 or 550 refuses the literal. A server that does
   * not know EHLO is asked by HELO (RFC 5321 3.2): it offers nothing then, neither STARTTLS nor AUTH.
   */
  async hello(signal: AbortSignal): Promise<Outcome<Capabilities>> {
    const phase = this.#upgraded ? 'ehlo-tls' : 'ehlo';
    this.#phase = phase;
    const name = this.#neutralOnly ? neutralName : addressLiteral(this.connection.local.ip);
    const first = await this.#wire.command(phase, `EHLO ${name}`, signal);
    if (first.ok) return this.#learn(first.value);
    if (first.failure.kind !== 'reply') return first;
    const { code } = first.failure.reply;
    if (nameRefused.includes(code) && name !== neutralName) {
      const second = await this.#wire.command(phase, `EHLO ${neutralName}`, signal);
      if (second.ok) return this.#learn(second.value);
      return second.failure.kind === 'closed' ? first : second;
    }
    const helo = ehloUnknown.includes(code)
      ? await this.#wire.command(phase, `HELO ${neutralName}`, signal)
      : null;
    if (!helo?.ok) return helo?.failure.kind === 'out-of-step' ? helo : first;
    this.capabilities = parseCapabilities(helo.value.texts.slice(0, 1));
    return { ok: true, value: this.capabilities };
  }

  #learn({ texts }: StepAnswer): Outcome<Capabilities> {
    const capabilities = parseCapabilities(texts);
    this.capabilities = capabilities;
    this.capabilityLines[this.connection.tls ? 'after' : 'before'] = capabilities.lines;
    this.#wire.enhancedCodes = capabilities.has('ENHANCEDSTATUSCODES');
    return { ok: true, value: capabilities };
  }

  /**
   * STARTTLS (RFC 3207) when it is offered. Success is 220 exactly; bytes behind that reply are an attack or a broken
   * proxy (CVE-2011-0411) and end the session. Afterwards everything heard in clear is forgotten.
   */
  async upgrade(tls: TlsOptions, signal: AbortSignal): Promise<Outcome<TlsFacts>> {
    if (this.connection.tls) throw new Error('STARTTLS inside TLS');
    this.#phase = 'starttls';
    if (!this.capabilities?.has('STARTTLS'))
      return { ok: false, failure: { kind: 'starttls-not-offered', phase: 'starttls' } };
    const answer = await this.#wire.command('starttls', 'STARTTLS', signal, exactCode.starttls);
    if (!answer.ok) return answer;
    if (this.#wire.leftover > 0)
      return {
        ok: false,
        failure: await this.#wire.protocolFault('starttls', 'bytes-after-starttls', signal),
      };
    this.capabilities = null;
    this.#upgraded = true;
    this.#phase = 'starttls-tls';
    return this.#startTls('starttls-tls', tls, signal);
  }

  /** Signs in with the best mechanism both sides speak (RFC 4954). Never before the link is protected. */
  signIn(credentials: Credentials, options: SignInOptions, signal: AbortSignal): Promise<SignInOutcome> {
    this.#phase = 'auth';
    return authenticate(
      {
        wire: this.#wire,
        connection: this.connection,
        offered: this.capabilities?.mechanisms ?? [],
        mayAuthenticate: this.protectedLink || this.#isUnprotectedLoopback(options),
      },
      credentials,
      options,
      signal,
    );
  }

  /** Sends one message (RFC 5321 3.3). A transaction that an earlier refusal left open is reset first. */
  async send(message: OutgoingMessage, signal: AbortSignal): Promise<SendOutcome> {
    this.#phase = 'mail-from';
    this.#finalDotLeft = false;
    if (this.#transactionOpen) await this.#wire.exchange('mail-from', 'RSET', signal);
    const outcome = await sendMessage(
      this.#wire,
      this.capabilities ?? parseCapabilities([]),
      message,
      () => {
        this.#finalDotLeft = true;
      },
      signal,
    );
    const { failure } = outcome;
    this.#transactionOpen = failure?.kind === 'reply' && ['rcpt-to', 'data'].includes(failure.phase);
    return outcome;
  }

  /**
   * Tells whether a session that was kept open can still be used; a dead one is closed. What the server said meanwhile
   * is a goodbye. After a longer silence NOOP asks, because a path can break without a word.
   */
  async isAlive(signal: AbortSignal): Promise<boolean> {
    const answers = async (stop: AbortSignal) =>
      !(await this.#wire.stirs(stop, 0)) && (this.#wire.silentMs < freshMs || (await this.#noop(stop)));
    const alive = await networkStep('endpoint', answers, () => false, signal);
    if (!alive) this.close();
    return alive;
  }

  async #noop(signal: AbortSignal): Promise<boolean> {
    const deadline = startDeadline(noopMs, signal);
    const answer = await this.#wire.exchange('auth', 'NOOP', deadline.signal);
    deadline.clear();
    return answer.ok && isPositive(answer.value.reply);
  }

  /** QUIT (RFC 5321 4.1.1.10). Waits 5 s at most for the reply, whose absence is no error, and closes. */
  async quit(signal: AbortSignal): Promise<void> {
    this.#phase = 'quit';
    const say = async (stop: AbortSignal) => void (await this.#wire.exchange('quit', 'QUIT', stop));
    if (!this.closed) await networkStep('goodbye', say, () => {}, signal);
    this.close();
  }

  /** QUIT where nothing depends on it any more (RFC 5321 4.1.1.10): the reply gets a second. Closes. */
  async leave(signal: AbortSignal): Promise<void> {
    const deadline = startDeadline(goodbyeMs, signal);
    if (!signal.aborted) await this.quit(deadline.signal);
    deadline.clear();
    this.close();
  }

  /** Closes at once. May be called again. */
  close(): void {
    this.#wire.close(this.#phase);
  }

  async #startTls(
    phase: 'tls' | 'starttls-tls',
    tls: TlsOptions,
    signal: AbortSignal,
  ): Promise<Outcome<TlsFacts>> {
    this.#legacy = tls.legacy === true;
    return this.#wire.startTls(phase, tls, signal);
  }

  /** The one exception of the laws: a loopback literal typed with security `none`. Unverified TLS is never enough. */
  #isUnprotectedLoopback(options: SignInOptions): boolean {
    return (
      options.allowUnprotectedLoopback === true &&
      this.connection.tls === null &&
      isLoopbackLiteral(this.#servername) &&
      isLoopbackLiteral(this.connection.remote.ip)
    );
  }
}
