/** An authoritative name server on loopback for one practice zone, over UDP and TCP (RFC 1035 4.2). */
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { createTCPServer, createUDPServer, type DnsHandler, Packet, type TCPServer } from 'dns2';
import { absence, type Zone } from './zone.ts';

export interface DnsServer {
  ip: string;
  port: number;
  close(): Promise<void>;
}

const ip = '127.0.0.1';
const ttlSeconds = 1;
/** UDP and TCP share one port number. A number that is free in one can be taken in the other: then the next is tried. */
const maxTries = 10;

/** Serves `zone` on a free port of 127.0.0.1. Rejects when the system gives none. */
export async function startDnsServer(zone: Zone, tries = maxTries): Promise<DnsServer> {
  const handler: DnsHandler = (request, send) => {
    // A client that is gone needs no answer.
    Promise.resolve(send(answer(zone, request))).catch(() => {});
  };
  const tcp = createTCPServer(handler);
  const hangUp = trackSockets(tcp);
  tcp.listen(0, ip);
  await once(tcp, 'listening');
  const { port } = tcp.address() as AddressInfo;
  const udp = createUDPServer(handler);
  // Damaged queries get no answer.
  udp.on('requestError', () => {});
  tcp.on('requestError', () => {});
  udp.bind(port, ip);
  try {
    await once(udp, 'listening');
  } catch (error) {
    tcp.close();
    if (tries > 1) return startDnsServer(zone, tries - 1);
    throw error;
  }
  return {
    ip,
    port,
    async close() {
      hangUp();
      udp.close();
      tcp.close();
      await Promise.all([once(udp, 'close'), once(tcp, 'close')]);
    },
  };
}

function trackSockets(server: TCPServer): () => void {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return () => {
    for (const socket of sockets) socket.destroy();
  };
}

function answer(zone: Zone, request: Packet): Packet {
  const response = Packet.createResponseFromRequest(request);
  response.header.aa = 1;
  response.header.ra = 1;
  const [question] = request.questions;
  if (question === undefined) return response;
  const name = question.name.toLowerCase();
  response.answers = records(zone, name, question.type).map((record) =>
    Packet.createResourceFromQuestion(question, { ...record, ttl: ttlSeconds }),
  );
  const missing = response.answers.length === 0 && absence(zone, name).kind === 'no-such-name';
  if (missing) response.header.rcode = Packet.RCODE.NXDOMAIN;
  return response;
}

type RecordData = Parameters<typeof Packet.createResourceFromQuestion>[1];

function records(zone: Zone, name: string, type: number): RecordData[] {
  switch (type) {
    case Packet.TYPE.A:
      return (zone.A.get(name) ?? []).map((address) => ({ address }));
    case Packet.TYPE.SRV:
      return (zone.SRV.get(name) ?? []).map((record) => ({ ...record }));
    case Packet.TYPE.MX:
      return (zone.MX.get(name) ?? []).map(({ preference, exchange }) => ({
        priority: preference,
        exchange,
      }));
    case Packet.TYPE.TXT:
      return (zone.TXT.get(name) ?? []).map((data) => ({ data }));
    default:
      return [];
  }
}
