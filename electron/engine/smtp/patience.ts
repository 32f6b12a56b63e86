/** How long a session waits in each step, in milliseconds. RFC 5321 4.5.3.2 asks mail servers for minutes; here a person waits. */
import type { PhaseName } from '../../../shared/model.ts';

interface StepPatience {
  /** From here on the person is told "slow but normal". */
  slowMs: number;
  /** From here on the step has failed. Counted from the start of the step: bytes that drip in do not reset it. */
  giveUpMs: number;
}

/** Phases in which a session itself waits; looking up and connecting belong to the dialer. */
export type SessionPhase = Exclude<PhaseName, 'dns' | 'connect'>;
/** `block`: one block of a message. */
export type Patience = Readonly<Record<SessionPhase | 'block', StepPatience>>;

const command: StepPatience = { slowMs: 5_000, giveUpMs: 30_000 };
const handshake: StepPatience = { slowMs: 3_000, giveUpMs: 15_000 };
const envelope: StepPatience = { slowMs: 5_000, giveUpMs: 60_000 };

export const defaultPatience: Patience = {
  tls: handshake,
  'starttls-tls': handshake,
  /** Greet delays of 10 to 30 s are normal policy against spam. */
  banner: { slowMs: 5_000, giveUpMs: 45_000 },
  ehlo: command,
  'ehlo-tls': command,
  starttls: command,
  /** Tarpits delay the answer to a failed sign-in. */
  auth: command,
  /** Servers look up sender and recipient before they answer. */
  'mail-from': envelope,
  'rcpt-to': envelope,
  data: envelope,
  /** Each block of the message. */
  block: envelope,
  /** Content is scanned while the client waits. After this the outcome is unknown, never "failed". */
  'after-data': { slowMs: 10_000, giveUpMs: 120_000 },
  /** Its absence is no error. */
  quit: { slowMs: 5_000, giveUpMs: 5_000 },
};

/** How long a server's last words are waited for after a write failed: they are the cause, not the broken pipe. */
export const lastWordsMs = 1_000;

/** A look for what a server does by itself, such as closing after it refused a sign-in. */
export const peekMs = 100;

/** A path that was heard of this lately still stands: routers forget quiet connections after minutes. */
export const freshMs = 30_000;
/** A server has nothing to do for NOOP; later than this a new connection is quicker. */
export const noopMs = 5_000;

/** For the reply to a QUIT that ends a probe: servers write down who leaves without it, but nobody waits for it. */
export const goodbyeMs = 1_000;
