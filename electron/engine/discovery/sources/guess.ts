/** The last resort: usual names inside the mail domain. Only names that resolve are offered. */
import { implicitTlsPort, submissionPort, usualSecurity } from '../../../../shared/endpoint.ts';
import type { MailAddress } from '../../base/address.ts';
import { isPublicSuffix } from '../../base/names.ts';
import type { AddressAnswer } from '../../network/network.ts';
import { guessedProvenance } from '../consent.ts';
import { noRecordLine } from '../dns.ts';
import { DNS_MS } from '../limits.ts';
import type { PublishedServer } from '../types.ts';
import type { Asked, TraceLine, Work, WorkReport } from '../work.ts';

/**
 * Looks up `smtp.D`, `mail.D` and D, only where nothing better answers. Each name that somebody set up is offered
 * with both usual ports; the trust is the lowest.
 */
export function guessWork(address: MailAddress): Work[] {
  const { domain } = address;
  return [
    {
      source: 'guess',
      target: `smtp.${domain}, mail.${domain}, ${domain}`,
      tier: 'guess',
      deadlineMs: DNS_MS,
      web: false,
      lastResort: true,
      run: (asked) => guess(asked, domain),
    },
  ];
}

async function guess(asked: Asked, domain: string): Promise<WorkReport> {
  const { hosts, lines } = await usualNames(asked, domain);
  return {
    lines,
    answer: {
      source: 'guess',
      tier: 'guess',
      provenance: guessedProvenance,
      outgoing: hosts.flatMap(({ host }) => usualServers(host)),
      incoming: null,
    },
  };
}

/** The usual names that somebody set up, and how the search for them went. */
export interface UsualNames {
  hosts: { host: string; ips: string[] }[];
  /** Any name below the domain resolves, or nobody could tell. */
  wildcard: boolean;
  lines: TraceLine[];
}

/** A random name tells wildcard DNS: names that lead where it leads were never set up by anybody. */
export async function usualNames(
  asked: Pick<Asked, 'network' | 'options' | 'signal'>,
  domain: string,
): Promise<UsualNames> {
  const below = isPublicSuffix(domain) ? [] : [`smtp.${domain}`, `mail.${domain}`];
  const random = madeUpName(asked.options.random, domain);
  const [wildcard, ...answers] = await Promise.all(
    [random, ...below, domain].map((name) => asked.network.resolveAddresses(name, asked.signal)),
  );
  const anywhere = wildcard ? addressesOf(wildcard) : [];
  const everywhere = anywhere.length > 0 ? await addressesOfNobody(asked) : [];
  const guesses = [...below, domain].map((host, index) => {
    const answer = answers[index];
    const ips = answer ? addressesOf(answer) : [];
    const caught = sameAddresses(ips, everywhere) || (host !== domain && sameAddresses(ips, anywhere));
    return { host, ips, answer, caught };
  });
  const lines = guesses.flatMap(({ answer, caught, host }) => (answer ? [lineOf(host, answer, caught)] : []));
  return {
    hosts: guesses.filter(({ answer, caught }) => answer?.outcome === 'found' && !caught),
    wildcard: wildcard?.outcome !== 'absent',
    lines: [...(wildcard ? [wildcardLine(random, wildcard, everywhere.length > 0)] : []), ...lines],
  };
}

/** A name below the domain that nobody has set up: it resolves only where every name does. */
export function madeUpName(random: () => number, domain: string): string {
  return `x${Math.floor(random() * 36 ** 8).toString(36)}.${domain}`;
}

/** A name that nobody can have (RFC 6761 6.4): a DNS server that knows it makes its answers up. */
async function addressesOfNobody({
  network,
  options,
  signal,
}: Pick<Asked, 'network' | 'options' | 'signal'>): Promise<string[]> {
  const name = madeUpName(options.random, 'invalid');
  return addressesOf(await network.resolveAddresses(name, signal));
}

/** TLS at once, then STARTTLS (RFC 8314 3.3). */
export function usualServers(host: string): PublishedServer[] {
  const common = { host, username: null, auth: ['password' as const] };
  return [implicitTlsPort, submissionPort].map((port) => ({
    ...common,
    port,
    security: usualSecurity(port),
  }));
}

function addressesOf(answer: AddressAnswer): string[] {
  return answer.outcome === 'found' ? answer.addresses.map((one) => one.ip) : [];
}

function sameAddresses(some: string[], others: string[]): boolean {
  return some.length > 0 && some.length === others.length && some.every((ip) => others.includes(ip));
}

function lineOf(target: string, answer: AddressAnswer, caught: boolean): TraceLine {
  if (answer.outcome !== 'found') return noRecordLine(target, answer);
  if (caught) return { target, outcome: 'absent', detail: 'wildcard DNS answers for every name' };
  return { target, outcome: 'found', detail: addressesOf(answer).slice(0, 4).join(', ') };
}

function wildcardLine(target: string, answer: AddressAnswer, everyName: boolean): TraceLine {
  if (everyName) return { ...everyNameLine, target, source: 'wildcard' };
  const line =
    answer.outcome === 'found'
      ? { target, outcome: 'found' as const, detail: 'every name below the domain resolves' }
      : noRecordLine(target, answer);
  return { ...line, source: 'wildcard' };
}

const everyNameLine = {
  outcome: 'found',
  detail: 'this DNS server answers for every name',
  sign: { kind: 'every-name' },
} as const;
