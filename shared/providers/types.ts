/** Shape of the facts about providers. Data only: who they are, where they take outgoing mail, how one signs in. */

import type { Proof } from '../facts.ts';

/** One outgoing server. */
export interface ProviderEndpoint {
  host: string;
  port: number;
  /** Endpoints without encryption are never listed. */
  security: 'tls' | 'starttls';
}

/** Where mail is fetched from; the user name is that for sending where no other form is known. */
export interface ProviderIncoming extends ProviderEndpoint {
  type: 'imap' | 'pop3';
  usernameForm?: UsernameForm;
  /** Only where the page of the row does not say so too. */
  proof?: Proof;
}

type UsernameForm = 'address' | 'local-part' | 'local-part-dot-domain';

/** One provider: a row of docs/providers.md. */
export interface Provider {
  /** Short, stable, lower case. */
  id: string;
  name: string;
  /** Mail domains of the provider itself. */
  domains: readonly string[];
  /** Suffixes of MX host names that say: mail of this domain lives here. The longest suffix wins. */
  mxFamilies: readonly string[];
  /** In the order of preference. Empty only with status `no-submission`. */
  endpoints: readonly ProviderEndpoint[];
  /** IMAP where there is any; null where nothing is known or nothing is fetched. */
  incoming: ProviderIncoming | null;
  usernameForm: UsernameForm;
  /** In the order of preference. */
  signIn: readonly ('password' | 'app-password' | 'oauth2' | 'token')[];
  status: 'ok' | 'needs-activation' | 'oauth-only' | 'no-submission';
  /** Code of the advice before the password field; the words are in shared/explain. */
  hint: ProviderHint | null;
  helpUrl: string | null;
  /** Page where an app password is made. */
  appPasswordUrl: string | null;
  /** The page that names the outgoing server; its quote holds the first host and a port of it. */
  proof: Proof;
}

/** Codes of the advice before the password field. */
export const providerHints = [
  'app-password-needed',
  'app-password-with-two-step',
  'bridge-needed',
  'token-or-bridge',
  'no-mail-apps',
  'sign-in-window',
  'switch-on-first',
  'admin-switch',
  'paid-plan-only',
  'own-mail-password',
  'api-key',
  'home-network-only',
] as const;
export type ProviderHint = (typeof providerHints)[number];

/** MX hosts of mail filters: they say nothing about where the mailboxes are. */
export interface MailFilter {
  name: string;
  mxFamilies: readonly string[];
  date: string;
  source: string;
}
