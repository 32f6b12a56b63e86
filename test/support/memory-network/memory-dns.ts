/** Names in the in-memory world. */
import { pause } from '../../../electron/engine/base/deadline.ts';
import { familyOf, withoutBrackets } from '../../../electron/engine/base/ip.ts';
import type { AddressAnswer, DnsAnswer, DnsFailure } from '../../../electron/engine/network/network.ts';

/** Deadline of one DNS question. */
const dnsTimeoutMs = 5_000;

/** Records, a whole answer, or a server that never answers. */
export type MemoryRecords<R> = R[] | (DnsAnswer<R> & { delayMs?: number }) | 'silent';

/** Addresses, a failure, or a server that never answers. */
export type MemoryAddresses =
  | string[]
  | { ips: string[]; delayMs: number }
  | (DnsFailure & { delayMs?: number })
  | 'silent';

const noSuchName: DnsFailure = { outcome: 'absent', kind: 'no-such-name', authenticated: false };

export async function answerRecords<R>(
  entry: MemoryRecords<R> | undefined,
  signal: AbortSignal,
): Promise<DnsAnswer<R>> {
  if (entry === undefined) return noSuchName;
  if (Array.isArray(entry)) return { outcome: 'found', records: entry, authenticated: false };
  if (entry === 'silent') return silence(signal);
  const { delayMs, ...answer } = entry;
  return (await waited(delayMs, signal)) ?? answer;
}

/** Answers A and AAAA. An IP literal answers itself. */
export async function answerAddresses(
  host: string,
  entry: MemoryAddresses | undefined,
  signal: AbortSignal,
): Promise<AddressAnswer> {
  const started = performance.now();
  const answer = familyOf(host) ? found([host]) : await fromEntry(entry, signal);
  return { ...answer, ms: Math.round(performance.now() - started) };
}

type Found = { outcome: 'found'; addresses: { ip: string; family: 4 | 6 }[] };

function found(ips: string[]): Found {
  return { outcome: 'found', addresses: ips.map((ip) => ({ ip, family: familyOf(ip) ?? 4 })) };
}

async function fromEntry(
  entry: MemoryAddresses | undefined,
  signal: AbortSignal,
): Promise<Found | DnsFailure> {
  if (entry === undefined) return noSuchName;
  if (Array.isArray(entry)) return found(entry);
  if (entry === 'silent') return silence(signal);
  const { delayMs, ...answer } = entry;
  return (await waited(delayMs, signal)) ?? ('ips' in answer ? found(answer.ips) : answer);
}

async function waited(delayMs: number | undefined, signal: AbortSignal): Promise<DnsFailure | null> {
  if (delayMs === undefined) return null;
  const late = delayMs >= dnsTimeoutMs;
  await pause(Math.min(delayMs, dnsTimeoutMs), signal);
  return late || signal.aborted ? { outcome: 'timeout' } : null;
}

async function silence(signal: AbortSignal): Promise<DnsFailure> {
  await pause(dnsTimeoutMs, signal);
  return { outcome: 'timeout' };
}

/**
 * Addresses of every host of the world: those that are stated, and one of their own (192.0.2.0/24, RFC 5737) for hosts
 * that only have a door or a page.
 */
export function addressBook(
  stated: Record<string, MemoryAddresses>,
  otherHosts: string[],
): Map<string, MemoryAddresses> {
  const book = new Map(Object.entries(stated).map(([host, entry]) => [host.toLowerCase(), entry]));
  for (const host of otherHosts.map((name) => withoutBrackets(name).toLowerCase()))
    if (!book.has(host) && familyOf(host) === null) book.set(host, [`192.0.2.${1 + (book.size % 250)}`]);
  return book;
}
