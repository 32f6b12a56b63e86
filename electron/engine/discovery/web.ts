/** Web answers as trace lines: what happened on the way, in the closed list of outcomes. */
import type { TraceOutcome } from '../../../shared/model.ts';
import { hostName } from '../base/names.ts';
import type { HttpResult } from '../network/network.ts';
import type { TraceLine } from './work.ts';

/** An https URL that an answer names, when its host is a proper name; null for anything else. */
export function httpsUrl(text: string): URL | null {
  const typed = text.trim();
  if (typed.length > 2_000 || !URL.canParse(typed)) return null;
  const url = new URL(typed);
  const proper = url.protocol === 'https:' && url.username === '' && url.password === '';
  return proper && hostName(url.hostname) === url.hostname ? url : null;
}

/** `HTTP 200`, or every hop with its URL when there were redirects; the proxy is named when one was used. */
export function hopsText(result: HttpResult): string {
  const hops =
    result.hops.length === 1
      ? result.hops.map((hop) => `HTTP ${hop.status}`)
      : result.hops.map((hop) => `HTTP ${hop.status} ${hop.url}`);
  const via = result.proxy ? [`via proxy ${result.proxy}`] : [];
  return [...hops, ...via].join(' > ');
}

/** True when any request of the chain went over http. */
export function wentOverHttp(result: HttpResult): boolean {
  return result.hops.some((hop) => !hop.url.startsWith('https:'));
}

/** The trace line of a request that gave no file. */
export function failedLine(target: string, result: HttpResult): TraceLine {
  const { outcome, why } = failure(result);
  const detail = [hopsText(result), why].filter((part) => part !== '').join('; ');
  const line = { target, outcome, detail: detail === '' ? null : detail, unchecked: !hasAnswered(result) };
  const card = refusedCertificate(result);
  return card ? { ...line, card } : line;
}

/** The certificate of the very host that was asked; after a redirect it belongs to another one. */
function refusedCertificate(result: HttpResult): TraceLine['card'] {
  if (result.outcome !== 'tls-error' || !result.facts || result.hops.length > 0) return undefined;
  const { issuer, trust, validity, validFrom, validTo } = result.facts;
  return { issuer, trust, validity, validFrom, validTo };
}

/** Statuses that say "not now" (RFC 9110 15.5.9, 15.6; RFC 6585 4; RFC 8470 5.2) or that a proxy gave instead. */
const notNow = new Set([407, 408, 425, 429]);

/** False when what the place publishes is still unknown. A host that refuses the connection publishes nothing. */
function hasAnswered(result: HttpResult): boolean {
  switch (result.outcome) {
    case 'answer':
      return result.status < 500 && !notNow.has(result.status);
    case 'timeout':
    case 'stopped':
    case 'dns-error':
    case 'tls-error':
    case 'connection-error':
      return false;
    default:
      return true;
  }
}

function failure(result: HttpResult): { outcome: TraceOutcome; why: string } {
  switch (result.outcome) {
    case 'answer':
      return { outcome: result.status === 404 || result.status === 410 ? 'absent' : 'http-error', why: '' };
    case 'redirect-refused':
      return { outcome: 'http-error', why: `redirect to ${result.to} not followed` };
    case 'too-many-redirects':
      return { outcome: 'http-error', why: 'too many redirects' };
    case 'too-large':
      return { outcome: 'malformed', why: 'larger than the limit' };
    case 'timeout':
      return { outcome: 'timeout', why: 'no complete answer in time' };
    case 'stopped':
      return { outcome: 'skipped', why: 'stopped' };
    case 'refused':
      return { outcome: 'refused', why: 'connection refused' };
    case 'dns-absent':
      return { outcome: 'absent', why: 'no such host' };
    case 'dns-error':
      return { outcome: 'dns-error', why: result.detail };
    case 'tls-error':
      return { outcome: 'tls-error', why: [result.detail, ...certificateNames(result.facts)].join('; ') };
    case 'connection-error':
      return { outcome: 'http-error', why: result.detail };
  }
}

function certificateNames(facts: { identity: string; altNames: string[] } | null): string[] {
  if (facts?.identity !== 'mismatch') return [];
  return [`the certificate is for ${facts.altNames.slice(0, 5).join(', ') || 'no host at all'}`];
}
