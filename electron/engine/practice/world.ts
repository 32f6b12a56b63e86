/** What a practice world offers to the rest of the engine. It is made by start.ts. */
import type { PracticeScenario } from '../../../shared/ipc.ts';
import type { Network } from '../network/network.ts';

export interface PracticeMessage {
  from: string;
  to: string;
  subject: string;
  text: string;
  /** ISO 8601. */
  receivedAt: string;
}

export interface PracticeWorld {
  readonly scenario: PracticeScenario;
  /** The practice account. */
  readonly address: string;
  readonly password: string;
  /** PEM of the authority that signed the practice servers' certificates. */
  readonly caPem: string;
  /** A new network for one run: its DNS and HTTPS answers are the world's, its TCP goes to the world's servers. */
  network(): Network;
  /** Messages that were accepted, oldest first. */
  inbox(): PracticeMessage[];
  /** Loopback ports of the real servers by public door, for `--serve`. */
  readonly ports: Readonly<Record<number, number>>;
  /** Closes every server and socket. */
  close(): Promise<void>;
}
