/** The first half of the job: which servers the address or the person names. */
import type { AssistantState } from '../../../shared/assistant.ts';
import type { Candidate, Endpoint, IncomingServer, Warning } from '../../../shared/model.ts';
import type { MailAddress } from '../base/address.ts';
import { discover } from '../discovery/discover.ts';
import { providerByDomain, providerByHost, summaryOf } from '../discovery/providers.ts';
import type { DiscoveryOutcome, PublishedOAuth } from '../discovery/types.ts';
import type { Network } from '../network/network.ts';
import type { Surroundings } from '../probe/observe.ts';
import type { AssistantDeps } from './deps.ts';
import { type ManualPlan, manualCandidates } from './manual.ts';
import { surroundingsOf } from './surroundings.ts';

export class ServerSearch {
  readonly #address: MailAddress;
  readonly #manual: ManualPlan;
  readonly #deps: AssistantDeps;
  readonly #network: Network;
  readonly #show: (patch: Partial<AssistantState>) => void;
  readonly #agreed = new Set<string>();
  #outcome: DiscoveryOutcome | null = null;

  constructor(
    address: MailAddress,
    manual: ManualPlan,
    deps: AssistantDeps,
    network: Network,
    show: (patch: Partial<AssistantState>) => void,
  ) {
    this.#address = address;
    this.#manual = manual;
    this.#deps = deps;
    this.#network = network;
    this.#show = show;
  }

  /** A source could not be checked. */
  get incomplete(): boolean {
    return this.#outcome?.incomplete ?? false;
  }

  get providerId(): string | null {
    return this.#outcome?.provider?.id ?? null;
  }

  /** What the mail domain publishes about its sign-in page. */
  get publishedOAuth(): PublishedOAuth | null {
    return this.#outcome?.oauth ?? null;
  }

  /** The incoming server found on the way, and whether the person has to agree to its host first. */
  get incoming(): { server: IncomingServer; consent: boolean } | null {
    const { incoming: server = null, incomingConsent: consent = false } = this.#outcome ?? {};
    return server && { server, consent };
  }

  /** Doors that a source names without encryption. */
  get publishedOpen(): Warning[] {
    return (this.#outcome?.candidates ?? [])
      .filter(({ publishedSecurity }) => publishedSecurity === 'none')
      .map(({ host, port }) => ({ class: 'published-without-encryption', facts: { host, port } }));
  }

  get surroundings(): Surroundings {
    return surroundingsOf(this.#outcome?.trace ?? [], () => this.#network.tunnels());
  }

  /** Asks every source, or takes the typed host as it is. */
  find(signal: AbortSignal): Promise<DiscoveryOutcome> {
    return this.#manual.host === null ? this.#discover(signal) : Promise.resolve(this.#typed());
  }

  /** Asks again, now that the person agreed to one more host. */
  findWith(host: string, signal: AbortSignal): Promise<DiscoveryOutcome> {
    this.#agreed.add(host);
    return this.#discover(signal);
  }

  /** The candidate that stands behind a door: the very door, else the best of its host. */
  candidateFor({ host, port }: Endpoint): Candidate | null {
    const ofHost = (this.#outcome?.candidates ?? []).filter((candidate) => candidate.host === host);
    return ofHost.find((candidate) => candidate.port === port) ?? ofHost[0] ?? null;
  }

  /** The source says that this host takes tokens and no password. */
  tokensOnly(endpoint: Endpoint): boolean {
    const auth = this.candidateFor(endpoint)?.auth ?? [];
    return auth.length > 0 && auth.every((kind) => kind === 'oauth2');
  }

  async #discover(signal: AbortSignal): Promise<DiscoveryOutcome> {
    this.#show({ stage: 'discovering' });
    const { discovery } = this.#deps;
    const allowedHosts = new Set([...discovery.allowedHosts, ...this.#agreed]);
    const options = { ...discovery, allowedHosts, network: this.#network };
    const outcome = await discover(this.#address, options, signal, (snapshot) => this.#tell(snapshot));
    this.#outcome = outcome;
    this.#tell(outcome);
    return outcome;
  }

  #typed(): DiscoveryOutcome {
    const candidates = manualCandidates(this.#manual, this.#address);
    const provider = providerByHost(this.#manual.host ?? '') ?? providerByDomain(this.#address.domain);
    const outcome: DiscoveryOutcome = {
      address: this.#address.ascii,
      domain: this.#address.domain,
      candidates,
      incoming: null,
      trace: [],
      notes: [],
      contacted: [],
      elapsedMs: 0,
      provider: provider && summaryOf(provider),
      refused: { submission: false, submissions: false },
      incomplete: false,
      decided: true,
      consentNeeded: [],
      incomingConsent: false,
      oauth: null,
    };
    this.#outcome = outcome;
    this.#tell(outcome);
    return outcome;
  }

  #tell({
    provider,
    refused: _r,
    incomplete: _i,
    decided: _d,
    consentNeeded: _c,
    incomingConsent: _n,
    oauth: _o,
    ...discovery
  }: DiscoveryOutcome): void {
    this.#show({ discovery, provider });
  }
}
