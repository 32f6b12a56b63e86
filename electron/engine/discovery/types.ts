/** What discovery is asked and what it gives back. */
import type { AuthKind, ProviderSummary, Security, Source } from '../../../shared/model.ts';
import type { PublishedOAuth } from '../../../shared/oauth.ts';
import type { Discovery } from '../../../shared/results.ts';
import type { SettingsFile } from '../../../shared/settings-file.ts';
import type { MailAddress } from '../base/address.ts';
import type { Network } from '../network/network.ts';
import type { NetworkSigns } from './network-signs.ts';
import type { Unchecked } from './unchecked.ts';

export interface DiscoveryOptions {
  network: Network;
  /** Base of the provider database, ending in a slash. */
  ispdbBases: string[];
  /** Built-in endpoints by mail domain; MX families stay known when this is off. */
  offlineDb: boolean;
  /** Hosts the person agreed to beforehand, exact names in lower case. */
  allowedHosts: ReadonlySet<string>;
  /** Agree to every host. */
  allowAll: boolean;
  /** Only built-in facts and DNS: no web request at all. */
  offline?: boolean;
  /** A settings file that the person opened and agreed to. */
  settingsFile?: SettingsFile;
  /** Uniform in [0, 1); injected for RFC 2782 weights. */
  random: () => number;
}

/** What discovery returns: the JSON shape plus what the rest of the engine needs to know. */
export interface DiscoveryOutcome extends Discovery {
  provider: ProviderSummary | null;
  /** RFC 6186 3.4, target ".": the domain says that it offers no such service. */
  refused: { submission: boolean; submissions: boolean };
  /** True when a source could not be checked (timeout, DNS error and so on). */
  incomplete: boolean;
  /** The places of those sources. */
  unchecked: Unchecked[];
  /** A place of the mail domain that wants a sign-in before it tells its settings, and did not take this one. */
  signInRefusedAt: string | null;
  /** True once no pending source can change the first candidate or the refusals. Lower ranks may still come in. */
  decided: boolean;
  /** What the answers show of the network around this computer. */
  signs: NetworkSigns;
  /** Hosts that a source wants to ask, but only after the person agreed to them by name. */
  consentNeeded: { host: string; source: Source }[];
  /** Of Autodiscover in the mail domain: URLs that want the password (Basic, verified TLS) before they tell anything. */
  passwordPlaces: string[];
  /** The incoming server may be asked only after the person agreed to its host by name. */
  incomingConsent: boolean;
  /** Where tokens are given out, as published with a provenance that can be trusted; null when nobody says. */
  oauth: PublishedOAuth | null;
}

/** Called with every new trace line and whenever the ranking changes. */
export type DiscoveryListener = (snapshot: DiscoveryOutcome) => void;

/** Asks every source for an address; never rejects for a reason outside. */
export type Discover = (
  address: MailAddress,
  options: DiscoveryOptions,
  signal: AbortSignal,
  listener?: DiscoveryListener,
) => Promise<DiscoveryOutcome>;

/** A server as a source names it, before ranking, consent and user name are worked out. */
export interface PublishedServer {
  host: string;
  port: number;
  security: Security;
  /** Null: the source names none, the full address is used. */
  username: string | null;
  auth: AuthKind[];
  /** The source names it without encryption, which it is not used without. */
  publishedSecurity?: 'none';
}
