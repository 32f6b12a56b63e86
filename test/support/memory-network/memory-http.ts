/** Pages in the in-memory world. */

import { pause, untilAborted } from '../../../electron/engine/base/deadline.ts';
import type {
  Exchange,
  HttpFailure,
  StepResult,
} from '../../../electron/engine/network/http/http-redirects.ts';
import type { TlsFacts } from '../../../shared/model.ts';
import { unverifiedTls } from './memory-tls.ts';

export interface MemoryRequest {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body: string | null;
}

/**
 * A page (status 200 unless stated), a way to fail, a server that takes the connection and never answers, or one whose
 * packets are dropped.
 */
export type MemoryPage =
  | { status?: number; headers?: Record<string, string>; body?: string | Uint8Array; delayMs?: number }
  | { fail: HttpFailure; delayMs?: number }
  | 'silent'
  | 'dropped';

/** The way out of the world. */
export interface Way {
  /** What one way there and back takes, in milliseconds. */
  roundTrip: () => number;
  /** A connection took over a second. */
  slow: boolean;
}

/** Pages by exact URL (without fragment), or one function for everything; null is a 404. */
export type MemoryHttp = Record<string, MemoryPage> | ((request: MemoryRequest) => MemoryPage | null);

/** A page behind a certificate that is not for this host, or has another problem. */
export function badCertificatePage(
  host: string,
  problem: Parameters<typeof unverifiedTls>[1] = 'tls-cert-name-mismatch',
): MemoryPage {
  const facts: TlsFacts = unverifiedTls(host, problem);
  return { fail: { outcome: 'tls-error', detail: problem, facts } };
}

/** Host names that the pages live on. */
export function hostsOfPages(http: MemoryHttp): string[] {
  return typeof http === 'function' ? [] : Object.keys(http).map((url) => new URL(url).hostname);
}

/** One exchange with the world. `onRequest` is told before every answer. */
export function memoryExchange(
  http: MemoryHttp,
  isKnownHost: (host: string) => boolean,
  onRequest: (request: MemoryRequest, step: Parameters<Exchange>[0]) => void,
  way: Way,
): Exchange {
  return async (step, signal) => {
    const trip = async () => {
      const ms = way.roundTrip();
      if (ms > 0) await pause(ms, signal);
      return ms;
    };
    const url = new URL(step.url);
    url.hash = '';
    await trip();
    if (typeof http !== 'function' && !isKnownHost(url.hostname))
      return { proxy: null, outcome: 'dns-absent' };
    const request: MemoryRequest = {
      method: step.method,
      url: url.href,
      headers: step.headers,
      body: step.body,
    };
    onRequest(request, step);
    const page = (typeof http === 'function' ? http(request) : http[request.url]) ?? { status: 404 };
    if (page === 'dropped') {
      const { timeoutMs = 15_000, slowTimeoutMs = timeoutMs } = step.connect ?? {};
      await pause(timeoutMs, signal);
      if (way.slow) await pause(slowTimeoutMs - timeoutMs, signal);
      return { proxy: null, outcome: 'timeout' };
    }
    way.slow ||= (await trip()) > 1_000;
    step.onProgress();
    if (url.protocol === 'https:') await trip();
    step.onProgress();
    await trip();
    return serve(page, step.maxBytes, signal);
  };
}

async function serve(
  page: Exclude<MemoryPage, 'dropped'>,
  maxBytes: number,
  signal: AbortSignal,
): Promise<StepResult> {
  if (page === 'silent') await untilAborted(signal);
  else if (page.delayMs !== undefined) await pause(page.delayMs, signal);
  if (page === 'silent' || signal.aborted) return { proxy: null, outcome: 'timeout' };
  if ('fail' in page) return { proxy: null, ...page.fail };
  const { status = 200, headers = {}, body = '' } = page;
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  if (bytes.length > maxBytes) return { proxy: null, outcome: 'too-large', status };
  return { proxy: null, outcome: 'answer', status, headers: lowerCase(headers), body: bytes };
}

function lowerCase(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
