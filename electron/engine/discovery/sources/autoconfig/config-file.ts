/** Looks for a mail configuration file at one URL. Several sources do just this at different places. */
import type { ContactReason, Source } from '../../../../../shared/model.ts';
import type { HttpResult } from '../../../network/network.ts';
import type { Provenance } from '../../consent.ts';
import { FILE_BYTES, WEB_MS } from '../../limits.ts';
import { failedLine, hopsText, wentOverHttp } from '../../web.ts';
import { type Asked, report, type Tier, type Work, type WorkReport } from '../../work.ts';
import { readConfigFile } from './autoconfig-file.ts';

/** Where a configuration file is fetched from, and what an answer from there is worth. */
export interface FilePlace {
  url: string;
  source: Source & ContactReason;
  tier: Tier;
  provenance: Provenance;
  /** A redirect to http is followed; the answer then counts as http. */
  httpRedirects?: boolean;
  /** Why the place is contacted, where that is more than its source. */
  why?: ContactReason;
  /** A redirect to another host is not followed: the request carries what only this host may know. */
  sameHostOnly?: boolean;
  deadlineMs?: number;
  /** The URL of the same place that gave an error: a file that is found now is what the place says. */
  insteadOf?: string;
  /** A service is known to be here: only "not found", or no such host, means that it has no such file. */
  expected?: boolean;
  /** What is looked at next when there is no file. */
  otherwise?: (result: HttpResult) => Work[];
}

/** Work that fetches and reads the file. */
export function fileWork(place: FilePlace): Work {
  return {
    source: place.source,
    target: place.url,
    tier: place.tier,
    deadlineMs: place.deadlineMs ?? WEB_MS,
    web: true,
    run: (asked) => lookAtFile(asked, place),
  };
}

async function lookAtFile(asked: Asked, place: FilePlace): Promise<WorkReport> {
  const result = await asked.network.fetch(
    {
      url: place.url,
      why: place.why ?? place.source,
      timeoutMs: place.deadlineMs ?? WEB_MS,
      maxBytes: FILE_BYTES,
      headers: { accept: 'text/xml, application/xml;q=0.9, */*;q=0.5' },
      mayFollow: (from, to) =>
        (to.protocol === 'https:' || (place.httpRedirects === true && to.protocol === 'http:')) &&
        !(place.sameHostOnly && to.host !== from.host),
    },
    asked.signal,
  );
  if (result.outcome === 'answer' && result.status === 200) return readBody(asked, place, result);
  const line = failedLine(place.url, result);
  return {
    lines: [place.expected ? { ...line, unchecked: line.outcome !== 'absent' } : line],
    more: place.otherwise?.(result) ?? [],
  };
}

function readBody(asked: Asked, place: FilePlace, result: HttpAnswer): WorkReport {
  const { provenance, source, tier, url } = place;
  const file = readConfigFile(result.body, result.headers['content-type'] ?? '', asked.address);
  const hops = hopsText(result);
  if (file.kind !== 'settings') {
    const more = place.otherwise?.(result) ?? [];
    return file.kind === 'html'
      ? report(url, 'absent', `${hops}; a web page`, { more })
      : report(url, 'malformed', `${hops}; ${file.why}`, { more });
  }
  const { incoming, notes, oauth, outgoing } = file;
  const overHttp = wentOverHttp(result);
  return report(url, 'found', outgoing.length === 0 ? `${hops}; no usable outgoing server` : hops, {
    notes,
    nowChecked: place.insteadOf,
    answer: {
      source,
      tier: overHttp ? 'http' : tier,
      provenance: { ...provenance, http: provenance.http || overHttp },
      outgoing,
      incoming,
      oauth,
      asOf: dayOf(result.headers['last-modified']),
    },
  });
}

/** The day of an HTTP date (RFC 9110 5.6.7), or null. */
function dayOf(header: string | undefined): string | null {
  const time = Date.parse(header ?? '');
  return Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10);
}

type HttpAnswer = Extract<HttpResult, { outcome: 'answer' }>;
