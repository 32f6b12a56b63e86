/** A scripted printer, scanner or app that talks to a listener on loopback. */
import { once } from 'node:events';
import net from 'node:net';
import tls from 'node:tls';

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

export const base64 = (text: string) => Buffer.from(text).toString('base64');
