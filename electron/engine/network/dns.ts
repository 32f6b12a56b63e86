/** Typed DNS records with what DNSSEC says about them. Node's own resolver hides the AD bit, so we ask ourselves. */
import type { Answer } from 'dns-packet';
import { pause, startDeadline } from '../deadline.ts';
import { askServer, type DnsExchange, type DnsServer } from './dns-exchange.ts';
import { canonicalName, isAskable, type Question, type RecordType } from './dns-message.ts';
import { familyOf } from './ip.ts';
import type { DnsAnswer, MxRecord, SrvRecord } from './network.ts';

/** 5 s in two tries: the second begins here, at another server if there is one. The first goes on. */
const secondTryMs = 2_000;
const deadlineMs = 5_000;
/** Aliases that are followed for one name, within replies and over replies. */
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
 * Asks for the records of a name. NXDOMAIN and an empty answer are `absent`; SERVFAIL, REFUSED and unreachable servers
 * are `dns-error`; no answer in 5 s, or a stop, is `timeout`.
 */
export async function resolveRecords<T extends RecordType>(
  servers: DnsServer[],
  name: string,
  type: T,
  signal: AbortSignal,
): Promise<DnsAnswer<RecordData[T]>> {
  const deadline = startDeadline(deadlineMs, signal);
  try {
    return await followAliases(servers, { name: canonicalName(name), type }, readers[type], deadline.signal);
  } finally {
    deadline.clear();
  }
}

type Reader<R> = (answer: Answer) => R | null;

/** RFC 1034 3.6.2: aliases inside a reply first; a name that the reply leaves open is asked for. */
async function followAliases<R>(
  servers: DnsServer[],
  asked: Question,
  read: Reader<R>,
  signal: AbortSignal,
): Promise<DnsAnswer<R>> {
  const seen = new Set<string>();
  let { name } = asked;
  let authenticated = true;
  for (;;) {
    if (!isAskable(name)) return { outcome: 'absent', kind: 'no-such-name', authenticated: false };
    const exchange = await askInTwoTries(servers, { ...asked, name }, signal);
    if (exchange.kind === 'silent') return { outcome: 'timeout' };
    if (exchange.kind === 'failed') return { outcome: 'dns-error', code: exchange.code };
    const { rcode, answers } = exchange.reply;
    authenticated &&= exchange.authenticated;
    if (rcode !== 'NOERROR' && rcode !== 'NXDOMAIN') return { outcome: 'dns-error', code: rcode };

    const asking = name;
    const aliases = aliasesIn(answers);
    for (let alias = aliases.get(name); alias !== undefined; alias = aliases.get(name)) {
      seen.add(name);
      name = alias;
      if (seen.has(name) || seen.size > maxAliases) return { outcome: 'dns-error', code: 'cname-loop' };
    }
    const records = answers
      .filter((answer) => canonicalName(answer.name) === name)
      .map(read)
      .filter((record) => record !== null);
    if (records.length > 0) return { outcome: 'found', records, authenticated };
    if (rcode === 'NXDOMAIN') return { outcome: 'absent', kind: 'no-such-name', authenticated };
    if (name === asking) return { outcome: 'absent', kind: 'no-such-record', authenticated };
  }
}

function aliasesIn(answers: Answer[]): Map<string, string> {
  return new Map(
    answers.flatMap((answer) =>
      answer.type === 'CNAME' ? [[canonicalName(answer.name), canonicalName(answer.data)]] : [],
    ),
  );
}

async function askInTwoTries(
  servers: DnsServer[],
  question: Question,
  signal: AbortSignal,
): Promise<DnsExchange> {
  const [server, another] = servers;
  if (server === undefined) return { kind: 'failed', code: 'no-server' };
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  const first = askServer(server, question, either);
  const second = Promise.race([first, pause(secondTryMs, either)]).then((early) => {
    const settled = early !== undefined && (isConclusive(early) || another === undefined);
    return settled ? early : askServer(another ?? server, question, either);
  });
  const exchange = await firstConclusive([first, second]);
  over.abort();
  return exchange;
}

/** The first exchange that settles the matter; when none does, the first that heard anything. */
function firstConclusive(tries: Promise<DnsExchange>[]): Promise<DnsExchange> {
  return new Promise((resolve) => {
    for (const one of tries)
      void one.then((exchange) => {
        if (isConclusive(exchange)) resolve(exchange);
      });
    void Promise.all(tries).then((all) =>
      resolve(all.find(({ kind }) => kind !== 'silent') ?? { kind: 'silent' }),
    );
  });
}

function isConclusive(exchange: DnsExchange): boolean {
  return exchange.kind === 'reply' && ['NOERROR', 'NXDOMAIN'].includes(exchange.reply.rcode);
}

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
