/** A DNS server on loopback that answers from a function, over UDP and TCP on the same port. */
import dgram from 'node:dgram';
import net from 'node:net';
import packet, { type Answer, type DecodedPacket } from 'dns-packet';

interface DnsQuestion {
  name: string;
  type: string;
  /** Bits of the question that matter to a resolver. */
  dnssecOk: boolean;
  authenticData: boolean;
  edns: boolean;
  over: 'udp' | 'tcp';
}

export interface DnsReplyScript {
  answers?: Answer[];
  /** RFC 1035 RCODE by number. */
  rcode?: number;
  authenticData?: boolean;
  truncated?: boolean;
  /** Wrong on purpose. */
  id?: number;
  question?: { name: string; type: 'A' | 'TXT' };
}

/** Null: keep silent. Bytes: sent as they are. A list: several packets, one after the other. */
export type DnsScript = (
  question: DnsQuestion,
) => DnsReplyScript | Uint8Array | (DnsReplyScript | Uint8Array)[] | null;

export interface TestDnsServer {
  readonly port: number;
  readonly questions: DnsQuestion[];
  close(): Promise<void>;
}

export async function startDnsServer(script: DnsScript, host = '127.0.0.1'): Promise<TestDnsServer> {
  const questions: DnsQuestion[] = [];
  const replies = (bytes: Buffer, over: 'udp' | 'tcp'): Uint8Array[] => {
    const query = decoded(bytes);
    if (query === null) return [];
    const question = readQuestion(query, over);
    questions.push(question);
    const scripted = script(question);
    return scripted === null ? [] : [scripted].flat().map((reply) => encode(query, reply));
  };
  const { udp, tcp, port } = await bind(host);
  const sockets = new Set<net.Socket>();
  udp.on('message', (bytes, from) => {
    for (const reply of replies(bytes, 'udp')) udp.send(reply, from.port, from.address);
  });
  tcp.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      for (const reply of replies(bytes.subarray(2), 'tcp')) {
        const length = Buffer.alloc(2);
        length.writeUInt16BE(reply.length);
        socket.write(Buffer.concat([length, reply]));
      }
    });
  });
  return {
    port,
    questions,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        tcp.close(() => udp.close(() => resolve()));
      }),
  };
}

/** Null for what is no question: a packet of another program that had this port before. */
function decoded(bytes: Buffer): DecodedPacket | null {
  try {
    return packet.decode(bytes);
  } catch {
    return null;
  }
}

/** A UDP and a TCP socket on one port; a port that one of them cannot have is given back. */
async function bind(host: string): Promise<{ udp: dgram.Socket; tcp: net.Server; port: number }> {
  for (;;) {
    const udp = dgram.createSocket(host.includes(':') ? 'udp6' : 'udp4');
    await new Promise<void>((resolve) => {
      udp.bind(0, host, resolve);
    });
    const { port } = udp.address();
    const tcp = net.createServer();
    const bound = await new Promise<boolean>((resolve) => {
      tcp.once('error', () => resolve(false));
      tcp.listen(port, host, () => resolve(true));
    });
    if (bound) return { udp, tcp, port };
    udp.close();
  }
}

function readQuestion(query: DecodedPacket, over: 'udp' | 'tcp'): DnsQuestion {
  const [asked] = query.questions ?? [];
  const opt = query.additionals?.find((record) => record.type === 'OPT');
  return {
    name: asked?.name ?? '',
    type: asked?.type ?? '',
    dnssecOk: opt !== undefined && 'flag_do' in opt && opt.flag_do,
    authenticData: query.flag_ad,
    edns: opt !== undefined,
    over,
  };
}

function encode(query: DecodedPacket, reply: DnsReplyScript | Uint8Array): Uint8Array {
  if (reply instanceof Uint8Array) return reply;
  const {
    answers = [],
    rcode = 0,
    authenticData = false,
    truncated = false,
    id = query.id,
    question,
  } = reply;
  const bits = (authenticData ? packet.AUTHENTIC_DATA : 0) | (truncated ? packet.TRUNCATED_RESPONSE : 0);
  return packet.encode({
    type: 'response',
    id,
    flags: packet.RECURSION_DESIRED | packet.RECURSION_AVAILABLE | bits | rcode,
    questions: question ? [question] : query.questions,
    answers,
  });
}
