/** Serves the practice provider's pages to the person's own browser, on 127.0.0.1 only. */
import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { listenOnLoopback, loopback } from '../../network/loopback.ts';
import { codePage, consentPage, wordsPage } from './pages.ts';
import { endpoints, issuer, type PracticeProvider } from './provider.ts';

/** Bytes of a form that somebody sends. */
const maxFormBytes = 16_384;

export interface SignInPages {
  /** Where a page of the provider really is: the same path on this computer. */
  addressOf(page: string): string;
  close(): Promise<void>;
}

/** Rejects when the system gives no port. */
export async function openSignInPages(provider: PracticeProvider): Promise<SignInPages> {
  const server = http.createServer({ maxHeaderSize: 32_768 }, (request, response) => {
    void answer(provider, request, response);
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  const port = await listenOnLoopback(server);
  return {
    addressOf: (page) => page.replace(issuer, `http://${loopback}:${port}`),
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(
  provider: PracticeProvider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const show = (html: string, status = 200) => response.writeHead(status, headers).end(html);
  const nothingHere = () => void show(wordsPage('There is nothing here.'), 404);
  // What is asked for may be no address at all, such as `//`.
  if (!URL.canParse(request.url ?? '', issuer)) return nothingHere();
  const url = new URL(request.url ?? '', issuer);
  if (request.method === 'GET' && url.href.startsWith(`${endpoints.authorize}?`))
    return void show(consentPage(url.searchParams.get('login_hint') ?? '', url.search.slice(1)));
  if (request.method === 'GET' && url.href === endpoints.typeCode) return void show(codePage());
  const form = request.method === 'POST' ? await readForm(request) : null;
  if (!form) return nothingHere();
  const agreed = form.get('decision') === 'yes';
  if (url.pathname === '/decide') {
    const back = provider.decide(new URLSearchParams(form.get('query') ?? ''), agreed);
    if (back) return void response.writeHead(303, { ...headers, location: back.href }).end();
    return void show(wordsPage('Nobody asked for this.'), 400);
  }
  const known = url.href === endpoints.typeCode && provider.decideDevice(form.get('code') ?? '', agreed);
  return void show(
    wordsPage(known ? 'Done. Go back to Sendwell.' : 'This code is not known.'),
    known ? 200 : 400,
  );
}

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  connection: 'close',
};

/** Null when it is too long or breaks off. */
async function readForm(request: IncomingMessage): Promise<URLSearchParams | null> {
  let text = '';
  try {
    for await (const chunk of request.setEncoding('utf8')) {
      text += chunk;
      if (text.length > maxFormBytes) return null;
    }
  } catch {
    return null;
  }
  return new URLSearchParams(text);
}
