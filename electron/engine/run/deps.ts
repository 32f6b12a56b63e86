/** What a run is given from outside, once, when it begins. */
import type { Endpoint, SignIn } from '../../../shared/model.ts';
import type { Restriction } from '../../../shared/settings-file.ts';
import type { MailAddress } from '../base/address.ts';
import type { DiscoveryOptions } from '../discovery/types.ts';
import type { Network } from '../network/network.ts';
import type { OAuthClients } from '../oauth/client.ts';
import type { EndPageWords } from '../oauth/end-page.ts';
import type { SenderLook } from '../sender/sender-warning.ts';
import type { MessageWords } from '../smtp/message.ts';
import type { Keeper } from './keeper.ts';

/** Lets sign-ins of several runs through one after the other. */
export interface SignInLimiter {
  /**
   * Resolves when it is this run's turn at the host; the returned function is called with the result, or null where
   * there was no sign-in. Null: nobody may sign in there any more, or the signal fired.
   */
  enter(endpoint: Endpoint, signal: AbortSignal): Promise<((signIn: SignIn | null) => void) | null>;
}

/** What a run is given from outside: the network, the words, and what the person and the organisation have set. */
export interface RunDeps {
  /** Of this run alone. */
  network: Network;
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
  /** The person says that the server takes mail without a sign-in: none is tried, and nothing is asked for one. */
  withoutSignIn?: boolean;
  /** Signing in through the provider's page; without it only passwords and given tokens are taken. */
  oauth?: OAuthDeps;
  /** Keeps what signed in for the next run. Without one nothing is kept. */
  keeper?: Keeper;
  /** SHA-256 of one certificate that is accepted for this run. */
  trustedFingerprint?: string;
  /** What the organisation has switched off. A run that would do it is refused when it is to begin. */
  forbids?: (restriction: Restriction) => boolean;
  /** Endpoints that may be tried; without it every one. */
  isAllowedEndpoint?: (endpoint: Endpoint) => boolean;
  /** False: the other machines of a name are left alone, because many runs meet the same server. */
  everyMachine?: boolean;
  /** What others find about the sender; by default DNS is asked after every message that was accepted. */
  senderLook?: SenderLook;
  /** Asked before every sign-in; without one there is no waiting. */
  limiter?: SignInLimiter;
}

/** What signing in through the provider's page needs. */
export interface OAuthDeps {
  clients: OAuthClients;
  /** Shows a page in the person's own browser. False when that is not possible. */
  openPage: (url: string) => Promise<boolean>;
  /** Where a page is for a real browser. Only the practice world has its pages elsewhere. */
  pageAddress?: (url: string) => string;
  /** Words of the page that the browser shows at the end. */
  words: EndPageWords;
}
