/** The arrival check as a part of the run: offered after "accepted", run only when the person asks for it. */
import type { ArrivalCheck } from '../../../shared/arrival.ts';
import type { IncomingServer } from '../../../shared/model.ts';
import { imapsPort, searchMs } from '../arrival/limits.ts';
import { openMailbox } from '../arrival/mailbox.ts';
import { type ArrivalResult, watchForArrival } from '../arrival/watch.ts';
import type { Credentials } from '../base/credentials.ts';
import { endsAt, stopped } from '../base/deadline.ts';
import { networkStep, type StepFault } from '../base/network-step.ts';
import type { Network } from '../network/network.ts';
import { oauthFactsFor } from '../oauth/server.ts';
import type { RunEvent } from './snapshot.ts';

/** An IMAP server with implicit TLS that may be asked. */
export interface Mailbox {
  host: string;
  port: number;
  username: string;
  /** The person has to agree to the host by name. */
  consent: boolean;
}

/** What a search needs: where to look, for which message, with what. */
export interface ArrivalOrder {
  mailbox: Mailbox;
  messageId: string;
  /** `performance.now()` of the server's "accepted". */
  acceptedAt: number;
  /** Credentials of the sign-in that worked; a token is renewed here where it has run out. */
  credentials: (signal: AbortSignal) => Promise<Credentials>;
}

/**
 * IMAP over TLS only: a server published with STARTTLS is asked at the port for TLS (RFC 8314 3.2), POP3 not at all.
 * `smtpHost`: whose facts name the mailbox where no source did.
 */
export function mailboxOf(
  incoming: { server: IncomingServer; consent: boolean } | null,
  smtpHost: string,
  username: string,
): Mailbox | null {
  if (incoming?.server.type === 'imap') {
    const { server, consent } = incoming;
    const port = server.security === 'tls' ? server.port : imapsPort;
    return { host: server.host, port, username: server.username, consent };
  }
  const facts = oauthFactsFor(smtpHost);
  return facts && { host: facts.imapHost, port: imapsPort, username, consent: false };
}

/**
 * One offer and one search at a time, bounded by the limit of `searchMs`. A failure is a problem of the check, told
 * as an event; nothing is thrown.
 */
export class ArrivalWatch {
  readonly #network: Network;
  readonly #show: (event: RunEvent) => void;
  #order: ArrivalOrder | null = null;
  #check: ArrivalCheck | null = null;
  #stopper: AbortController | null = null;
  #work: Promise<unknown> = Promise.resolve();

  constructor(network: Network, show: (event: RunEvent) => void) {
    this.#network = network;
    this.#show = show;
  }

  /** Offers to look; nobody is contacted yet. */
  offer(order: ArrivalOrder): void {
    this.#order = order;
    this.#tell(offered(order.mailbox));
  }

  /** Begins to look, where that is on offer. */
  start(deleteAfter: boolean): void {
    const order = this.#order;
    if (!order || !this.#check || this.#stopper) return;
    this.#stopper = new AbortController();
    const work = this.#run(order, this.#check, deleteAfter, this.#stopper.signal);
    this.#work = Promise.all([this.#work, work]);
  }

  /** Ends a search. */
  cancel(): void {
    this.#stopper?.abort(stopped);
  }

  /** Ends a search; resolves when the connection is closed. */
  async stop(): Promise<void> {
    this.cancel();
    await this.#work;
  }

  /** Takes the offer, and the credentials, back. What a search still finds is told to nobody. */
  withdraw(): void {
    this.cancel();
    this.#stopper = null;
    this.#order = null;
    this.#check = null;
  }

  async #run(
    order: ArrivalOrder,
    check: ArrivalCheck,
    deleteAfter: boolean,
    signal: AbortSignal,
  ): Promise<void> {
    const { mailbox, messageId, acceptedAt } = order;
    this.#tell({ ...check, stage: 'looking', endsAt: endsAt(searchMs), problem: null, detail: null });
    const look = async (stop: AbortSignal) => {
      const credentials = { ...(await order.credentials(stop)), username: mailbox.username };
      const target = { network: this.#network, host: mailbox.host, port: mailbox.port, credentials };
      const open = (opening: AbortSignal) => openMailbox(target, opening);
      return watchForArrival({ messageId, deleteAfter, open }, stop);
    };
    const result = await networkStep('arrival', look, brokenOff, signal);
    // Another delivery has begun meanwhile: what was found belongs to no message that is shown.
    if (this.#order !== order) return;
    this.#stopper = null;
    const ms = Math.round(performance.now() - acceptedAt);
    this.#tell({ ...check, ms, ...endOf(result) });
    if (result.outcome !== 'found') return;
    this.#order = null;
    this.#show({ type: 'message-found' });
  }

  #tell(check: ArrivalCheck): void {
    this.#check = check;
    this.#show({ type: 'arrival-check', check });
  }
}

function brokenOff({ code }: StepFault): ArrivalResult {
  return { outcome: 'failed', problem: 'client-fault', detail: code };
}

function offered({ host, consent }: Mailbox): ArrivalCheck {
  return {
    stage: 'offered',
    host,
    consent,
    folder: null,
    ms: null,
    checks: [],
    deleted: null,
    problem: null,
    detail: null,
  };
}

function endOf(result: ArrivalResult): Partial<ArrivalCheck> {
  switch (result.outcome) {
    case 'found': {
      const { folder, checks, deleted } = result;
      return { stage: 'found', folder, checks, deleted };
    }
    case 'not-found':
      return { stage: 'not-found' };
    case 'failed': {
      const { problem, detail } = result;
      return problem === 'stopped' ? { stage: 'offered', ms: null } : { stage: 'failed', problem, detail };
    }
  }
}
