/** One connection seen as commands and replies: deadlines, one command outstanding, transcript, last words. */

import type { PhaseName, TlsFacts } from '../../../shared/model.ts';
import { startDeadline, stopped } from '../base/deadline.ts';
import type { ProtocolFault, SmtpReply } from '../base/smtp-terms.ts';
import type { Connection, TlsOptions, WriteResult } from '../network/network.ts';
import type { Outcome, SmtpFailure } from './outcome.ts';
import { lastWordsMs, type Patience, peekMs, type SessionPhase } from './patience.ts';
import { enhancedCode, standing, wireReply } from './reply.ts';
import { type ParsedReply, type ReplyNote, ReplyParser } from './reply-parser.ts';
import { type Step, StepRunner } from './step.ts';
import type { Transcript } from './transcript.ts';

/** A reply twice: safe to show, and the raw texts for those who have to decode them. */
export interface StepAnswer {
  reply: SmtpReply;
  texts: string[];
}

/** What of an exchange the transcript must not show. */
export interface ExchangeOptions {
  /** What the transcript shows in place of the line. */
  shown?: string;
  /** The reply belongs to an AUTH exchange: challenges are shown as `334 ***`. */
  hideChallenge?: boolean;
}

export interface WireOptions {
  transcript: Transcript;
  patience?: Partial<Patience>;
  /** Called once in a step that takes longer than usual. */
  onSlow?: (phase: PhaseName) => void;
}

/**
 * Sends a line, waits for its reply, and notes both. Every failure but a refusal closes the connection, and 421 does
 * (RFC 5321 3.8).
 */
export class Wire {
  readonly transcript: Transcript;
  readonly steps: StepRunner;
  /** Set from the capabilities: without it enhanced codes are only a hint (RFC 2034 4). */
  enhancedCodes = false;
  #parser = new ReplyParser();
  #closed = false;
  #heardAt = performance.now();
  readonly #connection: Connection;

  constructor(connection: Connection, { transcript, patience, onSlow }: WireOptions) {
    this.#connection = connection;
    this.transcript = transcript;
    this.steps = new StepRunner(patience, onSlow);
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Bytes that the server sent beyond its last reply. */
  get leftover(): number {
    return this.#parser.pending + this.#connection.buffered();
  }

  /** Milliseconds since the last reply. */
  get silentMs(): number {
    return performance.now() - this.#heardAt;
  }

  /** Waits for a reply without sending anything: the greeting. */
  listen(phase: SessionPhase, signal: AbortSignal): Promise<Outcome<StepAnswer>> {
    return this.#step(phase, signal, (step) => this.#readReply(step, {}));
  }

  /** Sends one command line and waits for its reply. */
  exchange(
    phase: SessionPhase,
    line: string,
    signal: AbortSignal,
    options: ExchangeOptions = {},
  ): Promise<Outcome<StepAnswer>> {
    return this.#step(phase, signal, async (step) => {
      const unasked = await this.#unaskedReply(step);
      if (unasked) return { ok: false, failure: unasked };
      this.transcript.client(phase, options.shown ?? line);
      const result = await this.#connection.write(Buffer.from(`${line}\r\n`, 'utf8'), step.deadline.signal);
      const sent = await this.#lastWords(step, result);
      if (!sent.ok) return sent;
      return sent.value ? { ok: true, value: sent.value } : this.#readReply(step, options);
    });
  }

  /**
   * Sends one command and judges the reply by its code (RFC 5321 4.3.2); `exactly` is the one code of success. A refusal
   * leaves the connection open; a reply out of step ends it.
   */
  async command(
    phase: SessionPhase,
    line: string,
    signal: AbortSignal,
    exactly?: number,
  ): Promise<Outcome<StepAnswer>> {
    const answer = await this.exchange(phase, line, signal);
    return answer.ok ? this.judged(phase, answer.value, exactly) : answer;
  }

  /** The same for a reply that is here already. */
  judged(phase: PhaseName, answer: StepAnswer, exactly?: number): Outcome<StepAnswer> {
    const { reply } = answer;
    switch (standing(reply, exactly)) {
      case 'success':
        return { ok: true, value: answer };
      case 'unusual-success':
        this.transcript.note(phase, `${reply.code} is an unusual code here, and a yes all the same`);
        return { ok: true, value: answer };
      case 'refusal':
        return { ok: false, failure: { kind: 'reply', phase, reply } };
      case 'out-of-step':
        this.transcript.note(phase, `${reply.code} belongs to another step`);
        this.close(phase);
        return { ok: false, failure: { kind: 'out-of-step', phase, reply } };
    }
  }

  /**
   * Writes one block of a message, with a deadline of its own (RFC 5321 4.5.3.2.5). It listens meanwhile: a server that
   * refuses a message may stop reading it.
   */
  writeBlock(bytes: Uint8Array, signal: AbortSignal): Promise<Outcome<null>> {
    const work = async (step: Step): Promise<Outcome<null>> => {
      const written = new AbortController();
      const spoken = new AbortController();
      const listening = this.#hear(written.signal).then((heard) => heard && spoken.abort(stopped));
      const ends = AbortSignal.any([step.deadline.signal, spoken.signal]);
      const result = await this.#connection.write(bytes, ends);
      written.abort(stopped);
      await listening;
      const sent = await this.#lastWords(step, result);
      if (!sent.ok) return { ok: false, failure: stalled(sent.failure) };
      return sent.value ? { ok: false, failure: this.#early(sent.value.reply) } : { ok: true, value: null };
    };
    return this.#step('data', signal, work, 'block');
  }

  /** A reply that came while the message was still on its way, as the failure that it is; else null. */
  async earlyReply(signal: AbortSignal): Promise<SmtpFailure | null> {
    if (this.leftover === 0) return null;
    const outcome = await this.listen('data', signal);
    this.close('data');
    return outcome.ok ? this.#early(outcome.value.reply) : outcome.failure;
  }

  /** Starts TLS. What was heard in clear is forgotten (RFC 3207 4.2). */
  startTls(
    phase: 'tls' | 'starttls-tls',
    options: TlsOptions,
    signal: AbortSignal,
  ): Promise<Outcome<TlsFacts>> {
    return this.steps.run(phase, signal, async () => {
      const timeoutMs = options.timeoutMs ?? this.steps.giveUpMs(phase);
      const result = await this.#connection.startTls({ ...options, timeoutMs }, signal);
      if (!result.up) {
        this.close(phase);
        const byPerson = result.reason === 'stopped';
        return { ok: false, failure: byPerson ? { kind: 'stopped', phase } : { kind: 'tls', phase, result } };
      }
      this.#parser = new ReplyParser();
      this.enhancedCodes = false;
      this.transcript.note(phase, `encrypted: ${result.facts.version ?? 'TLS'} ${result.facts.cipher ?? ''}`);
      return { ok: true, value: result.facts };
    });
  }

  /** Ends the session because of what the server did, with the bytes it sent as evidence. */
  async protocolFault(phase: PhaseName, fault: ProtocolFault, signal: AbortSignal): Promise<SmtpFailure> {
    await this.stirs(signal);
    const failure = this.#fault(phase, fault);
    this.close(phase);
    return failure;
  }

  /** Looks for a moment whether the server says something or closes by itself. What it says is kept. */
  async stirs(signal: AbortSignal, lookMs = peekMs): Promise<boolean> {
    const deadline = startDeadline(lookMs, signal);
    const heard = await this.#hear(deadline.signal);
    deadline.clear();
    return heard;
  }

  close(phase: PhaseName): void {
    if (this.#closed) return;
    this.#closed = true;
    this.transcript.note(phase, 'closed');
    this.#connection.close();
  }

  /** True as soon as there is something to read, or nothing will be any more; false when the signal fires before. */
  async #hear(signal: AbortSignal): Promise<boolean> {
    if (this.leftover > 0) return true;
    const read = await this.#connection.read(signal);
    if (read.kind === 'data') this.#parser.push(read.bytes);
    return read.kind !== 'stopped';
  }

  /** Runs a step; any failure but a plain refusal ends the connection. */
  #step<T>(
    phase: SessionPhase,
    signal: AbortSignal,
    work: (step: Step) => Promise<Outcome<T>>,
    patience: SessionPhase | 'block' = phase,
  ): Promise<Outcome<T>> {
    const guarded = async (step: Step): Promise<Outcome<T>> => {
      const outcome = this.#closed ? alreadyClosed(phase) : await work(step);
      if (!outcome.ok && outcome.failure.kind !== 'reply') this.close(phase);
      return outcome;
    };
    return this.steps.run(phase, signal, guarded, patience);
  }

  async #readReply(step: Step, options: ExchangeOptions): Promise<Outcome<StepAnswer>> {
    const { phase, deadline } = step;
    for (;;) {
      const parsed = this.#parser.next();
      if (parsed.kind === 'reply') return { ok: true, value: this.#take(phase, parsed.reply, options) };
      if (parsed.kind === 'fault') return { ok: false, failure: this.#fault(phase, parsed.fault) };
      if (deadline.signal.aborted) return { ok: false, failure: this.#interrupted(step) };
      const read = await this.#connection.read(deadline.signal);
      if (read.kind === 'data') this.#parser.push(read.bytes);
      if (read.kind === 'end') return { ok: false, failure: this.#ended(phase, null) };
      if (read.kind === 'error') return { ok: false, failure: this.#ended(phase, read.code) };
    }
  }

  /** Null when the bytes are gone; when they could not leave, the server's last words if there are any. */
  async #lastWords(step: Step, result: WriteResult): Promise<Outcome<StepAnswer | null>> {
    if (result.kind === 'written') return { ok: true, value: null };
    if (step.deadline.signal.aborted) return { ok: false, failure: this.#interrupted(step) };
    const deadline = startDeadline(lastWordsMs, step.deadline.signal);
    const words = await this.#readReply({ ...step, deadline }, {});
    deadline.clear();
    this.close(step.phase);
    if (words.ok || words.failure.kind === 'protocol') return words;
    return { ok: false, failure: this.#ended(step.phase, result.kind === 'error' ? result.code : null) };
  }

  /** Bytes that came without a command: 421 is the server's goodbye, anything else breaks the protocol. */
  async #unaskedReply(step: Step): Promise<SmtpFailure | null> {
    if (this.leftover === 0) return null;
    const outcome = await this.#readReply(step, {});
    if (!outcome.ok) return outcome.failure;
    const { reply } = outcome.value;
    return reply.code === 421
      ? { kind: 'reply', phase: step.phase, reply }
      : this.#unsolicited(step.phase, reply);
  }

  #early(reply: SmtpReply): SmtpFailure {
    return reply.code >= 400 ? { kind: 'reply', phase: 'data', reply } : this.#unsolicited('data', reply);
  }

  #unsolicited(phase: PhaseName, reply: SmtpReply): SmtpFailure {
    return { ...this.#fault(phase, 'unsolicited-reply'), received: Buffer.from(wireReply(reply)) };
  }

  /** Makes a reply safe to show and writes it down. After 421 the server closes, and so do we (RFC 5321 3.8). */
  #take(phase: PhaseName, parsed: ParsedReply, options: ExchangeOptions): StepAnswer {
    this.#heardAt = performance.now();
    const hidden = options.hideChallenge === true && parsed.code === 334;
    const lines = parsed.texts.map((text) => (hidden ? hide(text) : this.transcript.safe(text)));
    const enhanced = enhancedCode(parsed.code, lines);
    const reply: SmtpReply = { code: parsed.code, enhanced, lines };
    if (enhanced !== null && !this.enhancedCodes) reply.enhancedIsHint = true;
    for (const line of wireReply(reply).split('\n')) this.transcript.server(phase, line);
    for (const note of parsed.notes) this.transcript.note(phase, noteTexts[note]);
    if (reply.code === 421) this.close(phase);
    return { reply, texts: parsed.texts };
  }

  #fault(phase: PhaseName, fault: ProtocolFault): Extract<SmtpFailure, { kind: 'protocol' }> {
    this.transcript.note(phase, `not a proper reply: ${fault}`);
    return { kind: 'protocol', phase, fault, received: this.#evidence() };
  }

  #ended(phase: PhaseName, code: string | null): SmtpFailure {
    this.transcript.note(phase, code === null ? 'closed by the server' : `connection lost: ${code}`);
    return { kind: 'closed', phase, code, received: this.#evidence() };
  }

  #interrupted({ phase, deadline, startedAt }: Step): SmtpFailure {
    if (!deadline.expired) return { kind: 'stopped', phase };
    this.transcript.note(phase, 'no complete answer in time');
    const waitedMs = Math.round(performance.now() - startedAt);
    return { kind: 'timeout', phase, waitedMs, received: this.#evidence() };
  }

  /** What came since the last complete reply, without the secret. */
  #evidence(): Uint8Array {
    return this.transcript.redactor.cleanBytes(this.#parser.received);
  }
}

const noteTexts: Readonly<Record<ReplyNote, string>> = {
  'bare-lf': 'the server ends lines without CR',
  'long-line': 'the server sent a line longer than 512 bytes',
};

function stalled(failure: SmtpFailure): SmtpFailure {
  return failure.kind === 'timeout' ? { ...failure, stalled: true } : failure;
}

function alreadyClosed(phase: PhaseName): { ok: false; failure: SmtpFailure } {
  return { ok: false, failure: { kind: 'closed', phase, code: null, received: new Uint8Array(0) } };
}

function hide(text: string): string {
  return text === '' ? '' : '***';
}
