/** A and AAAA of a host: by the system's look-up (hosts file, VPN) or by a chosen DNS server. */
import { lookup } from 'node:dns/promises';
import { pause, startDeadline, untilAborted } from '../../base/deadline.ts';
import { familyOf, withoutBrackets } from '../../base/ip.ts';
import { errorCode } from '../errors.ts';
import type { AddressAnswer, DnsAnswer, DnsFailure } from '../network.ts';
import type { Address, HostLookup } from '../tcp/dial.ts';

/** The system's look-up knows no deadline of its own. */
const systemDeadlineMs = 5_000;
/** RFC 8305 section 3: how long IPv4 waits for the answer about IPv6 (Resolution Delay). */
const resolutionDelayMs = 50;
/** When one family is known, a resolver that keeps silent about the other one is not waited for any longer. */
const otherFamilyMs = 1_000;

/** Asks for the A or AAAA records of a name. */
export type AskAddresses = (
  name: string,
  type: 'A' | 'AAAA',
  signal: AbortSignal,
) => Promise<DnsAnswer<string>>;

type LookedUp = { outcome: 'found'; addresses: Address[] } | DnsFailure;

/** An IP literal, with or without brackets, answers itself; anything else is looked up. */
export function lookUpHost(host: string, ask: AskAddresses | null, signal: AbortSignal): HostLookup {
  const name = withoutBrackets(host);
  const started = performance.now();
  const timed = (answer: LookedUp): AddressAnswer => ({
    ...answer,
    ms: Math.round(performance.now() - started),
  });
  const once = (answer: Promise<LookedUp>): HostLookup => {
    const complete = answer.then(timed);
    return { initial: complete, complete };
  };
  if (familyOf(name) !== null) return once(Promise.resolve(found([name])));
  if (ask === null) return once(askSystem(name, signal));
  if (isLocalhost(name)) return once(Promise.resolve(found(['::1', '127.0.0.1'])));
  const { initial, complete } = askBothFamilies(name, ask, signal);
  return { initial: initial.then(timed), complete: complete.then(timed) };
}

function found(ips: string[]): LookedUp {
  return { outcome: 'found', addresses: ips.map((ip) => ({ ip, family: familyOf(ip) ?? 4 })) };
}

/** RFC 6761 6.3: never asked for. */
function isLocalhost(name: string): boolean {
  return /^(.+\.)?localhost\.?$/i.test(name);
}

async function askSystem(name: string, signal: AbortSignal): Promise<LookedUp> {
  const deadline = startDeadline(systemDeadlineMs, signal);
  const answer = lookup(name, { all: true, verbatim: true }).then(
    (addresses) => found(addresses.map(({ address }) => address)),
    (error: unknown): DnsFailure => systemFailure(errorCode(error)),
  );
  const late = untilAborted(deadline.signal).then((): DnsFailure => ({ outcome: 'timeout' }));
  const first = await Promise.race([answer, late]);
  deadline.clear();
  return first;
}

/** ENOTFOUND says that there is no such name; EAI_AGAIN that nobody could be asked. */
function systemFailure(code: string): DnsFailure {
  if (code === 'ENOTFOUND') return { outcome: 'absent', kind: 'no-such-name', authenticated: false };
  if (code === 'ENODATA') return { outcome: 'absent', kind: 'no-such-record', authenticated: false };
  return { outcome: 'dns-error', code };
}

/** Both questions at once (RFC 8305 section 3). */
function askBothFamilies(
  name: string,
  ask: AskAddresses,
  signal: AbortSignal,
): { initial: Promise<LookedUp>; complete: Promise<LookedUp> } {
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  const answers: { six?: DnsAnswer<string>; four?: DnsAnswer<string> } = {};
  const six = ask(name, 'AAAA', either).then((answer) => {
    answers.six = answer;
  });
  const four = ask(name, 'A', either).then((answer) => {
    answers.four = answer;
  });
  const both = Promise.all([six, four]);
  const hasSix = six.then(async () => {
    if (answers.six?.outcome !== 'found') await both;
  });
  const hasFour = four.then(async () => {
    if (answers.four?.outcome !== 'found') await both;
  });
  const current = () => merge(answers.six, answers.four);
  const initial = Promise.race([hasSix, hasFour.then(() => pause(resolutionDelayMs, either))]).then(current);
  const oneFamily = Promise.race([hasSix, hasFour]).then(() => pause(otherFamilyMs, either));
  const complete = Promise.race([both, oneFamily]).then(current);
  void complete.then(() => over.abort());
  return { initial, complete };
}

/** What both answers say together. A family that was not heard counts as silent. */
function merge(six?: DnsAnswer<string>, four?: DnsAnswer<string>): LookedUp {
  const answers = [six, four].map((answer): DnsAnswer<string> => answer ?? { outcome: 'timeout' });
  const ips = answers.flatMap((answer) => (answer.outcome === 'found' ? answer.records : []));
  if (ips.length > 0) return found(ips);
  const failures = answers.filter((answer) => answer.outcome !== 'found');
  const unchecked = failures.find(({ outcome }) => outcome !== 'absent');
  return unchecked ?? failures[0] ?? { outcome: 'timeout' };
}
