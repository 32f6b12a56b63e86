/** The servers of the rows, on loopback. */
import { writeFileSync } from 'node:fs';
import type net from 'node:net';
import path from 'node:path';
import tls from 'node:tls';
import { freePort } from '../integration/peers/daemon.ts';
import type { Programs } from '../integration/peers/packages.ts';
import { onLine, startTcpServer } from '../support/loopback.ts';
import { type Authorities, host, type Identity, type Path } from './authority.ts';
import type { Server } from './row.ts';

export interface Served {
  port: number;
  security: 'tls' | 'starttls';
  close(): Promise<void>;
}

/** Security level 0: a server may show and speak what it likes. */
const anything: tls.TlsOptions = { ciphers: 'DEFAULT:@SECLEVEL=0' };
/** Bytes. Where a ClientHello of two segments begins to get lost. */
const largeHelloBytes = 1400;

export class Servers {
  readonly #authorities: Authorities;
  readonly #programs: Programs<'openssl'>;
  readonly #folder: string;
  readonly #served: Served[] = [];

  constructor(folder: string, authorities: Authorities, programs: Programs<'openssl'>) {
    this.#folder = folder;
    this.#authorities = authorities;
    this.#programs = programs;
  }

  async serve(server: Server): Promise<Served> {
    const served = await this.#start(server);
    this.#served.push(served);
    return served;
  }

  async close(): Promise<void> {
    await Promise.all(this.#served.map((served) => served.close()));
  }

  async #start(server: Server): Promise<Served> {
    if (typeof server === 'string' || !('path' in server)) return serveBytes(server);
    const { mode = 'tls', options, largeHello, openssl } = server;
    const identity = await this.#authorities.identity(server);
    if (openssl) return this.#serveOpenssl(identity, openssl);
    const secured = tls.createServer({ ...anything, ...identity, ...options }, (socket) => {
      socket.on('error', () => {});
      if (mode === 'tls') greet(socket);
      converse(socket, 'AUTH PLAIN', () => {});
    });
    secured.on('tlsClientError', () => {});
    const secure = (socket: net.Socket) => sift(socket, largeHello, () => secured.emit('connection', socket));
    const { port, close } = await startTcpServer((socket) =>
      mode === 'tls' ? secure(socket) : talkInClear(socket, secure),
    );
    return { port, security: server.asked ?? mode, close };
  }

  async #serveOpenssl(identity: Identity, args: string[]): Promise<Served> {
    const port = await freePort();
    const file = (kind: string) => path.join(this.#folder, `${port}-${kind}`);
    writeFileSync(file('cert.pem'), identity.cert);
    writeFileSync(file('key.pem'), identity.key);
    const files = ['-cert', file('cert.pem'), '-key', file('key.pem')];
    const { stop } = await this.#programs.serve(
      'openssl',
      ['s_server', '-accept', `127.0.0.1:${port}`, '-quiet', ...files, ...args],
      file('log'),
      [port],
    );
    return { port, security: 'tls', close: stop };
  }
}

/** What is no TLS server: bytes, or the end of the connection. */
async function serveBytes(server: Exclude<Server, Path>): Promise<Served> {
  const { port, close } = await startTcpServer((socket) => {
    if (typeof server === 'object' && 'greets' in server) socket.write(`${server.greets}\r\n`);
    socket.once('data', () => {
      if (server === 'resets') socket.resetAndDestroy();
      else if (typeof server === 'object' && 'answers' in server) socket.end(server.answers);
      else socket.end();
    });
  });
  return { port, security: 'tls', close };
}

/** Lets a ClientHello through, or does to a large one what some middleboxes do. */
function sift(socket: net.Socket, largeHello: 'reset' | 'ignored' | undefined, pass: () => void): void {
  if (largeHello === undefined) return void pass();
  socket.once('data', (bytes) => {
    // RFC 8446 5.1: five bytes of header, the last two of them the length of what follows.
    const length = 5 + bytes.readUInt16BE(3);
    socket.pause();
    if (length <= largeHelloBytes) {
      socket.unshift(bytes);
      pass();
    } else if (largeHello === 'reset') socket.resetAndDestroy();
    else socket.resume();
  });
  socket.resume();
}

function talkInClear(socket: net.Socket, secure: (socket: net.Socket) => void): void {
  greet(socket);
  converse(socket, 'STARTTLS', () => {
    socket.removeAllListeners('data');
    socket.pause();
    socket.write('220 go ahead\r\n');
    secure(socket);
  });
}

function greet(socket: net.Socket): void {
  socket.write(`220 ${host} ESMTP\r\n`);
}

/** A submission server that takes every password and no message. */
function converse(socket: net.Socket, offer: 'STARTTLS' | 'AUTH PLAIN', onStartTls: () => void): void {
  const answer = (lines: string) => socket.write(`${lines}\r\n`);
  onLine(socket, (line) => {
    const [verb = ''] = line.toUpperCase().split(' ');
    if (verb === 'EHLO') answer(`250-${host}\r\n250 ${offer}`);
    else if (verb === 'STARTTLS' && offer === 'STARTTLS') onStartTls();
    else if (verb === 'AUTH') answer('235 2.7.0 signed in');
    else if (verb === 'QUIT') socket.end('221 bye\r\n');
    else answer('502 5.5.1 not here');
  });
}
