/**
 * One mailbox over IMAP with TLS (RFC 3501, RFC 8314). It looks for one message and reads nothing else. imapflow gets our
 * connection, after our TLS and our certificate check: it never dials, and no password meets a server that was not verified.
 */
import type { ImapFlow } from 'imapflow';
import type { ArrivalProblem, SenderCheck } from '../../../shared/arrival.ts';
import type { Credentials } from '../base/credentials.ts';
import { pause, startDeadline, untilAborted } from '../base/deadline.ts';
import { Redactor } from '../base/redactor.ts';
import { safeText } from '../base/safe-text.ts';
import type { Connection, Network } from '../network/network.ts';
import { senderChecks } from './authentication-results.ts';
import { answerBytes, connectMs, detailLength, stepMs } from './limits.ts';

export interface MailboxFailure {
  problem: ArrivalProblem;
  detail: string | null;
}

export interface FoundMessage {
  folder: 'inbox' | 'spam';
  checks: SenderCheck[];
}

/** Every call ends with a failure when the server stalls or the signal fires; the connection is closed then. */
export interface Mailbox {
  /** Looks in the inbox, then in the spam folder. Null: it is in neither. */
  find(messageId: string, signal: AbortSignal): Promise<MailboxResult<FoundMessage | null>>;
  /** Waits `ms` milliseconds, or until the server says that something came in (IDLE, RFC 2177). */
  waitForNews(ms: number, signal: AbortSignal): Promise<void>;
  /** Deletes the message that was found. False where this server cannot delete it and nothing else. */
  remove(signal: AbortSignal): Promise<MailboxResult<boolean>>;
  close(): void;
}

export type MailboxResult<T> = { ok: true; value: T } | { ok: false; failure: MailboxFailure };

export interface MailboxOrder {
  network: Network;
  host: string;
  port: number;
  credentials: Credentials;
}

/** Connects, insists on a certificate that is good, and signs in. */
export async function openMailbox(order: MailboxOrder, signal: AbortSignal): Promise<MailboxResult<Mailbox>> {
  const { network, host, port } = order;
  const target = { host, port, why: 'arrival', timeoutMs: connectMs, everyFamily: false } as const;
  const { connection } = await network.dial(target, signal);
  if (!connection) return failed(signal.aborted ? 'stopped' : 'no-connection');
  const stopper = new AbortController();
  const client = await clientOver(connection, order, stopper.signal);
  if (!client) {
    connection.close();
    return failed('no-connection');
  }
  const mailbox = new ImapMailbox(client, connection, stopper, order.credentials);
  const opened = await mailbox.open(signal);
  return opened.ok ? { ok: true, value: mailbox } : opened;
}

/** TLS runs over our own connection: our look-up, our list of contacts, our authorities. Null in memory. */
async function clientOver(
  connection: Connection,
  { host, port, credentials: { username, kind, secret } }: MailboxOrder,
  signal: AbortSignal,
): Promise<ImapFlow | null> {
  // Loaded when it is needed: with what it brings along it is the largest part of the program.
  const imap = await import('imapflow');
  const transport = connection.handOver(signal);
  if (!transport) return null;
  const { stream, secureContext } = transport;
  const client = new imap.ImapFlow({
    host,
    port,
    secure: true,
    tls: { socket: stream, secureContext, rejectUnauthorized: true },
    auth: { user: username, [kind === 'token' ? 'accessToken' : 'pass']: secret.open() },
    clientInfo: { name: 'Sendwell' },
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    maxLineLength: answerBytes,
    maxLiteralSize: answerBytes,
    maxResponseSize: 2 * answerBytes,
  });
  // What ends a connection is told by the command that was running.
  client.on('error', () => {});
  return client;
}

class ImapMailbox implements Mailbox {
  readonly #client: ImapFlow;
  readonly #connection: Connection;
  readonly #stopper: AbortController;
  readonly #redactor = new Redactor();
  #spam: string | null = null;
  #uid: number | null = null;

  constructor(client: ImapFlow, connection: Connection, stopper: AbortController, credentials: Credentials) {
    this.#client = client;
    this.#connection = connection;
    this.#stopper = stopper;
    this.#redactor.addSecret(credentials.secret.open());
  }

  async open(signal: AbortSignal): Promise<MailboxResult<void>> {
    const connected = await this.#step(() => this.#client.connect(), signal, connectMs + stepMs);
    if (!connected.ok) return connected;
    const listed = await this.#step(() => this.#client.list(), signal);
    if (!listed.ok) return listed;
    this.#spam = listed.value.find(({ specialUse }) => specialUse === '\\Junk')?.path ?? null;
    return { ok: true, value: undefined };
  }

  async find(messageId: string, signal: AbortSignal): Promise<MailboxResult<FoundMessage | null>> {
    for (const [folder, path] of [
      ['spam', this.#spam],
      // Last, so that it stays selected and news of it are heard.
      ['inbox', 'INBOX'],
    ] as const) {
      if (path === null) continue;
      const found = await this.#step(() => this.#findIn(folder, path, messageId), signal);
      if (!found.ok || found.value) return found;
    }
    return { ok: true, value: null };
  }

  async waitForNews(ms: number, signal: AbortSignal): Promise<void> {
    const deadline = startDeadline(ms, signal);
    this.#client.once('exists', deadline.stop);
    this.#client.once('close', deadline.stop);
    // The next command ends it; it never rejects for a reason of its own.
    if (this.#client.capabilities.has('IDLE')) void this.#client.idle().catch(() => {});
    await untilAborted(deadline.signal);
    this.#client.off('exists', deadline.stop).off('close', deadline.stop);
    deadline.clear();
    // A server that closes must not make us turn in circles.
    if (!this.#client.usable) await pause(Math.min(ms, 1_000), signal);
  }

  async remove(signal: AbortSignal): Promise<MailboxResult<boolean>> {
    const uid = this.#uid;
    // Without UIDPLUS (RFC 4315) a deletion takes along whatever else is marked as deleted.
    if (uid === null || !this.#client.capabilities.has('UIDPLUS')) return { ok: true, value: false };
    return this.#step(async () => {
      const { mailbox } = this.#client;
      if (!mailbox) return false;
      await this.#client.mailboxOpen(mailbox.path);
      return this.#client.messageDelete(String(uid), { uid: true });
    }, signal);
  }

  close(): void {
    this.#stopper.abort();
    this.#client.close();
    this.#connection.close();
  }

  async #findIn(
    folder: FoundMessage['folder'],
    path: string,
    messageId: string,
  ): Promise<FoundMessage | null> {
    await this.#client.mailboxOpen(path, { readOnly: true });
    const uids = await this.#client.search({ header: { 'message-id': messageId } }, { uid: true });
    const uid = uids ? uids.at(-1) : undefined;
    if (uid === undefined) return null;
    const fields = ['message-id', 'authentication-results'];
    const message = await this.#client.fetchOne(String(uid), { headers: fields }, { uid: true });
    const header = message ? readHeader(message.headers ?? Buffer.alloc(0)) : [];
    const values = (name: string) => header.filter((field) => field.name === name).map(({ value }) => value);
    if (!values('message-id').includes(messageId)) return null;
    this.#uid = uid;
    return { folder, checks: senderChecks(values('authentication-results')) };
  }

  /** One step with its own time. A step that fails or stalls closes the connection. */
  async #step<T>(work: () => Promise<T>, signal: AbortSignal, ms = stepMs): Promise<MailboxResult<T>> {
    const deadline = startDeadline(ms, signal);
    try {
      const over = untilAborted(deadline.signal).then(() => stalled);
      const value = await Promise.race([work(), over]);
      if (value !== stalled) return { ok: true, value: value as T };
      this.close();
      return failed(deadline.expired ? 'server-trouble' : 'stopped');
    } catch (error) {
      this.close();
      return this.#failureOf(error, signal);
    } finally {
      deadline.clear();
    }
  }

  #failureOf(error: unknown, signal: AbortSignal): MailboxResult<never> {
    if (signal.aborted) return failed('stopped');
    const { authenticationFailed, response } = error as {
      authenticationFailed?: boolean;
      response?: unknown;
    };
    const text = typeof response === 'string' ? response : null;
    const detail = text && safeText(this.#redactor.clean(text), detailLength);
    if (authenticationFailed) return failed('sign-in-refused', detail);
    return failed(this.#client.tls ? 'server-trouble' : 'not-protected', detail);
  }
}

const stalled = Symbol('stalled');

function failed(problem: ArrivalProblem, detail: string | null = null): MailboxResult<never> {
  return { ok: false, failure: { problem, detail } };
}

/** Header fields in order, unfolded (RFC 5322 2.2.3), names in lower case. */
function readHeader(bytes: Uint8Array): { name: string; value: string }[] {
  const lines = Buffer.from(bytes)
    .toString('latin1')
    .replace(/\r?\n(?=[ \t])/g, '')
    .split(/\r?\n/);
  return lines.flatMap((line) => {
    const colon = line.indexOf(':');
    if (colon <= 0) return [];
    return [{ name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() }];
  });
}
