/** What the answers of a DNS reply say: typed records, read with suspicion. */
import type { Answer } from 'dns-packet';
import { familyOf } from '../../base/ip.ts';
import type { MxRecord, SrvRecord } from '../network.ts';
import { canonicalName, type Question, type RecordType, type Reply } from './dns-message.ts';

/** Aliases that are followed within one reply. */
const maxAliases = 8;
/** Characters of one TXT record. */
const maxTextLength = 16_384;

/** The data of one record, by type. */
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
  const chain = chainOf(answers, question.name);
  if (chain === null) return null;
  const name = chain.at(-1) ?? question.name;
  const records = answers
    .filter((answer) => canonicalName(answer.name) === name)
    .map(readers[question.type])
    .filter((record) => record !== null);
  return { name, records };
}

/** The names behind `name`, as the aliases of a reply tell them; null when they run in a circle. */
export function readAliases({ answers }: Reply, name: string): string[] | null {
  return chainOf(answers, name);
}

/** The names behind `start`, without it; null when they run in a circle. */
function chainOf(answers: Answer[], start: string): string[] | null {
  const aliases = new Map(
    answers.flatMap((answer) =>
      answer.type === 'CNAME' ? [[canonicalName(answer.name), canonicalName(answer.data)]] : [],
    ),
  );
  const chain: string[] = [];
  for (let steps = 0; steps <= maxAliases; steps += 1) {
    const next = aliases.get(chain.at(-1) ?? start);
    if (next === undefined) return chain;
    chain.push(next);
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
