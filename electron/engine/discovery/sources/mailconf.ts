/** TXT convention `mailconf=<https URL>`: old, rarely published, cheap to check. */
import type { MailAddress } from '../../address.ts';
import { dnsRoad } from '../consent.ts';
import { noRecordLine } from '../dns.ts';
import { DNS_MS } from '../limits.ts';
import { insideDomain } from '../names.ts';
import { httpsUrl } from '../web.ts';
import { type Look, type Report, report, type Work } from '../work.ts';
import { fileWork } from './config-file.ts';

export function mailconfWork(address: MailAddress): Work[] {
  return [
    {
      source: 'mailconf',
      target: address.domain,
      tier: 'mailconf',
      deadlineMs: DNS_MS,
      web: false,
      run: askTxt,
    },
  ];
}

async function askTxt(look: Look): Promise<Report> {
  const target = look.address.domain;
  const answer = await look.network.resolve(target, 'TXT', look.signal);
  if (answer.outcome !== 'found') return { lines: [noRecordLine(target, answer)] };
  const record = answer.records.find((text) => /^mailconf=/i.test(text));
  if (record === undefined) return report(target, 'absent', 'no mailconf record');
  const url = httpsUrl(record.slice('mailconf='.length));
  if (url === null) return report(target, 'malformed', record.slice(0, 200));
  const host = url.hostname;
  const { allowAll, allowedHosts } = look.options;
  const known = answer.authenticated || insideDomain(host, target) || allowAll || allowedHosts.has(host);
  if (!known) {
    return report(target, 'skipped', `needs agreement to ask ${host}`, {
      consentNeeded: { host, source: 'mailconf' },
    });
  }
  const file = fileWork({
    url: url.href,
    source: 'mailconf',
    tier: 'mailconf',
    road: dnsRoad(answer.authenticated),
  });
  return report(target, 'found', url.href, { more: [file] });
}
