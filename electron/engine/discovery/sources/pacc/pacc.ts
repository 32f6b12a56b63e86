/** PACC: a JSON file on `ua-auto-config.D`, taken only when DNS publishes the digest of exactly these bytes. */
import type { MailAddress } from '../../../base/address.ts';
import type { DnsAnswer, HttpResult } from '../../../network/network.ts';
import { directProvenance } from '../../consent.ts';
import { noRecordLine, signedText } from '../../dns.ts';
import { FILE_BYTES, WEB_MS } from '../../limits.ts';
import { failedLine, hopsText } from '../../web.ts';
import type { Asked, TraceLine, Work, WorkReport } from '../../work.ts';
import { hasPublishedDigest, isPaccRecord, readPacc } from './pacc-file.ts';

/**
 * Asks for file and TXT record at the same time. A digest that could not be looked up is told as such, one that
 * nobody published or that differs as `not-authentic`: neither names a server.
 */
export function paccWork({ domain }: MailAddress): Work[] {
  const url = `https://ua-auto-config.${domain}/.well-known/user-agent-configuration.json`;
  const name = `_ua-auto-config.${domain}`;
  const run = async (asked: Asked): Promise<WorkReport> => {
    const [records, file] = await Promise.all([
      asked.network.resolve(name, 'TXT', asked.signal),
      asked.network.fetch({ url, why: 'pacc', timeoutMs: WEB_MS, maxBytes: FILE_BYTES }, asked.signal),
    ]);
    const report = readFile(url, file, records, asked);
    return { ...report, lines: [recordLine(name, records), ...report.lines] };
  };
  return [{ source: 'pacc', target: url, tier: 'pacc', deadlineMs: WEB_MS, web: true, run }];
}

function recordLine(name: string, answer: DnsAnswer<string>): TraceLine {
  if (answer.outcome !== 'found') return noRecordLine(name, answer);
  const records = answer.records.filter(isPaccRecord);
  if (records.length === 0) return { target: name, outcome: 'absent', detail: 'no PACC record' };
  const detail = `${records.join(' | ').slice(0, 500)} (${signedText(answer.authenticated)})`;
  return { target: name, outcome: 'found', detail };
}

function readFile(url: string, file: HttpResult, records: DnsAnswer<string>, asked: Asked): WorkReport {
  const line = (outcome: TraceLine['outcome'], why: string, unchecked = false): WorkReport => ({
    lines: [{ target: url, outcome, detail: [hopsText(file), why].filter(Boolean).join('; '), unchecked }],
  });
  if (file.outcome !== 'answer' || file.status !== 200) return { lines: [failedLine(url, file)] };
  if (/^text\/html\b/i.test(file.headers['content-type'] ?? '')) return line('absent', 'a web page');
  if (records.outcome === 'timeout' || records.outcome === 'dns-error') {
    return line(records.outcome, 'its digest could not be looked up', true);
  }
  const published = records.outcome === 'found' ? records.records : [];
  if (!hasPublishedDigest(file.body, published)) return line('not-authentic', 'no record with its digest');
  const settings = readPacc(file.body, asked.address);
  if (settings.kind === 'damaged') return line('malformed', settings.why);
  return {
    ...line('found', settings.outgoing.length === 0 ? 'no outgoing server' : ''),
    answer: { source: 'pacc', tier: 'pacc', provenance: directProvenance, ...settings },
  };
}
