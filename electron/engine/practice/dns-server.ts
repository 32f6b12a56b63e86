/** An authoritative name server on loopback for one practice zone, over UDP and TCP (RFC 1035 4.2). */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import {
  type Answer,
  AUTHORITATIVE_ANSWER,
  type DecodedPacket,
  decode,
  encode,
  RECURSION_AVAILABLE,
  RECURSION_DESIRED,
} from 'dns-packet';
import { loopback as ip, listenOnLoopback } from '../network/loopback.ts';
import { absence, type Zone } from './zone.ts';

export interface DnsServer {
  ip: string;
  port: number;
  close(): Promise<void>;
}

const ttlSeconds = 1;
/** RFC 1035 4.1.1. */
const nameError = 3;
/** UDP and TCP share one port number. A number that is free in one can be taken in the other: then the next is tried. */
const maxTries = 10;

/** Serves `zone` on a free port of 127.0.0.1. Rejects when the system gives none. */
export async function startDnsServer(zone: Zone, tries = maxTries): Promise<DnsServer> {
  const reply = (query: Buffer) => answer(zone, query);
  const tcp = await listenTcp(reply);
  try {
    const closeUdp = await listenUdp(tcp.port, reply);
    return { ip, port: tcp.port, close: async () => void (await Promise.all([tcp.close(), closeUdp()])) };
  } catch (error) {
    await tcp.close();
    if (tries > 1) return startDnsServer(zone, tries - 1);
    throw error;
  }
}

/** Null: what came is no question, and gets no answer. */
type Reply = (query: Buffer) => Buffer | null;

async function listenUdp(port: number, reply: Reply): Promise<() => Promise<void>> {
  const socket = createSocket('udp4');
  socket.on('message', (query, client) => {
    const response = reply(query);
    if (response) socket.send(response, client.port, client.address);
  });
  socket.bind(port, ip);
  await once(socket, 'listening');
  // An answer that cannot leave any more: whoever asked has gone.
  socket.on('error', () => {});
  return () => new Promise((resolve) => socket.close(resolve));
}

async function listenTcp(reply: Reply): Promise<{ port: number; close(): Promise<void> }> {
  const clients = new Set<Socket>();
  const server = createServer((client) => {
    clients.add(client);
    client.once('close', () => clients.delete(client));
    client.on('error', () => client.destroy());
    serveStream(client, reply);
  });
  const port = await listenOnLoopback(server);
  return {
    port,
    async close() {
      for (const client of clients) client.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Over TCP each message has its length in two octets before it; several may follow one another (RFC 7766 6.2.1.1). */
function serveStream(client: Socket, reply: Reply): void {
  let received = Buffer.alloc(0);
  client.on('data', (bytes: Buffer) => {
    received = Buffer.concat([received, bytes]);
    while (received.length >= 2 && received.length >= 2 + received.readUInt16BE(0)) {
      const end = 2 + received.readUInt16BE(0);
      const response = reply(received.subarray(2, end));
      received = received.subarray(end);
      if (response === null) return client.destroy();
      const length = Buffer.alloc(2);
      length.writeUInt16BE(response.length);
      client.write(Buffer.concat([length, response]));
    }
  });
}

function answer(zone: Zone, bytes: Buffer): Buffer | null {
  const query = decodeQuery(bytes);
  const question = query?.questions?.[0];
  if (!query || !question) return null;
  const name = question.name.toLowerCase();
  const answers = records(zone, name, question.type).map((data) => ({ ...data, ttl: ttlSeconds }));
  const isMissing = answers.length === 0 && absence(zone, name).kind === 'no-such-name';
  const recursion = query.flag_rd ? RECURSION_DESIRED : 0;
  return encode({
    type: 'response',
    id: query.id,
    flags: AUTHORITATIVE_ANSWER | RECURSION_AVAILABLE | recursion | (isMissing ? nameError : 0),
    questions: [question],
    answers,
  });
}

function decodeQuery(bytes: Buffer): DecodedPacket | null {
  try {
    const packet = decode(bytes);
    return packet.type === 'query' ? packet : null;
  } catch {
    return null;
  }
}

function records(zone: Zone, name: string, type: string): Answer[] {
  switch (type) {
    case 'A':
      return (zone.A.get(name) ?? []).map((data) => ({ name, type, data }));
    case 'SRV':
      return (zone.SRV.get(name) ?? []).map((data) => ({ name, type, data }));
    case 'MX':
      return (zone.MX.get(name) ?? []).map((data) => ({ name, type, data }));
    case 'TXT':
      return (zone.TXT.get(name) ?? []).map((data) => ({ name, type, data }));
    default:
      return [];
  }
}
