/** A listener on loopback and scripted devices that talk to it. */
import { once } from 'node:events';
import net from 'node:net';
import tls from 'node:tls';
import { makeCertificate } from '../../../electron/engine/listen/certificate.ts';
import { deviceTimes } from '../../../electron/engine/listen/connection.ts';
import { type ListenOrder, type ListenOutcome, listen } from '../../../electron/engine/listen/listener.ts';
import { listenFindings } from '../../../shared/explain/listen-words.ts';
import type { HeardDevice, ListenSign } from '../../../shared/listen.ts';
import type { Security } from '../../../shared/model.ts';

export interface Ear {
  port: number;
  turnedAway: string[];
  /** Resolves once so many connections of the device are over. */
  gone(connections: number): Promise<void>;
  /** Ends the listener and gives what it heard. */
  end(): Promise<ListenOutcome>;
  /** Ends by itself: with the message or the time. */
  ended: Promise<ListenOutcome>;
}

/** Made once: keys take long to make. */
const keyPair = await makeCertificate('127.0.0.1');

export const times = { ...deviceTimes, early: 60 };
/** For devices that fall silent. */
export const impatient = { ...times, hello: 150, command: 400, line: 400 };

/** Opens a listener on a free port of 127.0.0.1. */
export async function openEar(security: Security, order: Partial<ListenOrder> = {}): Promise<Ear> {
  const stop = new AbortController();
  const turnedAway: string[] = [];
  let over = 0;
  let wake: () => void = () => {};
  let opened: (port: number) => void = () => {};
  const port = new Promise<number>((resolve) => {
    opened = resolve;
  });
  const ended = listen(
    {
      host: '127.0.0.1',
      port: 0,
      security,
      keyPair,
      lifetimeMs: 60_000,
      device: null,
      agree: async () => true,
      authInClear: false,
      times,
      onOpen: (where) => opened(where.port),
      onStep: () => {},
      onGone: () => {
        over += 1;
        wake();
      },
      onTurnedAway: (ip) => turnedAway.push(ip),
      ...order,
    },
    stop.signal,
  ).then((result) => {
    if (!result.ok) throw new Error(result.refusal);
    return result.outcome;
  });
  return {
    port: await port,
    turnedAway,
    async gone(connections) {
      while (over < connections)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    },
    ended,
    end() {
      stop.abort();
      return ended;
    },
  };
}

/** A device: writes, waits for whole replies, changes to TLS. */
export class Device {
  readonly #socket: net.Socket | tls.TLSSocket;
  #text = '';
  #gone = false;
  #wake: () => void = () => {};

  private constructor(socket: net.Socket | tls.TLSSocket) {
    this.#socket = socket;
    socket.on('data', (bytes) => {
      this.#text += bytes.toString('latin1');
      this.#wake();
    });
    for (const event of ['close', 'error', 'end'])
      socket.on(event, () => {
        this.#gone = true;
        this.#wake();
      });
  }

  static async connect(port: number, options: { localAddress?: string } = {}): Promise<Device> {
    const socket = net.connect({ port, host: '127.0.0.1', ...options });
    await once(socket, 'connect');
    return new Device(socket);
  }

  /** TLS from the start. Null: the handshake did not come about. */
  static async connectTls(port: number, options: tls.ConnectionOptions = {}): Promise<Device | null> {
    return encrypted(tls.connect({ port, host: '127.0.0.1', rejectUnauthorized: false, ...options }));
  }

  static wrap(socket: tls.TLSSocket): Device {
    return new Device(socket);
  }

  /** The next whole reply; null when the server hung up. */
  async reply(): Promise<string | null> {
    for (;;) {
      const match = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(this.#text);
      if (match) {
        this.#text = this.#text.slice(match[0].length);
        return match[0];
      }
      if (this.#gone) return null;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async say(line: string): Promise<string | null> {
    this.write(`${line}\r\n`);
    return this.reply();
  }

  write(data: string | Uint8Array): void {
    if (!this.#socket.destroyed) this.#socket.write(data);
  }

  async upgrade(options: tls.ConnectionOptions = {}): Promise<Device | null> {
    await this.say('STARTTLS');
    this.#socket.removeAllListeners();
    return encrypted(tls.connect({ socket: this.#socket, rejectUnauthorized: false, ...options }));
  }

  /** Closes, and waits until the server has noticed. */
  async hangUp(): Promise<void> {
    this.#socket.end();
    if (!this.#gone) await once(this.#socket, 'close').catch(() => {});
  }

  /** Waits until the server hangs up. */
  async gone(): Promise<void> {
    while ((await this.reply()) !== null);
  }
}

async function encrypted(socket: tls.TLSSocket): Promise<Device | null> {
  const made = await new Promise<boolean>((resolve) => {
    socket.once('secureConnect', () => resolve(true));
    socket.on('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
  return made ? Device.wrap(socket) : null;
}

/** What was heard and which signs showed, in the order of the findings. */
export function findingsOf(outcome: ListenOutcome): { device: HeardDevice; signs: ListenSign[] } {
  if (outcome.device === null) throw new Error('nobody was heard');
  return { device: outcome.device, signs: listenFindings(outcome.signs, 'en').map(({ sign }) => sign) };
}

export const base64 = (text: string) => Buffer.from(text).toString('base64');
