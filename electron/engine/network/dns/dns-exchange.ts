/** One question to one server: UDP first, TCP when the reply was cut (RFC 7766), without EDNS when it is not known. */
import { randomInt } from 'node:crypto';
import dgram from 'node:dgram';
import net from 'node:net';
import { familyOf } from '../../base/ip.ts';
import { errorCode } from '../errors.ts';
import { decodeReply, encodeQuestion, type Question, type Reply } from './dns-message.ts';

export interface DnsServer {
  ip: string;
  port: number;
  /** Its AD bit is believed. */
  trusted: boolean;
}

/** `silent`: nothing that counts came until the signal fired. `failed`: a system code, or `malformed`. */
export type DnsExchange =
  | { kind: 'reply'; reply: Reply; authenticated: boolean }
  | { kind: 'failed'; code: string }
  | { kind: 'silent' };

/** Ends when the signal fires. Never rejects. */
export async function askServer(
  server: DnsServer,
  question: Question,
  signal: AbortSignal,
): Promise<DnsExchange> {
  const withEdns = await askOver(askByUdp, server, question, true, signal);
  const unknown = withEdns.kind === 'reply' && ['FORMERR', 'NOTIMP'].includes(withEdns.reply.rcode);
  return unknown ? askOver(askByUdp, server, question, false, signal) : withEdns;
}

type Transport = (
  server: DnsServer,
  query: Buffer,
  decode: (bytes: Uint8Array) => Reply | null,
  signal: AbortSignal,
) => Promise<Reply | { code: string } | null>;

async function askOver(
  transport: Transport,
  server: DnsServer,
  question: Question,
  edns: boolean,
  signal: AbortSignal,
): Promise<DnsExchange> {
  const id = randomInt(0x1_0000);
  const query = encodeQuestion(id, question, edns);
  const result = await transport(server, query, (bytes) => decodeReply(bytes, id, question), signal);
  if (result === null) return { kind: 'silent' };
  if ('code' in result) return { kind: 'failed', code: result.code };
  if (result.truncated && transport !== askByTcp) return askOver(askByTcp, server, question, edns, signal);
  return { kind: 'reply', reply: result, authenticated: result.authenticData && server.trusted };
}

/**
 * The connected socket takes packets of this server only; anything that is no reply to this question is ignored. An
 * address without a route fails in `connect`, and only without a callback there does Node tell it as an error.
 */
const askByUdp: Transport = ({ ip, port }, query, decode, signal) =>
  new Promise((resolve) => {
    const socket = dgram.createSocket(familyOf(ip) === 6 ? 'udp6' : 'udp4');
    let over = false;
    const done = (result: Reply | { code: string } | null) => {
      if (over) return;
      over = true;
      signal.removeEventListener('abort', stop);
      socket.removeAllListeners('message').close();
      resolve(result);
    };
    const stop = () => done(null);
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    socket.on('error', (error) => done({ code: errorCode(error) }));
    socket.on('message', (bytes) => {
      const reply = decode(bytes);
      if (reply !== null) done(reply);
    });
    socket.on('connect', () => {
      if (over) return;
      socket.send(query, (error) => {
        if (error) done({ code: errorCode(error) });
      });
    });
    socket.connect(port, ip);
  });

/** Each message has its length in front (RFC 1035 4.2.2). */
const askByTcp: Transport = ({ ip, port }, query, decode, signal) =>
  new Promise((resolve) => {
    const socket = net.connect({ host: ip, port, autoSelectFamily: false });
    const done = (result: Reply | { code: string } | null) => {
      signal.removeEventListener('abort', stop);
      socket.destroy();
      resolve(result);
    };
    const stop = () => done(null);
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    socket.on('error', (error) => done({ code: errorCode(error) }));
    socket.on('end', () => done({ code: 'malformed' }));
    let received = Buffer.alloc(0);
    socket.on('data', (bytes) => {
      received = Buffer.concat([received, bytes]);
      if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return;
      done(decode(received.subarray(2, 2 + received.readUInt16BE(0))) ?? { code: 'malformed' });
    });
    const length = Buffer.alloc(2);
    length.writeUInt16BE(query.length);
    socket.write(Buffer.concat([length, query]));
  });
