/** SRV records for submission (RFC 6186, RFC 8314): `_submissions` with TLS at once, `_submission` with STARTTLS. */
import { usualSecurity } from '../../../../../shared/endpoint.ts';
import type { Note } from '../../../../../shared/model.ts';
import type { MailAddress } from '../../../base/address.ts';
import { hostName } from '../../../base/names.ts';
import type { SrvRecord } from '../../../network/network.ts';
import { dnsProvenance } from '../../consent.ts';
import { noRecordLine, signedText } from '../../dns.ts';
import { DNS_MS, SERVERS_PER_ANSWER } from '../../limits.ts';
import type { PublishedServer } from '../../types.ts';
import { type Asked, report, type Work, type WorkReport } from '../../work.ts';
import { orderSrv } from './srv-order.ts';

type Service = 'submissions' | 'submission';

/**
 * One DNS question for each service. The target "." says that the domain does not offer it (RFC 2782): an outcome of
 * its own, `refused`. Signed answers rank above unsigned ones.
 */
export function srvWork(address: MailAddress): Work[] {
  const services: Service[] = ['submissions', 'submission'];
  return services.map((service) => {
    const name = `_${service}._tcp.${address.domain}`;
    return {
      source: `srv-${service}` as const,
      target: name,
      tier: 'srv-signed',
      deadlineMs: DNS_MS,
      web: false,
      essential: true,
      run: (asked) => askService(asked, service, name),
    };
  });
}

async function askService(asked: Asked, service: Service, name: string): Promise<WorkReport> {
  const answer = await asked.network.resolve(name, 'SRV', asked.signal);
  if (answer.outcome !== 'found') return { lines: [noRecordLine(name, answer)] };
  const records = orderSrv(answer.records, asked.options.random);
  const detail = `${recordsText(records)} (${signedText(answer.authenticated)})`;
  const usable = records.flatMap((record) => serverOf(record, service));
  if (usable.length === 0) {
    const refused = records.length > 0 && records.every((record) => record.target === '.');
    if (!refused) return report(name, 'malformed', detail);
    return report(name, 'refused', detail, { refuses: service, notes: [refusalNote(service)] });
  }
  return report(name, 'found', detail, {
    answer: {
      source: `srv-${service}`,
      tier: answer.authenticated ? 'srv-signed' : 'srv',
      provenance: dnsProvenance(answer.authenticated),
      outgoing: usable.slice(0, SERVERS_PER_ANSWER),
      incoming: null,
    },
  });
}

/** The record's port counts. 465 below `_submission` is a common mistake for implicit TLS. */
function serverOf(record: SrvRecord, service: Service): PublishedServer[] {
  const host = hostName(record.target);
  if (host === null || record.port < 1) return [];
  const security = service === 'submissions' ? 'tls' : usualSecurity(record.port);
  return [{ host, port: record.port, security, username: null, auth: ['password'] }];
}

/** `priority weight port target` of each record, as in a zone file. */
export function recordsText(records: SrvRecord[]): string {
  const shown = records.slice(0, SERVERS_PER_ANSWER);
  const more = records.length > shown.length ? [`and ${records.length - shown.length} more`] : [];
  return [...shown.map((one) => `${one.priority} ${one.weight} ${one.port} ${one.target}`), ...more].join(
    ', ',
  );
}

function refusalNote(service: Service): Note {
  const port = service === 'submission' ? 587 : 465;
  return {
    code: 'service-refused',
    text: `The domain says in DNS that it does not offer _${service} (usually port ${port}).`,
  };
}
