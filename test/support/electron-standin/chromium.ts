/** The Chromium that shows the windows: its start, its pages, its end. */
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { CdpConnection, type CdpSession, type TargetFacts } from './cdp.ts';

/** No first-run pages, no background traffic, no name resolves but loopback. */
const alwaysOn = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-dev-shm-usage',
  '--mute-audio',
  '--no-startup-window',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];
/** How long Chromium may take to end by itself. */
const closeTimeoutMs = 1500;

export interface ChromiumOptions {
  executable: string;
  /** Shows the windows on the screen. */
  headed: boolean;
  switches: string[];
}

/** A page with its session; its first document waits until `Runtime.runIfWaitingForDebugger`. */
export interface ChromiumPage {
  targetId: string;
  session: CdpSession;
}

export class Chromium {
  readonly root: CdpSession;
  readonly exited: Promise<void>;
  readonly #child: ChildProcess;
  readonly #connection: CdpConnection;
  readonly #profile: string;
  readonly #own = new Set<string>();
  readonly #attached = new Map<string, CdpSession>();
  readonly #wanted = new Map<string, (session: CdpSession) => void>();
  #creating: Promise<unknown> = Promise.resolve();

  static async start(options: ChromiumOptions): Promise<Chromium> {
    const chromium = new Chromium(options);
    await chromium.root.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
    });
    return chromium;
  }

  private constructor({ executable, headed, switches }: ChromiumOptions) {
    this.#profile = fs.mkdtempSync(path.join(os.tmpdir(), 'electron-standin-'));
    // What this browser keeps for itself is none of the program's: a spec looks at the person's folders.
    const env = {
      ...process.env,
      HOME: this.#profile,
      XDG_CACHE_HOME: undefined,
      XDG_CONFIG_HOME: undefined,
    };
    const mode = headed ? [] : ['--headless=new'];
    this.#child = spawn(
      executable,
      ['--remote-debugging-pipe', ...mode, ...alwaysOn, `--user-data-dir=${this.#profile}`, ...switches],
      { env, stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] },
    );
    const [, , errors, out, incoming] = this.#child.stdio;
    this.#connection = new CdpConnection(out as Writable, incoming as Readable);
    this.root = this.#connection.root;
    this.#forward(errors as Readable);
    this.exited = new Promise((resolve) => {
      this.#child.once('exit', () => resolve());
      this.#child.once('error', () => resolve());
    });
    void this.exited.then(() => this.#connection.close());
    process.once('exit', () => this.#child.kill('SIGKILL'));
    this.root.on('Target.attachedToTarget', ({ sessionId, targetInfo, waitingForDebugger }) =>
      this.#onAttached(this.#connection.session(sessionId), targetInfo, waitingForDebugger),
    );
  }

  /** A new page with an empty document, in the given browser context. */
  async createPage(width: number, height: number, browserContextId?: string): Promise<ChromiumPage> {
    const created = this.#creating.then(() =>
      this.root.send('Target.createTarget', {
        url: 'about:blank',
        newWindow: true,
        width,
        height,
        browserContextId,
      }),
    );
    this.#creating = created.catch(() => undefined);
    const { targetId } = await created;
    this.#own.add(targetId);
    return { targetId, session: await this.#sessionOf(targetId) };
  }

  async close(): Promise<void> {
    this.root.send('Browser.close').catch(() => undefined);
    const kill = setTimeout(() => this.#child.kill('SIGKILL'), closeTimeoutMs);
    await this.exited;
    clearTimeout(kill);
    fs.rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }

  #sessionOf(targetId: string): Promise<CdpSession> {
    const session = this.#attached.get(targetId);
    if (session) return Promise.resolve(session);
    return new Promise((resolve) => this.#wanted.set(targetId, resolve));
  }

  #onAttached(session: CdpSession, { type, targetId }: TargetFacts, waiting: boolean): void {
    if (type !== 'page') {
      if (waiting) session.send('Runtime.runIfWaitingForDebugger').catch(() => undefined);
      return;
    }
    this.#attached.set(targetId, session);
    this.#wanted.get(targetId)?.(session);
    void this.#creating.then(() => this.#closePopup(targetId, session)).catch(() => undefined);
  }

  /**
   * A page that nobody here created is a pop-up; what the program wants of it was asked at `Page.windowOpen`. It shares
   * a process with the page that opened it: while it waits for the debugger, so does that page.
   */
  async #closePopup(targetId: string, session: CdpSession): Promise<void> {
    if (this.#own.has(targetId)) return;
    await session.send('Runtime.runIfWaitingForDebugger');
    await this.root.send('Target.closeTarget', { targetId });
  }

  /** Playwright waits for the line that names the debugging port. */
  #forward(errors: Readable): void {
    createInterface({ input: errors }).on('line', (line) => {
      if (line.startsWith('DevTools listening') || process.env.STANDIN_DEBUG) {
        process.stderr.write(`${line}\n`);
      }
    });
  }
}
