/** The arrival check as a part of the job: offered after "accepted", run only when the person asks for it. */
import type { ArrivalCheck } from '../../../shared/arrival.ts';
import type { AssistantState } from '../../../shared/assistant.ts';
import type { IncomingServer } from '../../../shared/model.ts';
import { imapsPort } from '../arrival/limits.ts';
import { openMailbox } from '../arrival/mailbox.ts';
import { type ArrivalResult, watchForArrival } from '../arrival/watch.ts';
import type { Network } from '../network/network.ts';
import { oauthFactsFor } from '../oauth/server.ts';
import type { Credentials } from '../smtp/sign-in.ts';

/** An IMAP server with implicit TLS that may be asked. */
export interface ImapDoor {
  host: string;
  port: number;
  username: string;
  /** The person has to agree to the host by name. */
  consent: boolean;
}

export interface ArrivalOrder {
  door: ImapDoor;
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
export function imapDoorOf(
  incoming: { server: IncomingServer; consent: boolean } | null,
  smtpHost: string,
  username: string,
): ImapDoor | null {
  if (incoming?.server.type === 'imap') {
    const { server, consent } = incoming;
    const port = server.security === 'tls' ? server.port : imapsPort;
    return { host: server.host, port, username: server.username, consent };
  }
  const facts = oauthFactsFor(smtpHost);
  return facts && { host: facts.imapHost, port: imapsPort, username, consent: false };
}

export class ArrivalWatch {
  readonly #network: Network;
  readonly #show: (patch: Partial<AssistantState>) => void;
  #order: ArrivalOrder | null = null;
  #check: ArrivalCheck | null = null;
  #stopper: AbortController | null = null;
  #work: Promise<void> = Promise.resolve();

  constructor(network: Network, show: (patch: Partial<AssistantState>) => void) {
    this.#network = network;
    this.#show = show;
  }

  /** Offers to look; nobody is contacted yet. Null takes the offer, and the credentials, back. */
  offer(order: ArrivalOrder | null): void {
    this.#order = order;
    this.#tell(order && offered(order.door));
  }

  /** Begins to look. False when nothing is offered or a search is running. */
  start(deleteAfter: boolean): boolean {
    const order = this.#order;
    if (!order || !this.#check || this.#stopper) return false;
    this.#stopper = new AbortController();
    this.#work = this.#run(order, this.#check, deleteAfter, this.#stopper.signal);
    return true;
  }

  /** Ends a search. False when there is none. */
  cancel(): boolean {
    this.#stopper?.abort();
    return this.#stopper !== null;
  }

  /** Ends everything; resolves when the connection is closed. */
  async stop(): Promise<void> {
    this.cancel();
    await this.#work;
  }

  async #run(
    order: ArrivalOrder,
    check: ArrivalCheck,
    deleteAfter: boolean,
    signal: AbortSignal,
  ): Promise<void> {
    const { door, messageId, acceptedAt } = order;
    this.#tell({ ...check, stage: 'looking', problem: null, detail: null });
    const credentials = { ...(await order.credentials(signal)), username: door.username };
    const target = { network: this.#network, host: door.host, port: door.port, credentials };
    const open = (opening: AbortSignal) => openMailbox(target, opening);
    const result = await watchForArrival({ messageId, deleteAfter, open }, signal);
    this.#stopper = null;
    // Somebody has begun another delivery meanwhile: what was found belongs to no message that is shown.
    if (this.#order !== order) return;
    const ms = Math.round(performance.now() - acceptedAt);
    this.#tell({ ...check, ms, ...endOf(result) });
    if (result.outcome !== 'found') return;
    this.#order = null;
    this.#show({ arrival: 'arrived' });
  }

  #tell(check: ArrivalCheck | null): void {
    this.#check = check;
    this.#show({ arrivalCheck: check });
  }
}

function offered({ host, consent }: ImapDoor): ArrivalCheck {
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
