/** One connection of the device, from its first byte to its end. */
import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { HeardTls, ListenSign, ListenStep } from '../../../shared/listen.ts';
import type { Security } from '../../../shared/model.ts';
import { type ClientHello, largestHello, readClientHello, startsTls } from './client-hello.ts';
import { type Answer, Conversation, type ConversationSetup, greeting } from './conversation.ts';
import type { DeviceRecord } from './device-record.ts';
import { LineReader } from './line-reader.ts';
import { type Heard, PeerStream } from './peer-stream.ts';
import { handshake } from './server-tls.ts';

export interface ConnectionSetup {
  security: Security;
  /** Null without TLS. */
  context: SecureContext | null;
  authInClear: boolean;
  times: DeviceTimes;
  /** Called after each step, so that others can show it. */
  onStep: () => void;
}

/** Milliseconds that a device is given. One that speaks first does so at once. */
export interface DeviceTimes {
  early: number;
  hello: number;
  handshake: number;
  command: number;
  line: number;
}

export const deviceTimes: DeviceTimes = {
  early: 300,
  hello: 10_000,
  handshake: 20_000,
  command: 60_000,
  line: 60_000,
};

/** Bytes over all; what is counted of a message and some. */
const mostBytes = 40_000_000;
const httpVerb = /^(?:GET|POST|HEAD|PUT|OPTIONS|CONNECT|PRI) /;

/** Signs that leave open why a device went: all of them are borne here. */
const borne: ReadonlySet<ListenSign> = new Set([
  'starttls-not-used',
  'no-sign-in',
  'sender-differs',
  'helo-only',
  'ehlo-name',
  'too-early',
  'header-8bit',
  'several-connections',
]);

/** Serves the connection to its end. What was seen stands in `record`. */
export async function serveDevice(
  socket: Socket,
  record: DeviceRecord,
  setup: ConnectionSetup,
): Promise<void> {
  const before = new Set(record.signs.keys());
  const connection = new Connection(socket, record, setup);
  await connection.run();
  socket.destroy();
  const explained = [...record.signs.keys()].some((sign) => !before.has(sign) && !borne.has(sign));
  if (!record.complete && !explained) record.sign('gave-up', { after: connection.last });
}

class Connection {
  /** The step that this connection came to last. */
  last: ListenStep = 'connect';
  #peer: PeerStream;
  readonly #socket: Socket;
  readonly #record: DeviceRecord;
  readonly #setup: ConnectionSetup;
  readonly #reader = new LineReader();
  #bytes = 0;
  /** When the last line ended; a line that drips in has a bound as well. */
  #lineSince = 0;

  constructor(socket: Socket, record: DeviceRecord, setup: ConnectionSetup) {
    this.#socket = socket;
    this.#record = record;
    this.#setup = setup;
    this.#peer = new PeerStream(socket);
  }

  async run(): Promise<void> {
    const { security, authInClear } = this.#setup;
    if (security === 'tls') {
      if (await this.#secureFromTheStart())
        await this.#talk({ encrypted: true, starttls: false, authInClear, reach: this.#reach });
      return;
    }
    const early = await this.#peer.next(this.#setup.times.early);
    if (early instanceof Buffer && !this.#mayStay(early)) return;
    const starttls = security === 'starttls';
    await this.#talk({ encrypted: false, starttls, authInClear, reach: this.#reach }, early);
  }

  readonly #reach = (step: ListenStep): void => {
    this.last = step;
    this.#record.reach(step);
  };

  /** On a port that speaks first, a device that does so is told apart by its first bytes. */
  #mayStay(early: Buffer): boolean {
    if (startsTls(early)) {
      const hello = readClientHello(early);
      if (typeof hello === 'object') this.#record.setTls(offeredBy(hello));
      this.#record.sign('wants-tls-first');
      return false;
    }
    if (httpVerb.test(early.subarray(0, 8).toString('latin1'))) {
      this.#record.sign('not-smtp');
      return false;
    }
    this.#record.sign('too-early');
    return true;
  }

  async #secureFromTheStart(): Promise<boolean> {
    const first = await this.#peer.next(this.#setup.times.hello);
    if (first === 'silence') this.#record.sign('waits-for-greeting');
    if (!(first instanceof Buffer)) return false;
    if (startsTls(first)) return this.#startTls(first);
    this.#record.sign(httpVerb.test(first.subarray(0, 8).toString('latin1')) ? 'not-smtp' : 'plain-on-tls');
    first.fill(0);
    return false;
  }

  /** Reads the ClientHello, then lets the runtime go on with it. */
  async #startTls(first: Buffer): Promise<boolean> {
    let bytes = first;
    let hello = readClientHello(bytes);
    while (hello === 'more' && bytes.length < largestHello) {
      const more = await this.#peer.next(this.#setup.times.hello);
      if (!(more instanceof Buffer)) break;
      bytes = Buffer.concat([bytes, more]);
      hello = readClientHello(bytes);
    }
    this.#reach('tls');
    if (typeof hello === 'object') this.#record.setTls(offeredBy(hello));
    else this.#record.setTls({});
    if (typeof hello === 'object' && !hello.versions.some((version) => modern.has(version)))
      this.#record.sign('tls-too-old', { offered: hello.versions[0] ?? '' });
    this.#setup.onStep();
    return this.#handshake(bytes);
  }

  async #handshake(first: Buffer): Promise<boolean> {
    const { context } = this.#setup;
    if (!context) return false;
    this.#peer.release();
    const made = await handshake(this.#socket, first, context, this.#setup.times.handshake);
    if (!made.ok) {
      if (made.why === 'refused') {
        this.#record.setTls({ checkedUs: true });
        this.#record.sign('certificate-refused');
      } else if (made.why === 'failed' && !this.#record.signs.has('tls-too-old'))
        this.#record.sign('tls-failed');
      return false;
    }
    this.#peer = new PeerStream(made.socket);
    this.#record.setTls({ version: made.version });
    this.#setup.onStep();
    return true;
  }

  async #talk(setup: ConversationSetup, early?: Heard): Promise<void> {
    if (early === 'end') return;
    this.#say([greeting]);
    this.#reach('banner');
    await this.#answer(
      setup,
      early instanceof Buffer ? early : await this.#peer.next(this.#setup.times.command),
    );
  }

  /** Answers line by line until either side ends it. */
  async #answer(setup: ConversationSetup, first: Heard): Promise<void> {
    const conversation = new Conversation(this.#record, setup);
    this.#lineSince = performance.now();
    for (let heard = first; ; ) {
      if (heard === 'silence') this.#record.sign('too-slow');
      if (!(heard instanceof Buffer)) return;
      if (setup.encrypted) this.#record.setTls({ checkedUs: false });
      const end = this.#feed(heard, conversation);
      this.#setup.onStep();
      if (end === 'start-tls') return this.#upgrade(setup);
      if (end === 'close') return;
      if (!this.#reader.open) this.#lineSince = performance.now();
      const left = this.#setup.times.line - (performance.now() - this.#lineSince);
      heard = left <= 0 ? 'silence' : await this.#peer.next(Math.min(left, this.#setup.times.command));
    }
  }

  #feed(chunk: Buffer, conversation: Conversation): Answer['next'] {
    this.#bytes += chunk.length;
    let end: Answer['next'] = this.#bytes > mostBytes ? 'close' : undefined;
    this.#reader.feed(chunk, (piece) => {
      const answer = conversation.take(piece);
      if (piece.ended) this.#lineSince = performance.now();
      this.#say(answer.lines);
      end ??= answer.next;
      return answer.next === undefined;
    });
    return end;
  }

  /** RFC 3207: after the 220 nothing but a handshake may come, and the server does not greet again. */
  async #upgrade(setup: ConversationSetup): Promise<void> {
    this.#reader.wipe();
    const first = await this.#peer.next(this.#setup.times.hello);
    if (!(first instanceof Buffer)) return;
    if (!startsTls(first)) {
      first.fill(0);
      this.#record.sign('plain-after-starttls');
      return;
    }
    if (await this.#startTls(first))
      await this.#answer({ ...setup, encrypted: true }, await this.#peer.next(this.#setup.times.command));
  }

  #say(lines: readonly string[]): void {
    if (lines.length > 0) this.#peer.write(lines.map((line) => `${line}\r\n`).join(''));
  }
}

/** Versions that providers still take (RFC 8996). */
const modern: ReadonlySet<string> = new Set(['TLSv1.2', 'TLSv1.3']);

function offeredBy({ versions, suites, sni }: ClientHello): Partial<HeardTls> {
  return { offered: versions, suites, sni };
}
