/**
 * What the MX records tell about outgoing mail. The MX host itself receives mail and is never a candidate; it can name
 * a provider that is known, or lead to the provider's configuration file.
 */
import type { Note } from '../../../../shared/model.ts';
import type { MailAddress } from '../../base/address.ts';
import { hostName, registrableDomain } from '../../base/names.ts';
import type { DnsAnswer, MxRecord } from '../../network/network.ts';
import { dnsProvenance, type Provenance } from '../consent.ts';
import { noRecordLine, signedText } from '../dns.ts';
import { DNS_MS, MX_HOSTS_FOLLOWED, SERVERS_PER_ANSWER } from '../limits.ts';
import { filterByMx, providerByMx } from '../providers.ts';
import type { DiscoveryOptions } from '../types.ts';
import { type Asked, report, type Work, type WorkReport } from '../work.ts';
import { aliasWork } from './aliases.ts';
import { fileWork } from './autoconfig/config-file.ts';
import { ispdbWork } from './autoconfig/ispdb.ts';
import { providerAnswer } from './provider-answer.ts';

/**
 * Asks the MX records of the mail domain (RFC 5321 5.1; null MX: RFC 7505). Those of a known provider bring its
 * built-in servers; others lead to further works: aliases, and the settings that the operator of the host publishes.
 */
export function mxWork(address: MailAddress): Work[] {
  const run = async (asked: Asked): Promise<WorkReport> => {
    const answer = await asked.network.resolve(address.domain, 'MX', asked.signal);
    return answer.outcome === 'found'
      ? readRecords(answer, asked)
      : { lines: [noRecordLine(address.domain, answer)] };
  };
  return [{ source: 'mx', target: address.domain, tier: 'mx', deadlineMs: DNS_MS, web: false, run }];
}

type MxAnswer = Extract<DnsAnswer<MxRecord>, { outcome: 'found' }>;

function readRecords(answer: MxAnswer, asked: Asked): WorkReport {
  const best = bestOf(answer.records);
  const detail = `${recordsText(best)} (${signedText(answer.authenticated)})`;
  const target = asked.address.domain;
  if (best.every((record) => record.exchange === '.')) {
    return report(target, 'absent', `${detail}; null MX`, { notes: [acceptsNoMail] });
  }
  const hosts = best.flatMap((record) => hostName(record.exchange) ?? []);
  if (hosts.length === 0) return report(target, 'malformed', detail);
  const family = ofFamily(hosts, asked);
  if (family) return { ...family, lines: [{ target, outcome: 'found', detail }, ...family.lines] };
  const aliases = aliasWork(asked.address);
  const filter = hosts.map(filterByMx).find((found) => found !== null);
  if (filter) return report(target, 'found', detail, { notes: [behindFilter(filter.name)], more: aliases });
  const operator = followHosts(hosts, dnsProvenance(answer.authenticated), asked.address, asked.options);
  return report(target, 'found', detail, { more: [...aliases, ...operator] });
}

/** RFC 5321 5.1: the lowest number is preferred, equal numbers are alternatives. */
function bestOf(records: MxRecord[]): MxRecord[] {
  const lowest = Math.min(...records.map((record) => record.preference));
  return records.filter((record) => record.preference === lowest);
}

function recordsText(records: MxRecord[]): string {
  const shown = records.slice(0, SERVERS_PER_ANSWER);
  const more = records.length > shown.length ? [`and ${records.length - shown.length} more`] : [];
  return [...shown.map((one) => `${one.preference} ${one.exchange}`), ...more].join(', ');
}

/** A known provider: its endpoints are built in, so DNS only chose among facts that are ours. */
function ofFamily(hosts: string[], asked: Asked): WorkReport | null {
  const host = hosts.find((name) => providerByMx(name) !== null);
  const provider = host === undefined ? null : providerByMx(host);
  return host === undefined || provider === null ? null : providerAnswer(provider, host, asked);
}

/** Configuration files of the operator of the MX host; nothing when that is the mail domain itself. */
function followHosts(
  hosts: string[],
  provenance: Provenance,
  address: MailAddress,
  options: DiscoveryOptions,
): Work[] {
  const domains = new Set(
    hosts.slice(0, MX_HOSTS_FOLLOWED).flatMap((host) => domainsOf(host, address.domain)),
  );
  return [...domains].flatMap((domain) => [
    fileWork({
      url: `https://autoconfig.${domain}/mail/config-v1.1.xml`,
      source: 'mx-autoconfig',
      tier: 'mx',
      provenance,
    }),
    ...ispdbWork({ domain, bases: options.ispdbBases, source: 'mx-ispdb', tier: 'mx', provenance }),
  ]);
}

/** The MX host without its first label, when that is longer than the registrable domain, and that domain. */
function domainsOf(host: string, mailDomain: string): string[] {
  const base = registrableDomain(host);
  if (base === null || base === mailDomain) return [];
  const parent = host.slice(host.indexOf('.') + 1);
  return parent.length > base.length ? [parent, base] : [base];
}

const acceptsNoMail: Note = {
  code: 'accepts-no-mail',
  text: 'The domain says in DNS that it accepts no mail (null MX).',
};

function behindFilter(name: string): Note {
  return {
    code: 'mx-filter',
    text: `Incoming mail passes the filter ${name} first, so the MX records do not say who runs the mailboxes.`,
  };
}
