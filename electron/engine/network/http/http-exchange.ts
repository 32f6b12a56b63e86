/** One HTTP request over a connection of our own: our look-up, our certificate rules, our limits (RFC 9112). */
import http, { type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { errorCode } from '../errors.ts';
import { ConnectionStream } from '../tcp/connection-stream.ts';
import { acceptEncoding, readBody } from './http-body.ts';
import type { HttpStep, StepTail } from './http-redirects.ts';
import type { HttpRoute } from './http-route.ts';

/** Bytes of all header lines together. */
const maxHeaderSize = 32_768;

/** Sends the request and reads the answer. Ends when the signal fires. Never rejects. */
export function requestOver(route: HttpRoute, step: HttpStep, signal: AbortSignal): Promise<StepTail> {
  step.onProgress();
  const stream = new ConnectionStream(route.connection, signal);
  // Once the request has had its answer it listens no more.
  stream.on('error', () => {});
  return new Promise((resolve) => {
    const request = startRequest(stream, route, step);
    const stop = () => request.destroy();
    signal.addEventListener('abort', stop, { once: true });
    const done = (result: StepTail) => {
      signal.removeEventListener('abort', stop);
      resolve(result);
    };
    request.on('error', (error) => done({ outcome: 'connection-error', detail: errorCode(error) }));
    let answered = false;
    request.on('close', () => {
      if (!answered) done({ outcome: 'connection-error', detail: 'ECONNRESET' });
    });
    request.on('response', (message) => {
      answered = true;
      step.onProgress();
      void readAnswer(message, step.maxBytes).then(done);
    });
    request.end(step.body ?? undefined);
  });
}

function startRequest(stream: Duplex, { target, headers }: HttpRoute, step: HttpStep): http.ClientRequest {
  return http.request({
    createConnection: () => stream,
    method: step.method,
    path: target,
    headers: {
      host: step.url.host,
      'user-agent': 'Sendwell',
      accept: '*/*',
      'accept-encoding': acceptEncoding,
      connection: 'close',
      ...headers,
      ...step.headers,
    },
    maxHeaderSize,
  });
}

async function readAnswer(message: IncomingMessage, maxBytes: number): Promise<StepTail> {
  const status = message.statusCode ?? 0;
  const headers = readHeaders(message);
  const empty: StepTail = { outcome: 'answer', status, headers, body: new Uint8Array() };
  if (status >= 300 && status < 400) return empty;
  const body = await readBody(message, maxBytes);
  if (body.outcome === 'body') return { ...empty, body: body.bytes };
  // Of an error page the status is what counts.
  return body.outcome === 'too-large' && status >= 400 ? empty : { ...body, status };
}

function readHeaders({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]),
  );
}
