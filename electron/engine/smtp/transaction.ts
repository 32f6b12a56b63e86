/** One mail transaction (RFC 5321 3.3): MAIL, RCPT, DATA, final dot. */
import type { SmtpReply } from '../base/smtp-terms.ts';
import type { Capabilities } from './capabilities.ts';
import { blocks, stuffDots } from './dot-stuffing.ts';
import type { OutgoingMessage } from './message.ts';
import type { Outcome, SmtpFailure } from './outcome.ts';
import { queueIdOf } from './queue-id.ts';
import { exactCode } from './reply.ts';
import type { Wire } from './wire.ts';

type SendFailure =
  | SmtpFailure
  /** An address outside ASCII needs SMTPUTF8 and 8BITMIME (RFC 6531 3.1), and the server does not offer them. */
  | { kind: 'smtputf8-missing' }
  /** The message is bigger than the server's SIZE (RFC 1870). Bytes. */
  | { kind: 'size-limit'; limit: number; size: number };

export interface SendOutcome {
  /** Accepted by this server (never: delivered). Null: no reply after the final dot, it may have been sent. */
  ok: boolean | null;
  /** The reply that decided. */
  reply: SmtpReply | null;
  queueId: string | null;
  failure: SendFailure | null;
}

/** Sends one message. The connection stays open after a refusal. `atDot` is called before the final dot leaves. */
export async function sendMessage(
  wire: Wire,
  capabilities: Capabilities,
  message: OutgoingMessage,
  atDot: () => void,
  signal: AbortSignal,
): Promise<SendOutcome> {
  assertAddresses(message);
  const unfit = whyUnfit(capabilities, message);
  if (unfit) return failed(unfit);
  const mail = await wire.command('mail-from', mailCommand(capabilities, message), signal);
  if (!mail.ok) return failed(mail.failure);
  const recipient = await wire.command('rcpt-to', `RCPT TO:<${message.recipient}>`, signal);
  if (!recipient.ok) return failed(recipient.failure);
  const data = await wire.command('data', 'DATA', signal, exactCode.data);
  if (!data.ok) return failed(data.failure);
  const written = await writeContent(wire, message.content, signal);
  if (!written.ok) return failed(written.failure);
  const early = await wire.earlyReply(signal);
  if (early) return failed(early);
  atDot();
  return finalDot(wire, signal);
}

/** Addresses come parsed (address.ts); one that could carry a second command is a bug of the caller. */
function assertAddresses({ from, recipient }: OutgoingMessage): void {
  if ([from, recipient].some((address) => /[\p{Cc}<>\s]/u.test(address)))
    throw new Error('an address with characters that must not reach the wire');
}

/** What forbids sending before anything is sent (RFC 5321 4.1.2, RFC 1870 6.1, RFC 6531 3.1). */
function whyUnfit(capabilities: Capabilities, message: OutgoingMessage): SendFailure | null {
  const takesUtf8 = capabilities.has('SMTPUTF8') && capabilities.has('8BITMIME');
  if (needsUtf8(message) && !takesUtf8) return { kind: 'smtputf8-missing' };
  const size = message.content.length;
  const limit = capabilities.size;
  return limit !== null && size > limit ? { kind: 'size-limit', limit, size } : null;
}

function needsUtf8(message: OutgoingMessage): boolean {
  return [message.from, message.recipient].some((address) => /[^\p{ASCII}]/u.test(address));
}

/** RFC 6152 2. Messages of ours are pure ASCII unless an address is not. */
function hasEightBits(message: OutgoingMessage): boolean {
  return needsUtf8(message) || message.content.some((byte) => byte > 127);
}

/** Only parameters that the server announced. */
function mailCommand(capabilities: Capabilities, message: OutgoingMessage): string {
  const parameters = [`MAIL FROM:<${message.from}>`];
  if (capabilities.has('SIZE')) parameters.push(`SIZE=${message.content.length}`);
  if (capabilities.has('8BITMIME') && hasEightBits(message)) parameters.push('BODY=8BITMIME');
  if (needsUtf8(message)) parameters.push('SMTPUTF8');
  return parameters.join(' ');
}

async function writeContent(wire: Wire, content: Uint8Array, signal: AbortSignal): Promise<Outcome<null>> {
  wire.transcript.client('data', `(message, ${content.length} bytes)`);
  for (const block of blocks(stuffDots(content))) {
    const written = await wire.writeBlock(block, signal);
    if (!written.ok) return written;
  }
  return { ok: true, value: null };
}

/**
 * From the final dot on only a reply tells the outcome; without one, or with one that belongs to another step, it stays
 * unknown (RFC 5321 4.5.3.2.6): the message may have been taken, so it is never sent again.
 */
async function finalDot(wire: Wire, signal: AbortSignal): Promise<SendOutcome> {
  const outcome = await wire.command('after-data', '.', signal);
  if (outcome.ok) {
    const { reply } = outcome.value;
    return { ok: true, reply, queueId: queueIdOf(reply), failure: null };
  }
  const { failure } = outcome;
  if (failure.kind === 'reply') return failed(failure);
  const reply = replyIn(failure);
  return { ok: null, reply, queueId: null, failure };
}

function failed(failure: SendFailure): SendOutcome {
  return { ok: false, reply: replyIn(failure), queueId: null, failure };
}

function replyIn(failure: SendFailure): SmtpReply | null {
  return failure.kind === 'reply' || failure.kind === 'out-of-step' ? failure.reply : null;
}
