/** One connection seen as commands and replies: deadlines, one command outstanding, transcript, last words. */
import type { Phase, PhaseName } from '../../../shared/model.ts';
import { type Deadline, startDeadline } from '../deadline.ts';
import type { Connection, TlsOptions, TlsResult } from '../network/network.ts';
import type { Outcome, ProtocolFault, SmtpFailure, SmtpReply } from './outcome.ts';
import { defaultPatience, lastWordsMs, type Patience, type SessionPhase } from './patience.ts';
import { enhancedCode, wireReply } from './reply.ts';
import { type ParsedReply, type ReplyNote, ReplyParser } from './reply-parser.ts';
import type { Transcript } from './transcript.ts';

/** A reply twice: safe to show, and the raw texts for those who have to decode them. */
export interface Answer {
  reply: SmtpReply;
  texts: string[];
}

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

/** A step that is under way. */
interface Step {
  phase: SessionPhase;
  deadline: Deadline;
  /** `performance.now()` at its start. */
  startedAt: number;
}

export class Wire {
  readonly phases: Phase[] = [];
  readonly transcript: Transcript;
  /** Set from the capabilities: enhanced codes of others are only a hint (RFC 2034 4). */
  enhancedCodes = false;
  #parser = new ReplyParser();
  #closed = false;
  readonly #connection: Connection;
  readonly #patience: Patience;
  readonly #onSlow: (phase: PhaseName) => void;

  constructor(connection: Connection, options: WireOptions) {
    this.#connection = connection;
    this.transcript = options.transcript;
    this.#patience = { ...defaultPatience, ...options.patience };
    this.#onSlow = options.onSlow ?? (() => undefined);
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Bytes that the server sent beyond its last reply. */
  get leftover(): number {
    return this.#parser.pending + this.#connection.buffered();
  }

  /** Waits for a reply without sending anything: the greeting. */
  listen(phase: SessionPhase, signal: AbortSignal): Promise<Outcome<Answer>> {
    return this.#step(phase, signal, (step) => this.#readReply(step, {}));
  }

  /** Sends one command line and waits for its reply. */
  exchange(
    phase: SessionPhase,
    line: string,
    signal: AbortSignal,
    options: ExchangeOptions = {},
  ): Promise<Outcome<Answer>> {
    return this.#step(phase, signal, async (step) => {
      const unasked = await this.#unaskedReply(step);
      if (unasked) return { ok: false, failure: unasked };
      this.transcript.client(phase, options.shown ?? line);
      const failure = await this.#write(step, Buffer.from(`${line}\r\n`, 'utf8'));
      return failure ? { ok: false, failure } : this.#readReply(step, options);
    });
  }

  /** Writes one block of a message, with a deadline of its own (RFC 5321 4.5.3.2.5). */
  writeBlock(bytes: Uint8Array, signal: AbortSignal): Promise<Outcome<null>> {
    const work = async (step: Step): Promise<Outcome<null>> => {
      const failure = await this.#write(step, bytes);
      return failure ? { ok: false, failure } : { ok: true, value: null };
    };
    return this.#step('data', signal, work, 'block');
  }

  /** Starts TLS. What was heard in clear is forgotten (RFC 3207 4.2). */
  async startTls(
    phase: 'tls' | 'starttls-tls',
    options: TlsOptions,
    signal: AbortSignal,
  ): Promise<Outcome<Extract<TlsResult, { up: true }>['facts']>> {
    return this.#timed(phase, async () => {
      const timeoutMs = options.timeoutMs ?? this.#patience[phase].giveUpMs;
      const result = await this.#connection.startTls({ ...options, timeoutMs }, signal);
      if (!result.up) {
        this.close(phase);
        const stopped = result.reason === 'stopped';
        return { ok: false, failure: stopped ? { kind: 'stopped', phase } : { kind: 'tls', phase, result } };
      }
      this.#parser = new ReplyParser();
      this.enhancedCodes = false;
      this.transcript.note(phase, `encrypted: ${result.facts.version ?? 'TLS'} ${result.facts.cipher ?? ''}`);
      return { ok: true, value: result.facts };
    });
  }

  /** Ends the session because of what the server did, with the bytes it sent as evidence. */
  async protocolFault(phase: PhaseName, fault: ProtocolFault): Promise<SmtpFailure> {
    await this.#drain(phase);
    const received = this.transcript.redactor.cleanBytes(this.#parser.received);
    this.close(phase);
    return { kind: 'protocol', phase, fault, received };
  }

  /** True when the server has ended the connection; looks for at most `ms`. What it says meanwhile is kept. */
  async hasEnded(ms: number, signal: AbortSignal): Promise<boolean> {
    const deadline = startDeadline(ms, signal);
    const result = await this.#connection.read(deadline.signal);
    deadline.clear();
    if (result.kind === 'data') this.#parser.push(result.bytes);
    return result.kind === 'end' || result.kind === 'error';
  }

  close(phase: PhaseName): void {
    if (this.#closed) return;
    this.#closed = true;
    this.transcript.note(phase, 'closed');
    this.#connection.close();
  }

  /** Runs a step under its deadline; any failure but a plain refusal ends the connection. */
  #step<T>(
    phase: SessionPhase,
    signal: AbortSignal,
    work: (step: Step) => Promise<Outcome<T>>,
    patience: SessionPhase | 'block' = phase,
  ): Promise<Outcome<T>> {
    return this.#timed(
      phase,
      async () => {
        const deadline = startDeadline(this.#patience[patience].giveUpMs, signal);
        try {
          const step = { phase, deadline, startedAt: performance.now() };
          const outcome = this.#closed ? alreadyClosed(phase) : await work(step);
          if (!outcome.ok && outcome.failure.kind !== 'reply') this.close(phase);
          return outcome;
        } finally {
          deadline.clear();
        }
      },
      patience,
    );
  }

  /** Measures a step, tells when it is slow, and adds its milliseconds to its phase. */
  async #timed<T>(
    phase: SessionPhase,
    work: () => Promise<T>,
    patience: SessionPhase | 'block' = phase,
  ): Promise<T> {
    const startedAt = performance.now();
    const slow = setTimeout(() => this.#onSlow(phase), this.#patience[patience].slowMs);
    try {
      return await work();
    } finally {
      clearTimeout(slow);
      this.#addPhase(phase, performance.now() - startedAt);
    }
  }

  #addPhase(name: PhaseName, ms: number): void {
    const phase = this.phases.find((known) => known.name === name);
    if (phase) phase.ms += Math.round(ms);
    else this.phases.push({ name, ms: Math.round(ms) });
  }

  async #readReply(step: Step, options: ExchangeOptions): Promise<Outcome<Answer>> {
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

  async #write(step: Step, bytes: Uint8Array): Promise<SmtpFailure | null> {
    const result = await this.#connection.write(bytes, step.deadline.signal);
    if (result.kind === 'written') return null;
    if (result.kind === 'stopped') return this.#interrupted(step);
    return this.#lastWords(step, result.code);
  }

  /** A write failed: what the server said before is the cause, the broken connection comes second. */
  async #lastWords(step: Step, code: string): Promise<SmtpFailure> {
    const deadline = startDeadline(lastWordsMs, step.deadline.signal);
    const outcome = await this.#readReply({ ...step, deadline }, {});
    deadline.clear();
    this.close(step.phase);
    if (outcome.ok) return { kind: 'reply', phase: step.phase, reply: outcome.value.reply };
    const { failure } = outcome;
    return failure.kind === 'protocol' || failure.kind === 'stopped'
      ? failure
      : this.#ended(step.phase, code);
  }

  /** Bytes that came without a command: 421 is the server's goodbye, anything else breaks the protocol. */
  async #unaskedReply(step: Step): Promise<SmtpFailure | null> {
    if (this.leftover === 0) return null;
    const outcome = await this.#readReply(step, {});
    if (!outcome.ok) return outcome.failure;
    const { reply } = outcome.value;
    if (reply.code === 421) return { kind: 'reply', phase: step.phase, reply };
    return { ...this.#fault(step.phase, 'unsolicited-reply'), received: Buffer.from(wireReply(reply)) };
  }

  /** Moves what has already arrived into the parser, so that it can be shown as evidence. */
  async #drain(phase: PhaseName): Promise<void> {
    if (this.#connection.buffered() === 0) return;
    const deadline = startDeadline(this.#patience.quit.giveUpMs);
    const read = await this.#connection.read(deadline.signal);
    deadline.clear();
    if (read.kind === 'data') this.#parser.push(read.bytes);
    this.transcript.note(phase, 'bytes that nobody asked for');
  }

  /** Makes a reply safe to show and writes it down. After 421 the server closes, and so do we (RFC 5321 3.8). */
  #take(phase: PhaseName, parsed: ParsedReply, options: ExchangeOptions): Answer {
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
    this.transcript.note(
      phase,
      code === null ? 'the server closed the connection' : `connection lost: ${code}`,
    );
    return { kind: 'closed', phase, code, received: this.#evidence() };
  }

  #interrupted({ phase, deadline, startedAt }: Step): SmtpFailure {
    if (!deadline.expired) return { kind: 'stopped', phase };
    this.transcript.note(phase, 'no complete answer in time');
    const waitedMs = Math.round(performance.now() - startedAt);
    return { kind: 'timeout', phase, waitedMs, received: this.#evidence() };
  }

  #evidence(): Uint8Array {
    return this.transcript.redactor.cleanBytes(this.#parser.received);
  }
}

const noteTexts: Readonly<Record<ReplyNote, string>> = {
  'bare-lf': 'the server ends lines without CR',
  'long-line': 'the server sent a line longer than 512 bytes',
};

function alreadyClosed(phase: PhaseName): { ok: false; failure: SmtpFailure } {
  return { ok: false, failure: { kind: 'closed', phase, code: null, received: new Uint8Array(0) } };
}

function hide(text: string): string {
  return text === '' ? '' : '***';
}
