/** DNS messages (RFC 1035) by dns-packet: one question out, one checked reply in. */
import packet, { type Answer, type DecodedPacket } from 'dns-packet';

export type RecordType = 'A' | 'AAAA' | 'SRV' | 'MX' | 'TXT';

export interface Question<T extends RecordType = RecordType> {
  /** Lower case, without the final dot. */
  name: string;
  type: T;
}

/** What counts of a reply whose question is ours. */
export interface Reply {
  /** `NOERROR`, `NXDOMAIN`, `SERVFAIL` and so on (RFC 6895 2.3). */
  rcode: string;
  truncated: boolean;
  /** The AD bit as sent; whether it counts depends on who sent it. */
  authenticData: boolean;
  answers: Answer[];
}

/** No message of one fragment is larger (DNS flag day 2020). */
const udpPayloadSize = 1_232;
/** More records than any domain publishes for one name; the rest is dropped. */
const maxAnswers = 100;
const rcodes = ['NOERROR', 'FORMERR', 'SERVFAIL', 'NXDOMAIN', 'NOTIMP', 'REFUSED'];

/** A name as keys and replies have it: lower case, no final dot; the root stays `.`. */
export function canonicalName(name: string): string {
  return name === '.' ? name : name.toLowerCase().replace(/\.$/, '');
}

/** True when the name fits into a question (RFC 1035 2.3.4). Other names do not exist. */
export function isAskable(name: string): boolean {
  return name.length <= 253 && name.split('.').every((label) => /^[\x21-\x7e]{1,63}$/.test(label));
}

/**
 * Encodes a question with RD and AD set (RFC 6840 5.7: tell me whether it is authentic), and with EDNS and the DO bit
 * unless the server does not know them (RFC 6891 7).
 */
export function encodeQuestion(id: number, { name, type }: Question, edns: boolean): Buffer {
  const flags = packet.RECURSION_DESIRED | packet.AUTHENTIC_DATA;
  const opt = {
    type: 'OPT' as const,
    name: '.',
    udpPayloadSize,
    extendedRcode: 0,
    ednsVersion: 0,
    flags: packet.DNSSEC_OK,
    flag_do: true,
    options: [],
  };
  return packet.encode({
    type: 'query',
    id,
    flags,
    questions: [{ type, name, class: 'IN' }],
    additionals: edns ? [opt] : [],
  });
}

/** Decodes the reply to a question; null when it is damaged or answers something else. */
export function decodeReply(bytes: Uint8Array, id: number, question: Question): Reply | null {
  const message = decode(bytes);
  if (message === null || message.type !== 'response' || message.id !== id) return null;
  const rcodeNumber = (message.flags ?? 0) & 0x0f;
  const rcode = rcodes[rcodeNumber] ?? `RCODE_${rcodeNumber}`;
  if (!isAbout(message, question, rcode)) return null;
  return {
    rcode,
    truncated: message.flag_tc,
    authenticData: message.flag_ad,
    answers: (message.answers ?? []).slice(0, maxAnswers),
  };
}

function decode(bytes: Uint8Array): DecodedPacket | null {
  try {
    return packet.decode(Buffer.from(bytes));
  } catch {
    return null;
  }
}

/** A server that could not read the question may leave it out. */
function isAbout({ questions = [] }: DecodedPacket, { name, type }: Question, rcode: string): boolean {
  const [asked] = questions;
  if (asked === undefined) return rcode !== 'NOERROR' && rcode !== 'NXDOMAIN';
  return questions.length === 1 && canonicalName(asked.name) === name && asked.type === type;
}
