/** What a practice world offers to the rest of the engine. It is made by start.ts. */
import type { PracticeScenario } from '../../../shared/practice-scenarios.ts';
import type { Network } from '../network/network.ts';
import type { ServiceAccount } from './scenarios.ts';

export interface PracticeMessage {
  from: string;
  to: string;
  subject: string;
  text: string;
  /** ISO 8601. */
  receivedAt: string;
}

/** One thing that happened at a port, for "why did this happen". Never carries a password. */
export interface PracticeEvent {
  /** ISO 8601. */
  at: string;
  /** The public port, such as 587. */
  port: number;
  kind:
    | 'connected'
    | 'silent'
    | 'encrypted'
    | 'signed-in'
    | 'sign-in-refused'
    | 'sender-refused'
    | 'recipient-refused'
    | 'message-refused'
    | 'accepted'
    | 'closed';
  /** The server's reply, the user name or the queue id; empty where there is nothing to add. */
  detail: string;
}

/** What a person would learn from the provider of the practice account. Null: the account needs no such help. */
export interface PracticeHints {
  /** The outgoing mail server to type by hand. */
  host: string | null;
  /** The password that this account takes. */
  password: string | null;
  /** The address that this account may send as. */
  from: string | null;
}

export interface PracticeWorld {
  readonly scenario: PracticeScenario;
  /** The practice account. */
  readonly address: string;
  readonly password: string;
  /** Its token, for servers that take one without a sign-in page. */
  readonly token: string;
  /** The account for programs beside it; null: there is none. */
  readonly service: ServiceAccount | null;
  readonly hints: PracticeHints;
  /** PEM of the authority that signed the practice servers' certificates. */
  readonly caPem: string;
  /** A new network for one run: its DNS and HTTPS answers are the world's, its TCP goes to the world's servers. */
  network(): Network;
  /** Messages that were accepted, oldest first. */
  inbox(): PracticeMessage[];
  /** What the servers did so far, oldest first. */
  events(): PracticeEvent[];
  /** Where a page of the practice provider is for a real browser; other addresses stay as they are. */
  pageAddress(page: string): string;
  /** Agrees to what a page of the practice provider asks for, where nobody sits at a browser. */
  agree(page: string, code?: string): Promise<boolean>;
  /** Client id of this program at the practice provider; null: there is no sign-in page. */
  readonly clientId: string | null;
  /** Loopback ports of the real servers by public port, for `--serve`. */
  readonly ports: Readonly<Record<number, number>>;
  /** Closes every server and socket. */
  close(): Promise<void>;
}
