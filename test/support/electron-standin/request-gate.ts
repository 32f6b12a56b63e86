/**
 * Every request of a page passes here: navigation events first, then `webRequest`, then the program's own schemes.
 * Nothing else answers but loopback.
 */
import type { CdpSession, PausedRequest } from './cdp.ts';
import type { FrameTree, WebFrameMain } from './frames.ts';
import { Protocol } from './modules/protocol.ts';
import { mayLoad, type RequestDetails, type Session, settlePermissions } from './modules/session.ts';
import { preventable, runtime } from './runtime.ts';
import { fromChromium, isRegistered, policyToChromium, schemeOf } from './schemes.ts';
import { notModelled, type StrictEmitter } from './strict.ts';

const resourceTypes: Readonly<Record<string, string>> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  Media: 'media',
  WebSocket: 'webSocket',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
};

interface Host {
  contents: StrictEmitter;
  frames: FrameTree;
  webSession: Session;
  /** True for what the main process itself loads: no navigation event comes then. */
  isOwnLoad(url: string): boolean;
}

export class RequestGate {
  readonly #session: CdpSession;
  readonly #host: Host;

  constructor(session: CdpSession, host: Host) {
    this.#session = session;
    this.#host = host;
    session.on('Fetch.requestPaused', (paused) => {
      this.#decide(paused).catch((error) => this.#complain(error));
    });
  }

  async open(): Promise<void> {
    await this.#session.send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] });
  }

  async #decide(paused: PausedRequest): Promise<void> {
    const details = this.#details(paused);
    // Chromium asks for an icon by itself, Electron does not.
    if (new URL(details.url).pathname === '/favicon.ico') return this.#fulfill(paused, new Response(null));
    if (paused.resourceType === 'Document' && !this.#mayNavigate(paused, details)) {
      return this.#fail(paused, 'Aborted');
    }
    if (!(await mayLoad(this.#host.webSession.webRequest, details))) {
      return this.#fail(paused, 'BlockedByClient');
    }
    const scheme = schemeOf(details.url);
    const handler = Protocol.handlerOf(this.#host.webSession.protocol, scheme);
    if (handler) return this.#answer(paused, details, handler);
    if (isRegistered(scheme)) return this.#fail(paused, 'AddressUnreachable');
    await this.#session.send('Fetch.continueRequest', { requestId: paused.requestId });
  }

  #details({ frameId, resourceType, request }: PausedRequest): RequestDetails {
    const document = this.#host.frames.isMain(frameId) ? 'mainFrame' : 'subFrame';
    return {
      id: runtime.nextId(),
      url: fromChromium(request.url),
      method: request.method,
      resourceType: resourceType === 'Document' ? document : (resourceTypes[resourceType] ?? 'other'),
      webContents: this.#host.contents,
      frame: this.#host.frames.get(frameId),
      timestamp: Date.now(),
    };
  }

  /** Emits the navigation events that Electron emits; false when the program prevented one. */
  #mayNavigate({ frameId, redirectedRequestId }: PausedRequest, { url }: RequestDetails): boolean {
    const { contents, frames, isOwnLoad } = this.#host;
    const redirected = redirectedRequestId !== undefined;
    if (isOwnLoad(url) && !redirected) return true;
    const isMainFrame = frames.isMain(frameId);
    const frame: WebFrameMain | null = frames.get(frameId);
    const event = preventable({ url, isMainFrame, isSameDocument: false, frame, initiator: frame });
    if (redirected) {
      contents.emit('will-redirect', event, url, false, isMainFrame);
      return !event.defaultPrevented;
    }
    contents.emit('will-frame-navigate', event);
    if (isMainFrame && !event.defaultPrevented) contents.emit('will-navigate', event, url, false, true);
    return !event.defaultPrevented;
  }

  async #answer(
    paused: PausedRequest,
    { url, resourceType }: RequestDetails,
    handler: (request: Request) => Response | Promise<Response>,
  ): Promise<void> {
    const { method, headers } = paused.request;
    if (method !== 'GET' && method !== 'HEAD') throw notModelled(`protocol request with method ${method}`);
    if (resourceType === 'mainFrame') {
      await settlePermissions(this.#host.webSession, this.#host.contents, url);
    }
    try {
      const response = await handler(new Request(url, { method, headers }));
      if (response.type === 'error') return this.#fail(paused, 'Failed');
      await this.#fulfill(paused, response);
    } catch (error) {
      console.error(error);
      await this.#fail(paused, 'Failed');
    }
  }

  async #fulfill({ requestId }: PausedRequest, response: Response): Promise<void> {
    const responseHeaders = [...response.headers].map(([name, value]) => ({
      name,
      value: name.startsWith('content-security-policy') ? policyToChromium(value) : value,
    }));
    const body = Buffer.from(await response.arrayBuffer()).toString('base64');
    await this.#session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders,
      body,
    });
  }

  async #fail(
    { requestId }: PausedRequest,
    errorReason: 'Aborted' | 'AddressUnreachable' | 'BlockedByClient' | 'Failed',
  ): Promise<void> {
    await this.#session.send('Fetch.failRequest', { requestId, errorReason });
  }

  /** A page that closes in between is no news. */
  #complain(error: unknown): void {
    if (!runtime.quitting) console.error('electron stand-in: a request was not answered:', error);
  }
}
