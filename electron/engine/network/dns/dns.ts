/** Typed DNS records with what DNSSEC says about them. Node's own resolver hides the AD bit, so we ask ourselves. */
import { pause, startDeadline } from '../../base/deadline.ts';
import type { DnsAnswer } from '../network.ts';
import { askServer, type DnsExchange, type DnsServer } from './dns-exchange.ts';
import { canonicalName, isAskable, type Question, type RecordType } from './dns-message.ts';
import { type RecordData, readAliases, readReply } from './dns-records.ts';

/** 5 s in two tries: after this the next server is asked too, or the only one again. */
const nextServerMs = 2_000;
/** What the C library takes from its list (resolv.conf(5), MAXNS). */
const maxServers = 3;
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

/** The names that a name is an alias of, as the reply about its address tells them; outcomes as of `resolveRecords`. */
export async function resolveAliases(
  servers: DnsServer[],
  name: string,
  signal: AbortSignal,
): Promise<DnsAnswer<string>> {
  const question = { name: canonicalName(name), type: 'A' } as const;
  if (!isAskable(question.name)) return { outcome: 'absent', kind: 'no-such-name', authenticated: false };
  const deadline = startDeadline(deadlineMs, signal);
  const exchange = await askInTurn(servers, question, deadline.signal);
  deadline.clear();
  if (exchange.kind === 'silent') return { outcome: 'timeout' };
  if (exchange.kind === 'failed') return { outcome: 'dns-error', code: exchange.code };
  const { reply, authenticated } = exchange;
  const records = readAliases(reply, question.name);
  if (records === null) return { outcome: 'dns-error', code: 'cname-loop' };
  // A name that leads to one that nobody can look up is an alias all the same.
  if (records.length > 0) return { outcome: 'found', records, authenticated };
  if (!conclusive.has(reply.rcode)) return { outcome: 'dns-error', code: reply.rcode };
  const kind = reply.rcode === 'NXDOMAIN' ? 'no-such-name' : 'no-such-record';
  return { outcome: 'absent', kind, authenticated };
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
    const exchange = await askInTurn(servers, question, signal);
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

/** The servers in turn: one that fails is followed at once, one that is silent after 2 s. One alone is asked twice. */
function askInTurn(servers: DnsServer[], question: Question, signal: AbortSignal): Promise<DnsExchange> {
  const [server] = servers;
  if (server === undefined) return Promise.resolve({ kind: 'failed', code: 'no-server' });
  const over = new AbortController();
  const turns = servers.length === 1 ? [server, server] : servers.slice(0, maxServers);
  const exchange = askFirst(turns, question, AbortSignal.any([signal, over.signal]));
  return exchange.finally(() => over.abort());
}

/** Whichever reply settles the matter first counts: a server that was followed goes on. */
async function askFirst(
  [server, ...later]: DnsServer[],
  question: Question,
  signal: AbortSignal,
): Promise<DnsExchange> {
  if (server === undefined) return { kind: 'silent' };
  const first = askServer(server, question, signal);
  const early = await Promise.race([first, pause(nextServerMs, signal)]);
  if (early !== undefined && isConclusive(early)) return early;
  const others = early === undefined ? later : later.filter((other) => other !== server);
  return others.length === 0 ? first : firstConclusive([first, askFirst(others, question, signal)]);
}

/** The first exchange that settles the matter; when none does, what says most of the way: a reply, silence, a failure. */
function firstConclusive(tries: Promise<DnsExchange>[]): Promise<DnsExchange> {
  return new Promise((resolve) => {
    for (const one of tries)
      void one.then((exchange) => {
        if (isConclusive(exchange)) resolve(exchange);
      });
    void Promise.all(tries).then((all) => {
      const told = (['reply', 'silent', 'failed'] as const).flatMap((kind) =>
        all.filter((exchange) => exchange.kind === kind),
      );
      resolve(told[0] ?? { kind: 'silent' });
    });
  });
}

function isConclusive(exchange: DnsExchange): boolean {
  return exchange.kind === 'reply' && conclusive.has(exchange.reply.rcode);
}
