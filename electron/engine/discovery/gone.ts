/**
 * Guesses after everything that was published is gone: usual names inside the mail domain, as the last resort. A stale row
 * must not end a run, and whoever can forge or drop packets must not choose the server that a password goes to.
 */
import type { Candidate, Note, Source, TraceEntry, TraceSource } from '../../../shared/model.ts';
import type { MailAddress } from '../base/address.ts';
import { hostName, insideDomain } from '../base/names.ts';
import type { Network } from '../network/network.ts';
import { withBrokenOff } from './broken-off.ts';
import { isAgreedHost } from './consent.ts';
import { MX_HOSTS_FOLLOWED } from './limits.ts';
import { providerByMx } from './providers.ts';
import { usualNames, usualServers } from './sources/guess.ts';
import type { DiscoveryOptions, DiscoveryOutcome } from './types.ts';

/** Of the note that says what is gone. */
export const goneCode = 'published-servers-dead';

/** The outcome with what was learned on top, and the guesses alone, best first. */
export interface AfterGone {
  outcome: DiscoveryOutcome;
  guesses: Candidate[];
}

/** Servers that a source named, best first; guesses are none. */
export function publishedOf({ candidates }: Pick<DiscoveryOutcome, 'candidates'>): Candidate[] {
  return candidates.filter(({ source }) => source !== 'guess');
}

/** `outcome`: of a search whose published hosts are all gone. Asks DNS only. */
export async function guessAfterGone(
  outcome: DiscoveryOutcome,
  address: MailAddress,
  options: DiscoveryOptions,
  signal: AbortSignal,
): Promise<AfterGone> {
  const noted = withGoneNote(outcome, publishedOf(outcome));
  if (!mayGuess(outcome)) return { outcome: noted, guesses: [] };
  const { network } = options;
  const started = performance.now();
  const [names, home] = await Promise.all([
    usualNames({ network, options, signal }, address.domain),
    receiverOf(address.domain, network, signal),
  ]);
  const ms = Math.round(performance.now() - started);
  const tried = new Set(outcome.candidates.map(({ host }) => host));
  const vouched = onlyListIsStale(outcome) ? home : { everywhere: false, ips: new Set<string>() };
  const guesses = (names.wildcard ? [] : names.hosts)
    .filter(({ host }) => !tried.has(host))
    .flatMap(({ host, ips }) => {
      const consent =
        !isAgreedHost(host, options) && !vouched.everywhere && !ips.some((ip) => vouched.ips.has(ip));
      return usualServers(host).map((server) => ({ ...server, consent }));
    })
    .map(
      (server, index): Candidate => ({
        ...server,
        username: address.ascii,
        source: 'guess',
        trust: 'guess',
        rank: outcome.candidates.length + index,
      }),
    );
  const trace = names.lines.map(
    ({ source = 'guess', target, outcome: answer, detail }): TraceEntry => ({
      source,
      target,
      outcome: answer,
      detail,
      ms,
    }),
  );
  const contacted = network.contacted();
  const candidates = [...outcome.candidates, ...guesses];
  return { outcome: { ...noted, candidates, trace: [...outcome.trace, ...trace], contacted }, guesses };
}

/** A fault of ours broke the search for usual names off. */
export function notGuessed(outcome: DiscoveryOutcome, code: string): AfterGone {
  return { outcome: withBrokenOff(outcome, 'guess', outcome.domain, code), guesses: [] };
}

/** False where the domain says that it offers no such service, or is at a provider without one. */
export function offersSubmission({
  refused,
  provider,
}: Pick<DiscoveryOutcome, 'refused' | 'provider'>): boolean {
  return !refused.submission && !refused.submissions && provider?.status !== 'no-submission';
}

/** Not where the domain offers no such service, where a source was not asked for want of a yes, or where DNS lies. */
function mayGuess(outcome: DiscoveryOutcome): boolean {
  const { consentNeeded, signs } = outcome;
  const offered = offersSubmission(outcome);
  const disturbed = signs.captivePortal ?? signs.offline ?? signs.names;
  return offered && consentNeeded.length === 0 && disturbed === null && !signs.everyName;
}

/** A public list was wrong and nothing else was published, as far as the domain itself could be asked. */
function onlyListIsStale(outcome: DiscoveryOutcome): boolean {
  const services = outcome.trace.filter(({ source }) => refusable.has(source));
  return (
    services.length === refusable.size &&
    services.every((entry) => entry.outcome === 'absent') &&
    publishedOf(outcome).every(({ source, trust }) => lists.has(source) && trust === 'authenticated')
  );
}

const lists: ReadonlySet<Source> = new Set(['ispdb', 'provider-facts']);
const refusable: ReadonlySet<TraceSource> = new Set(['srv-submissions', 'srv-submission']);

/** Where the domain's mail is received: `everywhere` where that speaks for every usual name of the domain. */
interface Receiver {
  everywhere: boolean;
  /** Of its MX hosts: it speaks for a usual name that leads there, too. */
  ips: ReadonlySet<string>;
}

/** Nobody is vouched for where MX could not be asked, names a known provider, or refuses mail (RFC 7505). */
async function receiverOf(domain: string, network: Network, signal: AbortSignal): Promise<Receiver> {
  const mx = await network.resolve(domain, 'MX', signal);
  if (mx.outcome !== 'found') return { everywhere: mx.outcome === 'absent', ips: new Set() };
  const hosts = mx.records.flatMap(({ exchange }) => hostName(exchange) ?? []);
  if (hosts.some((host) => providerByMx(host) !== null)) return { everywhere: false, ips: new Set() };
  if (hosts.some((host) => insideDomain(host, domain))) return { everywhere: true, ips: new Set() };
  const answers = await Promise.all(
    hosts.slice(0, MX_HOSTS_FOLLOWED).map((host) => network.resolveAddresses(host, signal)),
  );
  const ips = answers.flatMap((one) => (one.outcome === 'found' ? one.addresses.map(({ ip }) => ip) : []));
  return { everywhere: false, ips: new Set(ips) };
}

/** The outcome, which says that nobody is at these published servers any more. */
export function withGoneNote<Outcome extends Pick<DiscoveryOutcome, 'notes'>>(
  outcome: Outcome,
  gone: readonly Candidate[],
): Outcome {
  return { ...outcome, notes: [...outcome.notes, goneNote(gone)] };
}

/** What was published, where, and how old it is. */
function goneNote(published: readonly Candidate[]): Note {
  const [first] = published;
  const hosts = [...new Set(published.map(({ host }) => host))];
  const places = [...new Set(published.map(({ source, asOf }) => `${source}, ${asOf ?? 'undated'}`))];
  return {
    code: goneCode,
    text: `Nobody is at ${hosts.join(', ')} any more, although it is published (${places.join('; ')}).`,
    facts: {
      hosts: hosts.join(', '),
      source: first?.source ?? 'manual',
      ...(first?.asOf && { asOf: first.asOf }),
    },
  };
}
