/** What the answers of a DNS reply say: typed records, read with suspicion. */
import type { Answer } from 'dns-packet';
import { familyOf } from '../../base/ip.ts';
import type { MxRecord, SrvRecord } from '../network.ts';
import { canonicalName, type Question, type RecordType, type Reply } from './dns-message.ts';

/** Aliases that are followed within one reply. */
const maxAliases = 8;
/** Characters of one TXT record. */
const maxTextLength = 16_384;

export interface RecordData {
  A: string;
  AAAA: string;
  SRV: SrvRecord;
  MX: MxRecord;
  TXT: string;
}

/**
 * The records of the asked type at the end of the reply's aliases, and the name at that end. Null when the aliases run
 * in a circle.
 */
export function readReply<T extends RecordType>(
  { answers }: Reply,
  question: Question<T>,
): { name: string; records: RecordData[T][] } | null {
  const name = endOfAliases(answers, question.name);
  if (name === null) return null;
  const records = answers
    .filter((answer) => canonicalName(answer.name) === name)
    .map(readers[question.type])
    .filter((record) => record !== null);
  return { name, records };
}

function endOfAliases(answers: Answer[], start: string): string | null {
  const aliases = new Map(
    answers.flatMap((answer) =>
      answer.type === 'CNAME' ? [[canonicalName(answer.name), canonicalName(answer.data)]] : [],
    ),
  );
  let name = start;
  for (let steps = 0; steps <= maxAliases; steps += 1) {
    const next = aliases.get(name);
    if (next === undefined) return name;
    name = next;
  }
  return null;
}

type Reader<R> = (answer: Answer) => R | null;

/** What a record of a type says; null for records of other types and for nonsense. */
const readers: { [T in RecordType]: Reader<RecordData[T]> } = {
  A: (answer) => (answer.type === 'A' && familyOf(answer.data) === 4 ? answer.data : null),
  AAAA: (answer) => (answer.type === 'AAAA' && familyOf(answer.data) === 6 ? answer.data : null),
  SRV(answer) {
    if (answer.type !== 'SRV') return null;
    const { priority = 0, weight = 0, port, target } = answer.data;
    return { priority, weight, port, target: canonicalName(target) };
  },
  MX(answer) {
    if (answer.type !== 'MX') return null;
    const { preference = 0, exchange } = answer.data;
    return { preference, exchange: canonicalName(exchange) };
  },
  // One record's strings belong together without anything between them (RFC 7208 3.3).
  TXT(answer) {
    if (answer.type !== 'TXT') return null;
    const strings = [answer.data].flat().map((part) => Buffer.from(part as Uint8Array));
    return Buffer.concat(strings).toString('utf8').slice(0, maxTextLength);
  },
};
