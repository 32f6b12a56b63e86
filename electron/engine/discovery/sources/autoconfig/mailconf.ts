/**
 * TXT convention `mailconf=<https URL>`: old, rarely published, cheap to check. The request tells nothing of the person;
 * a mail server in another domain that the file names still needs an agreement.
 */
import type { MailAddress } from '../../../base/address.ts';
import { dnsProvenance } from '../../consent.ts';
import { noRecordLine } from '../../dns.ts';
import { DNS_MS } from '../../limits.ts';
import { httpsUrl } from '../../web.ts';
import { type Asked, report, type Work, type WorkReport } from '../../work.ts';
import { fileWork } from './config-file.ts';

/**
 * Asks the TXT records of the mail domain. The https URL of a record leads to a further work, which reads the file;
 * another URL is malformed.
 */
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

/** Blanks around it, and quotes that somebody typed into the form of a DNS hoster, are no part of it. */
const mailconf = /^["\s]{0,8}mailconf\s{0,8}=/i;

async function askTxt(asked: Asked): Promise<WorkReport> {
  const target = asked.address.domain;
  const answer = await asked.network.resolve(target, 'TXT', asked.signal);
  if (answer.outcome !== 'found') return { lines: [noRecordLine(target, answer)] };
  const record = answer.records.find((text) => mailconf.test(text));
  if (record === undefined) return report(target, 'absent', 'no mailconf record');
  const url = httpsUrl(record.replace(mailconf, '').replaceAll('"', ''));
  if (url === null) return report(target, 'malformed', record.slice(0, 200));
  const file = fileWork({
    url: url.href,
    source: 'mailconf',
    tier: 'mailconf',
    provenance: dnsProvenance(answer.authenticated),
  });
  return report(target, 'found', url.href, { more: [file] });
}
