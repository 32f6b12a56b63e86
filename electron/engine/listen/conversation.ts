/**
 * The server's half of a submission, line by line (RFC 5321, RFC 6409): what the device says in, one reply out. It opens
 * nothing and keeps no mail. What comes after AUTH, but the user name, stays in the caller's bytes and is wiped there.
 */
import type { ListenStep } from '../../../shared/listen.ts';
import type { DeviceRecord } from './device-record.ts';
import type { Piece } from './line-reader.ts';
import { largestMessage, MessageCounter } from './message-counter.ts';
import { type OfferedMechanism, offeredMechanisms, registeredMechanisms, usernameOf } from './sasl.ts';

export interface ConversationSetup {
  /** The connection is encrypted by now. */
  encrypted: boolean;
  /** STARTTLS is offered while it is not. */
  starttls: boolean;
  /** Sign-in is offered without encryption: only for throw-away passwords. */
  authInClear: boolean;
  /** Called with each step that the device comes to. */
  reach: (step: ListenStep) => void;
}

/** What is said to the device, and what follows. */
export interface Answer {
  /** Lines without their ends; empty: nothing to say yet. */
  lines: readonly string[];
  next?: 'start-tls' | 'close';
}

const verbs = [
  'EHLO',
  'HELO',
  'STARTTLS',
  'AUTH',
  'MAIL',
  'RCPT',
  'DATA',
  'RSET',
  'NOOP',
  'QUIT',
  'VRFY',
  'HELP',
] as const;
type Verb = (typeof verbs)[number];

const silent: Answer = { lines: [] };
const accepted: Answer = { lines: ['250 2.0.0 OK'] };
const outOfOrder: Answer = { lines: ['503 5.5.1 Not now'] };
const signedIn: Answer = { lines: ['235 2.7.0 Taken, and not looked at'] };
export const greeting =
  '220 sendwell.invalid ESMTP Sendwell looks at what this device does; nothing is delivered';
const oneMessage: Answer = { lines: ['421 4.3.2 One message is looked at, and it came'], next: 'close' };
const lookedAt: Answer = { lines: ['250 2.0.0 Looked at by Sendwell, not delivered'] };

/** Lines that are no commands, before the connection ends. */
const mostUnknown = 10;

type State =
  | { at: 'command' }
  | { at: 'auth'; mechanism: OfferedMechanism; answers: number }
  | { at: 'data'; counter: MessageCounter };

/** The server side of one submission (RFC 5321, RFC 6409), without a socket: lines in, answers out. */
export class Conversation {
  readonly #record: DeviceRecord;
  readonly #setup: ConversationSetup;
  #state: State = { at: 'command' };
  #signedIn = false;
  #sender = false;
  #recipients = 0;
  #unknown = 0;
  #greeted = false;

  constructor(record: DeviceRecord, setup: ConversationSetup) {
    this.#record = record;
    this.#setup = setup;
  }

  /** Takes a line or a piece of one. Nothing of `piece.bytes` is kept. */
  take(piece: Piece): Answer {
    if (this.#state.at === 'data') return this.#message(piece, this.#state.counter);
    if (!piece.ended || piece.continued) return this.#tooLong(piece);
    const answer =
      this.#state.at === 'auth' ? this.#signIn(piece.bytes, this.#state) : this.#command(piece.bytes);
    if (piece.followed && answer.lines.length > 0) this.#record.sign('too-early');
    return answer;
  }

  #tooLong({ ended }: Piece): Answer {
    this.#record.sign('line-too-long');
    return ended ? { lines: ['500 5.5.2 Line too long'] } : silent;
  }

  #command(line: Uint8Array): Answer {
    const verb = verbOf(line);
    if (verb === null) return this.#notKnown();
    this.#record.addCommand(verb);
    const rest = line.subarray(verb.length);
    switch (verb) {
      case 'EHLO':
      case 'HELO':
        return this.#hello(verb, textOf(rest));
      case 'STARTTLS':
        return this.#startTls();
      case 'AUTH':
        return this.#auth(rest);
      case 'MAIL':
        return this.#mail(textOf(rest));
      case 'RCPT':
        return this.#recipient(textOf(rest));
      case 'DATA':
        return this.#data();
      case 'RSET':
        this.#sender = false;
        this.#recipients = 0;
        return accepted;
      case 'NOOP':
        return accepted;
      case 'QUIT':
        return { lines: ['221 2.0.0 Goodbye'], next: 'close' };
      case 'VRFY':
      case 'HELP':
        return { lines: ['252 2.1.5 Nobody is looked up here'] };
    }
  }

  /** It may be a password that came out of step: nothing of it is kept. */
  #notKnown(): Answer {
    this.#unknown += 1;
    if (this.#unknown <= mostUnknown) return { lines: ['500 5.5.1 Not a command'] };
    if (!this.#greeted) this.#record.sign('not-smtp');
    return { lines: ['421 4.7.0 Too many lines that are no commands'], next: 'close' };
  }

  #hello(verb: 'EHLO' | 'HELO', name: string): Answer {
    this.#setup.reach('ehlo');
    this.#greeted = true;
    this.#record.setEhlo(name);
    // RFC 5321 2.3.5 and 4.1.3: a domain name or an address literal.
    const fits =
      /^(?:[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,10}\.?|\[[0-9a-f.:]{2,45}\]|\[IPv6:[0-9a-f.:]{2,45}\])$/i.test(
        name,
      );
    if (!fits) this.#record.sign('ehlo-name', { name: name.slice(0, 100) });
    if (verb === 'HELO') {
      this.#record.sign('helo-only');
      return { lines: ['250 sendwell.invalid'] };
    }
    this.#record.signs.delete('helo-only');
    return { lines: ehloLines(this.#extensions()) };
  }

  #extensions(): string[] {
    const { starttls, encrypted } = this.#setup;
    return [
      'sendwell.invalid looks at you',
      `SIZE ${largestMessage}`,
      '8BITMIME',
      'ENHANCEDSTATUSCODES',
      ...(starttls && !encrypted ? ['STARTTLS'] : []),
      ...(this.#authOffered ? [`AUTH ${offeredMechanisms.join(' ')}`] : []),
    ];
  }

  get #authOffered(): boolean {
    return this.#setup.encrypted || this.#setup.authInClear;
  }

  #startTls(): Answer {
    if (!this.#setup.starttls || this.#setup.encrypted)
      return { lines: ['502 5.5.1 STARTTLS is not offered'] };
    this.#setup.reach('starttls');
    return { lines: ['220 2.0.0 Ready to start TLS'], next: 'start-tls' };
  }

  #auth(rest: Uint8Array): Answer {
    this.#setup.reach('auth');
    if (!this.#authOffered) {
      this.#record.sign('signs-in-in-clear');
      return { lines: ['538 5.7.11 Encryption is needed first'] };
    }
    const start = skipBlanks(rest, 0);
    const end = endOfWord(rest, start);
    const word = rest.subarray(start, end);
    const name = registeredMechanisms.find((one) => isWord(word, one)) ?? null;
    if (name !== null) this.#record.addMechanism(name);
    const mechanism = offeredMechanisms.find((one) => one === name);
    if (!mechanism) {
      this.#record.sign('mechanism-unknown', { mechanism: name ?? '?' });
      return { lines: ['504 5.5.4 This way of signing in is not offered'] };
    }
    const answer = rest.subarray(skipBlanks(rest, end));
    this.#state = { at: 'auth', mechanism, answers: 0 };
    if (answer.length > 0) return this.#signIn(answer, this.#state);
    return { lines: [mechanism === 'LOGIN' ? '334 VXNlcm5hbWU6' : '334 '] };
  }

  /** RFC 4954 4: `*` gives up. LOGIN asks twice, the others once. */
  #signIn(answer: Uint8Array, state: { at: 'auth'; mechanism: OfferedMechanism; answers: number }): Answer {
    if (answer.length === 1 && answer[0] === 0x2a) {
      this.#state = { at: 'command' };
      return { lines: ['501 5.7.0 Given up'] };
    }
    state.answers += 1;
    if (state.answers === 1) {
      const username = usernameOf(state.mechanism, answer);
      if (username !== null) this.#record.setUsername(username);
      if (state.mechanism === 'LOGIN') return { lines: ['334 UGFzc3dvcmQ6'] };
    }
    this.#state = { at: 'command' };
    this.#signedIn = true;
    return signedIn;
  }

  #mail(text: string): Answer {
    if (this.#record.complete) return oneMessage;
    this.#setup.reach('mail-from');
    const address = pathOf(text);
    if (address === null) return { lines: ['501 5.1.7 No sender in it'] };
    this.#record.setFrom(address);
    this.#sender = true;
    this.#recipients = 0;
    if (this.#setup.starttls && !this.#setup.encrypted) this.#record.sign('starttls-not-used');
    if (!this.#signedIn) this.#record.sign('no-sign-in');
    const { username } = this.#record;
    if (username?.includes('@') && username.toLowerCase() !== address.toLowerCase())
      this.#record.sign('sender-differs', { username, from: address });
    return accepted;
  }

  #recipient(text: string): Answer {
    if (!this.#sender) return outOfOrder;
    this.#setup.reach('rcpt-to');
    const address = pathOf(text);
    if (!address) return { lines: ['501 5.1.3 No recipient in it'] };
    this.#record.addTo(address);
    this.#recipients += 1;
    return accepted;
  }

  #data(): Answer {
    if (this.#recipients === 0) return outOfOrder;
    this.#setup.reach('data');
    this.#state = { at: 'data', counter: new MessageCounter(this.#record) };
    return { lines: ['354 Send it; it is counted and thrown away'] };
  }

  #message(piece: Piece, counter: MessageCounter): Answer {
    const state = counter.take(piece);
    if (state === 'more') return silent;
    this.#state = { at: 'command' };
    this.#setup.reach('after-data');
    this.#record.finish();
    return state === 'too-large'
      ? { lines: ['552 5.3.4 Larger than Sendwell counts; not delivered'], next: 'close' }
      : lookedAt;
  }
}

function ehloLines(texts: readonly string[]): string[] {
  return texts.map((text, index) => `250${index === texts.length - 1 ? ' ' : '-'}${text}`);
}

/** Compares bytes, so that a line that is no command is never made a string. */
function verbOf(line: Uint8Array): Verb | null {
  return (
    verbs.find(
      (verb) =>
        [...verb].every((letter, index) => ((line[index] ?? 0) & 0xdf) === letter.charCodeAt(0)) &&
        (line.length === verb.length || isBlank(line[verb.length])),
    ) ?? null
  );
}

/** Compares bytes, capitals or not: what is no name may be a secret, and is never made a string. */
function isWord(bytes: Uint8Array, word: string): boolean {
  return (
    bytes.length === word.length &&
    [...word].every((letter, index) => String.fromCharCode(bytes[index] ?? 0).toUpperCase() === letter)
  );
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09;
}

function skipBlanks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && isBlank(bytes[at])) at += 1;
  return at;
}

function endOfWord(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && !isBlank(bytes[at])) at += 1;
  return at;
}

/** Characters of a command line that are looked at. */
const longestText = 1_000;

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, longestText)).trim();
}

/** The address in `FROM:<…>` or `TO:<…>`, empty for the null path; what devices leave out of the form is borne. */
function pathOf(text: string): string | null {
  const [, given] = /^(?:FROM|TO)\s{0,5}:\s{0,5}(.*)$/i.exec(text) ?? [];
  if (given === undefined) return null;
  const [, bracketed] = /^<([^<>]{0,320})>/.exec(given) ?? [];
  return bracketed ?? /^[^\s<>]{1,320}/.exec(given)?.[0] ?? null;
}
