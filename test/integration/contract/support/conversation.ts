/** The server's side of one scripted connection. */
import type net from 'node:net';
import tls from 'node:tls';
import { type DoorScript, password, type Session, type Turn } from './door-script.ts';

const offer = ['PIPELINING', 'SIZE 10485760', '8BITMIME', 'ENHANCEDSTATUSCODES', 'AUTH PLAIN LOGIN'];

const usual: Readonly<Record<string, Turn>> = {
  MAIL: '250 2.1.0 sender fine',
  RCPT: '250 2.1.5 recipient fine',
  DATA: '354 end with a dot',
  '.': '250 2.0.0 Ok: queued as 4ABCDEF123',
  RSET: '250 2.0.0 fine',
  NOOP: '250 2.0.0 fine',
  QUIT: { send: '221 2.0.0 bye', after: 'close' },
};

export class Conversation {
  /** The connection below TLS. */
  readonly #plain: net.Socket;
  readonly #script: DoorScript;
  readonly #session: Session;
  readonly #context: tls.SecureContext;
  #socket: net.Socket;
  #rest = '';
  #inMessage = false;
  /** The AUTH exchange that is under way. */
  #auth: { mechanism: string; lines: string[] } | null = null;

  constructor(socket: net.Socket, script: DoorScript, session: Session, context: tls.SecureContext) {
    this.#plain = socket;
    this.#socket = socket;
    this.#script = script;
    this.#session = session;
    this.#context = context;
  }

  begin(): void {
    const greet = () => this.#say(this.#script.greeting ?? '220 mail.test ESMTP ready');
    if (this.#script.mode === 'tls') this.#pastFilter(() => this.#startTls().once('secure', greet));
    else {
      this.#listen(this.#plain);
      greet();
    }
  }

  #pastFilter(goOn: () => void): void {
    const { resetsAt } = this.#script;
    if (!resetsAt) {
      goOn();
      return;
    }
    // A client that waits to be spoken to first is not kept for long.
    this.#plain.setTimeout(500, () => this.#plain.destroy());
    this.#plain.once('readable', () => {
      this.#plain.setTimeout(0);
      const hello = this.#plain.read() as Buffer | null;
      if (hello && resetsAt(hello)) this.#plain.resetAndDestroy();
      else {
        if (hello) this.#plain.unshift(hello);
        goOn();
      }
    });
  }

  #startTls(): tls.TLSSocket {
    this.#plain.removeAllListeners('data');
    const wanted = this.#script.wantsCertificate ?? false;
    const secure = new tls.TLSSocket(this.#plain, {
      isServer: true,
      secureContext: this.#context,
      requestCert: wanted,
      rejectUnauthorized: wanted,
    });
    this.#socket = secure;
    this.#rest = '';
    secure.once('secure', () => {
      this.#session.secure = true;
    });
    this.#listen(secure);
    return secure;
  }

  #listen(socket: net.Socket): void {
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      const lines = (this.#rest + bytes.toString('latin1')).split('\r\n');
      this.#rest = lines.pop() ?? '';
      for (const line of lines) this.#take(line);
    });
  }

  #take(line: string): void {
    if (this.#inMessage && line !== '.') return;
    this.#inMessage = false;
    this.#session.heard.push(`${this.#session.secure ? '' : 'clear: '}${line}`);
    const verb = this.#auth ? 'AUTH-LINE' : (line.split(' ', 1)[0] ?? '').toUpperCase();
    const scripted = this.#script.on?.[verb];
    const turn = (typeof scripted === 'function' ? scripted(line) : scripted) ?? this.#usually(verb, line);
    const text = typeof turn === 'string' ? turn : (turn.send ?? '');
    const goesOn = verb.startsWith('AUTH') && text.startsWith('334');
    this.#auth = goesOn ? (this.#auth ?? { mechanism: '', lines: [] }) : null;
    this.#inMessage = verb === 'DATA' && text.startsWith('354');
    this.#say(turn);
    if (verb === 'STARTTLS' && scripted === undefined) this.#startTls();
  }

  #usually(verb: string, line: string): Turn {
    if (verb === 'EHLO') return this.#capabilities();
    if (verb === 'STARTTLS') return `220 2.0.0 go ahead\r\n${this.#script.behindStartTls ?? ''}`;
    if (verb === 'AUTH' || verb === 'AUTH-LINE') return this.#signIn(line);
    return usual[verb] ?? '500 5.5.1 what';
  }

  #capabilities(): string {
    const { secure } = this.#session;
    const inClear = this.#script.mode === 'starttls' && !secure;
    const set = secure ? this.#script.ehloTls : this.#script.ehlo;
    const lines = [
      'mail.test at your service',
      ...(set ?? (inClear ? ['SIZE 10485760', 'STARTTLS'] : offer)),
    ];
    return lines.map((word, index) => `250${index < lines.length - 1 ? '-' : ' '}${word}`).join('\r\n');
  }

  /** PLAIN and LOGIN. */
  #signIn(line: string): string {
    if (this.#auth) this.#auth.lines.push(line);
    else {
      const [, mechanism = '', initial] = line.split(' ');
      this.#auth = { mechanism, lines: initial === undefined ? [] : [initial] };
    }
    const { mechanism, lines } = this.#auth;
    if (lines.length < (mechanism === 'LOGIN' ? 2 : 1)) return '334 ';
    const last = Buffer.from(lines.at(-1) ?? '', 'base64').toString('utf8');
    const right = last.split('\0').at(-1) === password;
    return right ? '235 2.7.0 welcome' : '535 5.7.8 Authentication credentials invalid';
  }

  #say(turn: Turn): void {
    const { send, delayMs = 0, after = 'silence' } = typeof turn === 'string' ? { send: turn } : turn;
    const act = () => {
      if (send !== undefined && this.#socket.writable) this.#socket.write(endLine(send));
      if (after === 'close') this.#socket.end();
      if (after === 'reset') this.#plain.resetAndDestroy();
    };
    if (delayMs === 0) act();
    else setTimeout(act, delayMs);
  }
}

function endLine(text: string): string {
  return text.endsWith('\n') ? text : `${text}\r\n`;
}
