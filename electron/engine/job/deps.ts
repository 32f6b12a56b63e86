/** What a job is given from outside. */
import type { MailAddress } from '../address.ts';
import type { DiscoveryOptions } from '../discovery/types.ts';
import type { Network } from '../network/network.ts';
import type { MessageWords } from '../smtp/message.ts';

export interface AssistantDeps {
  /** A new network for every run. */
  network: () => Network;
  discovery: Omit<DiscoveryOptions, 'network'>;
  /** Words of the verification message. */
  words: MessageWords;
  /** False: stop after signing in. */
  send?: boolean;
  /** Sender and recipient when they are not the address itself. */
  from?: MailAddress;
  to?: MailAddress;
  /** Sign in with this mechanism only. */
  mechanism?: string;
  /** SHA-256 of one certificate that is accepted for this run. */
  trustedFingerprint?: string;
}
