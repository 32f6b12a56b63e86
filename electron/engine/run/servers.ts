/** Which servers the address or the person names: asks every source, or takes a typed host as it is. */
import { candidateFor } from '../../../shared/endpoint.ts';
import type { Candidate, Endpoint, IncomingServer, Warning } from '../../../shared/model.ts';
import type { PublishedOAuth } from '../../../shared/oauth.ts';
import type { MailAddress } from '../base/address.ts';
import { type Search as DiscoverySearch, search } from '../discovery/discover.ts';
import { networkSigns } from '../discovery/network-signs.ts';
import { providerByDomain, providerByHost, summaryOf } from '../discovery/providers.ts';
import type { DiscoveryListener, DiscoveryOutcome } from '../discovery/types.ts';
import type { Reach } from '../network/network.ts';
import { reachOf } from '../network/reach.ts';
import type { RunDeps } from './deps.ts';
import { type ManualPlan, manualCandidates } from './manual.ts';
import type { RunEvent } from './snapshot.ts';

/** Whose outgoing mail a run is about. */
export interface RunOrder {
  address: MailAddress;
  manual: ManualPlan;
}

/**
 * Asks every source about the address; a typed host is taken without asking. `agreed`: hosts beside those of `deps`.
 * `listener` hears of every change.
 */
export function findServers(
  { address, manual }: RunOrder,
  { discovery, network }: Pick<RunDeps, 'discovery' | 'network'>,
  agreed: ReadonlySet<string>,
  listener: DiscoveryListener,
  signal: AbortSignal,
): DiscoverySearch {
  if (manual.host !== null) {
    const typed = reachOf(network, signal).then((reach) => typedOutcome(address, manual, reach));
    return { first: typed, complete: typed, enough() {} };
  }
  const allowedHosts = new Set([...discovery.allowedHosts, ...agreed]);
  return search(address, { ...discovery, allowedHosts, network }, signal, listener);
}

/** The servers of a run. */
export class Servers {
  readonly outcome: DiscoveryOutcome;

  constructor(outcome: DiscoveryOutcome) {
    this.outcome = outcome;
  }

  get providerId(): string | null {
    return this.outcome.provider?.id ?? null;
  }

  /** What the mail domain publishes about its sign-in page. */
  get publishedOAuth(): PublishedOAuth | null {
    return this.outcome.oauth;
  }

  /** The incoming server found on the way, and whether the person has to agree to its host first. */
  get incoming(): { server: IncomingServer; consent: boolean } | null {
    const { incoming: server, incomingConsent: consent } = this.outcome;
    return server && { server, consent };
  }

  /** Endpoints that a source names without encryption. */
  get publishedOpen(): Warning[] {
    return this.outcome.candidates
      .filter(({ publishedSecurity }) => publishedSecurity === 'none')
      .map(({ host, port }) => ({ class: 'published-without-encryption', facts: { host, port } }));
  }

  candidateFor(endpoint: Endpoint): Candidate | null {
    return candidateFor(endpoint, this.outcome.candidates);
  }

  /** The source says that this host takes tokens and no password. */
  tokensOnly(endpoint: Endpoint): boolean {
    const auth = this.candidateFor(endpoint)?.auth ?? [];
    return auth.length > 0 && auth.every((kind) => kind === 'oauth2');
  }
}

function typedOutcome(address: MailAddress, manual: ManualPlan, reach: Reach): DiscoveryOutcome {
  const provider = providerByHost(manual.host ?? '') ?? providerByDomain(address.domain);
  return {
    address: address.ascii,
    domain: address.domain,
    addressUnicode: `${address.local}@${address.displayDomain}`,
    domainUnicode: address.displayDomain,
    candidates: manualCandidates(manual, address),
    incoming: null,
    trace: [],
    notes: [],
    contacted: [],
    elapsedMs: 0,
    provider: provider && summaryOf(provider),
    refused: { submission: false, submissions: false },
    incomplete: false,
    unchecked: [],
    signInRefusedAt: null,
    decided: true,
    signs: networkSigns([], reach),
    consentNeeded: [],
    passwordPlaces: [],
    incomingConsent: false,
    oauth: null,
  };
}

/** The part of an outcome that is shown. */
export function discovered({
  provider,
  refused: _r,
  incomplete: _i,
  unchecked: _u,
  signInRefusedAt: _a,
  decided: _d,
  signs: _s,
  consentNeeded: _c,
  passwordPlaces: _p,
  incomingConsent: _n,
  oauth: _o,
  ...discovery
}: DiscoveryOutcome): RunEvent {
  return { type: 'discovered', discovery, provider };
}
