/** Typed DNS records with what DNSSEC says about them. Node's own resolver hides the AD bit, so we ask ourselves. */
import { pause, startDeadline } from '../deadline.ts';
import { askServer, type DnsExchange, type DnsServer } from './dns-exchange.ts';
import { canonicalName, isAskable, type Question, type RecordType } from './dns-message.ts';
import { type RecordData, readReply } from './dns-records.ts';
import type { DnsAnswer } from './network.ts';

/** 5 s in two tries: the second begins here, at another server if there is one. The first goes on. */
const secondTryMs = 2_000;
const deadlineMs = 5_000;
/** Questions for one name, when every reply is an alias of something else. */
const maxQuestions = 8;
/** Replies that settle the matter. The others say that the server could not tell. */
const conclusive = new Set(['NOERROR', 'NXDOMAIN']);

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
    return await followAliases(servers, { name: canonicalName(name), type }, deadline.signal);
  } finally {
    deadline.clear();
  }
}

/** RFC 1034 3.6.2: the aliases of a reply lead to its records, or to a name that has to be asked for next. */
async function followAliases<T extends RecordType>(
  servers: DnsServer[],
  asked: Question<T>,
  signal: AbortSignal,
): Promise<DnsAnswer<RecordData[T]>> {
  let question = asked;
  let authenticated = true;
  for (let questions = 0; questions < maxQuestions; questions += 1) {
    if (!isAskable(question.name)) return { outcome: 'absent', kind: 'no-such-name', authenticated: false };
    const exchange = await askInTwoTries(servers, question, signal);
    if (exchange.kind === 'silent') return { outcome: 'timeout' };
    if (exchange.kind === 'failed') return { outcome: 'dns-error', code: exchange.code };
    const { rcode } = exchange.reply;
    if (!conclusive.has(rcode)) return { outcome: 'dns-error', code: rcode };
    authenticated &&= exchange.authenticated;
    const read = readReply(exchange.reply, question);
    if (read === null) break;
    if (read.records.length > 0) return { outcome: 'found', records: read.records, authenticated };
    if (rcode === 'NXDOMAIN') return { outcome: 'absent', kind: 'no-such-name', authenticated };
    if (read.name === question.name) return { outcome: 'absent', kind: 'no-such-record', authenticated };
    question = { ...question, name: read.name };
  }
  return { outcome: 'dns-error', code: 'cname-loop' };
}

/** Two tries in 5 s. The first reply that settles the matter counts, from whichever try. */
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
  return exchange.kind === 'reply' && conclusive.has(exchange.reply.rcode);
}
