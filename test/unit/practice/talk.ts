/** A bare SMTP conversation over a socket, for looking at servers without the engine. */
import net from 'node:net';
import tls from 'node:tls';

export class Talk {
  #socket: net.Socket;
  #received = '';
  #wake: () => void = () => {};

  private constructor(socket: net.Socket) {
    this.#socket = socket;
    this.#listen();
  }

  static open(port: number): Promise<Talk> {
    return new Promise((resolve, reject) => {
      const socket = net.connect(port, '127.0.0.1', () => resolve(new Talk(socket)));
      socket.once('error', reject);
    });
  }

  /** Implicit TLS. */
  static async openTls(port: number, ca: string, servername: string): Promise<Talk> {
    const talk = await Talk.open(port);
    await talk.#encrypt(ca, servername);
    return talk;
  }

  async startTls(ca: string, servername: string): Promise<void> {
    await this.send('STARTTLS');
    await this.#encrypt(ca, servername);
  }

  /** The next complete reply, lines joined by "\n". */
  async reply(): Promise<string> {
    for (;;) {
      const match = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(this.#received);
      if (match) {
        this.#received = this.#received.slice(match[0].length);
        return match[0].trimEnd().replaceAll('\r\n', '\n');
      }
      if (this.#socket.closed) throw new Error(`closed after ${JSON.stringify(this.#received)}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  send(line: string): Promise<string> {
    this.#socket.write(`${line}\r\n`);
    return this.reply();
  }

  /** Resolves when the server has closed the connection. */
  async closed(): Promise<void> {
    while (!this.#socket.closed)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
  }

  end(): void {
    this.#socket.destroy();
  }

  async #encrypt(ca: string, servername: string): Promise<void> {
    this.#socket.removeAllListeners();
    const socket = tls.connect({ socket: this.#socket, ca, servername });
    await new Promise<void>((resolve, reject) => {
      socket.once('secureConnect', resolve);
      socket.once('error', reject);
    });
    this.#socket = socket;
    this.#listen();
  }

  #listen(): void {
    this.#socket.on('data', (chunk: Buffer) => {
      this.#received += chunk.toString('utf8');
      this.#wake();
    });
    this.#socket.on('error', () => {});
    this.#socket.on('close', () => this.#wake());
  }
}

/** The initial response of AUTH PLAIN (RFC 4616). */
export function plain(username: string, password: string): string {
  return Buffer.from(`\0${username}\0${password}`).toString('base64');
}

/** Sockets and servers of this process that are open. */
export function handles(): string[] {
  return process.getActiveResourcesInfo().filter((kind) => /TCP|UDP|TLS/.test(kind));
}
