/** The DevTools protocol over a pair of pipes: JSON texts that end in NUL. */
import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { CDPSession } from '@playwright/test';

/** What a paused request tells. */
export interface PausedRequest {
  requestId: string;
  frameId: string;
  resourceType: string;
  redirectedRequestId?: string;
  request: { url: string; method: string; headers: Record<string, string> };
}

export interface FrameFacts {
  id: string;
  parentId?: string;
  url: string;
}

export interface TargetFacts {
  targetId: string;
  type: string;
}

/** Events that the stand-in listens to, with the fields that it reads. */
export interface CdpEvents {
  'Fetch.requestPaused': PausedRequest;
  'Inspector.targetCrashed': undefined;
  'Page.frameAttached': { frameId: string; parentFrameId: string };
  'Page.frameDetached': { frameId: string };
  'Page.frameNavigated': { frame: FrameFacts };
  'Page.lifecycleEvent': { frameId: string; name: string };
  'Page.navigatedWithinDocument': { frameId: string; url: string };
  'Page.windowOpen': { url: string; windowName: string; windowFeatures: string[] };
  'Runtime.bindingCalled': { name: string; payload: string; executionContextId: number };
  'Runtime.executionContextCreated': { context: { id: number; name: string; auxData: { frameId: string } } };
  'Runtime.executionContextDestroyed': { executionContextId: number };
  'Runtime.executionContextsCleared': undefined;
  'Target.attachedToTarget': { sessionId: string; targetInfo: TargetFacts; waitingForDebugger: boolean };
  'Target.detachedFromTarget': { sessionId: string };
}

/** One attached target, or the browser itself. */
export class CdpSession {
  readonly #events = new EventEmitter();
  readonly send: CDPSession['send'];

  constructor(call: (method: string, params: object) => Promise<unknown>) {
    this.send = (method, params) => call(method, params ?? {}) as Promise<never>;
  }

  on<E extends keyof CdpEvents>(event: E, listener: (payload: CdpEvents[E]) => void): void {
    this.#events.on(event, listener);
  }

  /** Resolves when the target is gone. */
  readonly gone = new Promise<void>((resolve) => this.#events.once('gone', () => resolve()));

  receive(event: string, payload?: unknown): void {
    this.#events.emit(event, payload);
  }
}

interface Incoming {
  id?: number;
  sessionId?: string;
  method?: string;
  params?: { sessionId?: string };
  result?: unknown;
  error?: { message: string };
}

interface Pending {
  method: string;
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

/** One browser over its pipes; `root` is the session of the browser itself. */
export class CdpConnection {
  readonly root = this.#session(undefined);
  readonly #sessions = new Map<string | undefined, CdpSession>([[undefined, this.root]]);
  readonly #pending = new Map<number, Pending>();
  readonly #out: Writable;
  #nextId = 1;
  #closed = false;

  constructor(out: Writable, incoming: Readable) {
    this.#out = out;
    out.on('error', () => this.close());
    incoming.on('error', () => this.close());
    let rest = '';
    incoming.setEncoding('utf8').on('data', (text: string) => {
      const messages = (rest + text).split('\0');
      rest = messages.pop() ?? '';
      for (const message of messages) this.#receive(JSON.parse(message) as Incoming);
    });
  }

  /** The session of a target that was attached; the connection makes it when Chromium says so. */
  session(id: string): CdpSession {
    const session = this.#sessions.get(id) ?? this.#session(id);
    this.#sessions.set(id, session);
    return session;
  }

  /** Every open call fails from now on. */
  close(): void {
    this.#closed = true;
    for (const { method, reject } of this.#pending.values()) reject(new Error(`${method}: Chromium is gone`));
    this.#pending.clear();
  }

  #session(sessionId: string | undefined): CdpSession {
    return new CdpSession((method, params) => this.#call(sessionId, method, params));
  }

  #call(sessionId: string | undefined, method: string, params: object): Promise<unknown> {
    if (this.#closed) return Promise.reject(new Error(`${method}: Chromium is gone`));
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { method, resolve, reject });
      this.#out.write(`${JSON.stringify({ id, sessionId, method, params })}\0`);
    });
  }

  #receive(message: Incoming): void {
    if (message.id !== undefined) this.#settle(message.id, message);
    if (message.method === undefined) return;
    this.#sessions.get(message.sessionId)?.receive(message.method, message.params);
    if (message.method === 'Target.detachedFromTarget') this.#detach(message.params?.sessionId);
  }

  #detach(sessionId: string | undefined): void {
    this.#sessions.get(sessionId)?.receive('gone');
    this.#sessions.delete(sessionId);
  }

  #settle(id: number, { result, error }: Incoming): void {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (error) pending?.reject(new Error(`${pending.method}: ${error.message}`));
    else pending?.resolve(result);
  }
}
