/** The frame around single HTTP exchanges: one time limit for everything, redirects by rule, every hop kept. */
import { startDeadline } from '../../base/deadline.ts';
import type { HttpHop, HttpRequest, HttpResult } from '../network.ts';

/** Time limit of one source (7 s for HTTPS in all). */
const defaultTimeoutMs = 7_000;
const defaultMaxBytes = 262_144;
const mostRedirects = 5;
const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/** One request to one place, nothing followed. */
export interface HttpStep {
  url: URL;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body: string | null;
  why: HttpRequest['why'];
  maxBytes: number;
  connect: HttpRequest['connect'];
  publicOnly: boolean;
  onProgress: () => void;
}

type Tail<R> = R extends unknown ? Omit<R, 'hops' | 'ms' | 'proxy' | 'url'> : never;
type HttpAnswer = Tail<Extract<HttpResult, { outcome: 'answer' }>>;
/** A failure of one exchange, without what only the whole request knows. */
export type HttpFailure = Tail<
  Exclude<HttpResult, { outcome: 'answer' | 'redirect-refused' | 'too-many-redirects' | 'stopped' }>
>;

/** How one exchange ended. `status` of a failure is known when the head of an answer had arrived. */
export type StepTail = HttpAnswer | (HttpFailure & { status?: number });
export type StepResult = { proxy: string | null } & StepTail;

/** Ends with any failure when the signal fires. Never rejects. */
export type Exchange = (step: HttpStep, signal: AbortSignal) => Promise<StepResult>;

/** Runs a request over `exchange`. See `Network.fetch`; a POST stays a POST unless the answer is 303 (RFC 9110 15.4). */
export async function fetchFollowing(
  request: HttpRequest,
  exchange: Exchange,
  signal: AbortSignal,
): Promise<HttpResult> {
  const started = performance.now();
  const deadline = startDeadline(request.timeoutMs ?? defaultTimeoutMs, signal);
  const hops: HttpHop[] = [];
  let proxy: string | null = null;
  const say = (end: Tail<HttpResult> & { url?: string }): HttpResult =>
    ({ hops, proxy, ms: Math.round(performance.now() - started), ...end }) as HttpResult;

  try {
    let step = firstStep(request);
    if (step === null) return say({ outcome: 'connection-error', detail: 'bad-url' });
    for (;;) {
      const result = await exchange(step, deadline.signal);
      proxy = result.proxy ?? proxy;
      if (result.status !== undefined) hops.push({ url: step.url.href, status: result.status });
      if (signal.aborted) return say({ outcome: 'stopped' });
      if (deadline.expired) return say({ outcome: 'timeout' });
      if (result.outcome !== 'answer') return say(result);
      const to = redirectTarget(step.url, result);
      if (to === null) return say({ ...result, url: step.url.href });
      if (!mayFollow(request, step.url, to)) return say({ outcome: 'redirect-refused', to: to.href });
      if (hops.length > mostRedirects) return say({ outcome: 'too-many-redirects' });
      step = nextStep(step, to, result.status);
    }
  } finally {
    deadline.clear();
  }
}

function firstStep(request: HttpRequest): HttpStep | null {
  const { url, method = 'GET', headers = {}, body = null, why, maxBytes = defaultMaxBytes } = request;
  if (!URL.canParse(url)) return null;
  const { connect, publicOnly = false, onProgress = () => {} } = request;
  return { url: new URL(url), method, headers, body, why, maxBytes, connect, publicOnly, onProgress };
}

function nextStep(step: HttpStep, url: URL, status: number): HttpStep {
  return status === 303 ? { ...step, url, method: 'GET', body: null } : { ...step, url };
}

function redirectTarget(from: URL, { status, headers }: HttpAnswer): URL | null {
  const location = headers.location;
  if (!redirectStatuses.has(status) || location === undefined || !URL.canParse(location, from.href))
    return null;
  return new URL(location, from);
}

function mayFollow(request: HttpRequest, from: URL, to: URL): boolean {
  if (to.protocol !== 'https:' && to.protocol !== 'http:') return false;
  if (request.mayFollow) return request.mayFollow(from, to);
  return from.protocol === 'https:' && to.protocol === 'https:';
}
