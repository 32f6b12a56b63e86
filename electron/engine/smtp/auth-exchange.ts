/** One AUTH command from its first line to its final reply (RFC 4954 4). */
import type { CancelReason, ProofProblem, SmtpReply } from '../base/smtp-terms.ts';
import { decodeBase64 } from './base64.ts';
import type { Mechanism, MechanismStep, TokenError } from './mechanisms/mechanism.ts';
import type { SmtpFailure } from './outcome.ts';
import type { StepAnswer, Wire } from './wire.ts';

/** An AUTH command with its initial response obeys the usual limit of a command line (RFC 4954 4), with CRLF. */
const commandLineBytes = 512;
/** Other lines of the exchange (RFC 4954 4), with CRLF. */
const responseLineBytes = 12_288;
/** No mechanism needs more than a handful. */
const challengeLimit = 16;

/** The two codes of a sign-in that goes on, and of one that worked (RFC 4954 4). */
const challengeCode = 334;
const successCode = 235;

/** How one AUTH exchange (RFC 4954 4) ended. */
export type AuthResult =
  | { kind: 'accepted'; reply: SmtpReply }
  /** The server's final word was no. */
  | { kind: 'refused'; reply: SmtpReply; tokenError: TokenError | null }
  /** We ended it with `*`; `reply` is the server's answer to that. */
  | { kind: 'cancelled'; reply: SmtpReply; reason: CancelReason }
  /** The server did not prove itself. */
  | { kind: 'not-authentic'; reply: SmtpReply | null; reason: ProofProblem }
  /** The session ended. */
  | { kind: 'failed'; failure: SmtpFailure };

/** Runs one mechanism. Everything that is sent is hidden in the transcript and remembered for masking before. */
export async function runMechanism(
  wire: Wire,
  name: string,
  mechanism: Mechanism,
  signal: AbortSignal,
): Promise<AuthResult> {
  const first = openingLine(name, mechanism.initial);
  let held = first.held;
  let spoke = first.line.payload !== '';
  let answer = await say(wire, first.line, signal);
  for (let challenges = 1; answer.ok && answer.value.reply.code === challengeCode; challenges += 1) {
    if (challenges > challengeLimit)
      return { kind: 'failed', failure: await wire.protocolFault('auth', 'too-many-challenges', signal) };
    const step: MechanismStep = held
      ? { kind: 'answer', bytes: held }
      : await mechanism.respond(challengeOf(answer.value));
    held = null;
    if (step.kind !== 'answer') return cancel(wire, step, signal);
    const line = encode(step.bytes);
    if (line.length + 2 > responseLineBytes)
      return cancel(wire, { kind: 'cancel', reason: 'response-too-long' }, signal);
    answer = await say(wire, { text: line, shown: '***', payload: line }, signal);
    spoke = true;
  }
  if (!answer.ok) return { kind: 'failed', failure: answer.failure };
  const { reply } = answer.value;
  if (reply.code >= 400) return { kind: 'refused', reply, tokenError: mechanism.tokenError ?? null };
  const unasked = !spoke || mechanism.secretHeld === true;
  if (reply.code !== successCode || unasked) return { kind: 'failed', failure: outOfStep(wire, reply) };
  const reason = mechanism.proofProblem ?? null;
  return reason ? { kind: 'not-authentic', reply, reason } : { kind: 'accepted', reply };
}

/** Neither a question, nor a yes to something that was sent, nor a no. */
function outOfStep(wire: Wire, reply: SmtpReply): SmtpFailure {
  wire.transcript.note('auth', `${reply.code} belongs to another step`);
  wire.close('auth');
  return { kind: 'out-of-step', phase: 'auth', reply };
}

interface Line {
  text: string;
  shown: string;
  /** Base64 that must not come back in anything that is shown. */
  payload: string;
}

/** `AUTH name [initial]`; an initial response that does not fit is held back until the server asks for it. */
function openingLine(name: string, initial: Uint8Array | null): { line: Line; held: Uint8Array | null } {
  const alone = { text: `AUTH ${name}`, shown: `AUTH ${name}`, payload: '' };
  if (!initial) return { line: alone, held: null };
  const payload = initial.length === 0 ? '=' : encode(initial);
  const text = `AUTH ${name} ${payload}`;
  if (text.length + 2 > commandLineBytes) return { line: alone, held: initial };
  return { line: { text, shown: `AUTH ${name} ***`, payload }, held: null };
}

function say(wire: Wire, line: Line, signal: AbortSignal) {
  wire.transcript.redactor.addEncoded(line.payload);
  return wire.exchange('auth', line.text, signal, { shown: line.shown, hideChallenge: true });
}

async function cancel(
  wire: Wire,
  step: Exclude<MechanismStep, { kind: 'answer' }>,
  signal: AbortSignal,
): Promise<AuthResult> {
  const answer = await say(wire, { text: '*', shown: '*', payload: '' }, signal);
  if (step.kind === 'not-authentic')
    return { kind: 'not-authentic', reply: answer.ok ? answer.value.reply : null, reason: step.reason };
  if (!answer.ok) return { kind: 'failed', failure: answer.failure };
  return { kind: 'cancelled', reply: answer.value.reply, reason: step.reason };
}

/** A challenge is one line of base64; null when it is something else. */
function challengeOf({ texts }: StepAnswer): Uint8Array | null {
  return texts.length === 1 ? decodeBase64((texts[0] ?? '').trimEnd()) : null;
}

function encode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
