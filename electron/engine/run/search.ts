/** The way to an endpoint that works: asks for servers, then for an agreement where one is needed, and races what is named. */
import type { ConsentRequest } from '../../../shared/assistant.ts';
import type { Candidate, Endpoint } from '../../../shared/model.ts';
import { networkStep } from '../base/network-step.ts';
import { isAgreedHost } from '../discovery/consent.ts';
import { type AfterGone, guessAfterGone, notGuessed, publishedOf } from '../discovery/gone.ts';
import { unknownContext } from '../probe/observe.ts';
import { targetAt } from '../probe/targets.ts';
import { endpointNamedByCertificate } from './certificate-name.ts';
import type { RunDeps } from './deps.ts';
import type { Endpoints } from './endpoints.ts';
import { groupsOf, type HostGroup, untried } from './groups.ts';
import type { Inbox } from './inbox.ts';
import { networkContextOf } from './network-context.ts';
import { discovered, findServers, type RunOrder, Servers } from './servers.ts';
import type { RunEvent } from './snapshot.ts';

export class Search {
  readonly #order: RunOrder;
  readonly #deps: RunDeps;
  readonly #inbox: Inbox;
  readonly #endpoints: Endpoints;
  readonly #tell: (event: RunEvent) => void;
  readonly #agreed = new Set<string>();
  #servers: Servers | null = null;
  #declined: { host: string; source: string } | null = null;
  #nameOnCertificate: string | null = null;
  #gone: Candidate | null = null;

  constructor(
    order: RunOrder,
    deps: RunDeps,
    inbox: Inbox,
    endpoints: Endpoints,
    tell: (event: RunEvent) => void,
  ) {
    this.#order = order;
    this.#deps = deps;
    this.#inbox = inbox;
    this.#endpoints = endpoints;
    this.#tell = tell;
  }

  /** Null until every source was asked. */
  get servers(): Servers | null {
    return this.#servers;
  }

  /** The latest host that the person was asked about and did not agree to. */
  get declined(): { host: string; source: string } | null {
    return this.#declined;
  }

  /** What was published first, when nobody is at any published host any more. */
  get gone(): Candidate | null {
    return this.#gone;
  }

  /** A host name on a certificate that leads to the same address. */
  get nameOnCertificate(): string | null {
    return this.#nameOnCertificate;
  }

  /** Endpoints that work: the best one of each group of hosts, until whoever asks has had enough. */
  async *endpoints(signal: AbortSignal): AsyncGenerator<Endpoint, void> {
    const tried = new Set<string>();
    yield* this.#amongGroups(groupsOf(this.#order.manual, await this.#find(signal)), tried, signal);
    if (!signal.aborted) yield* this.#underNameOnCertificate(signal);
    if (!signal.aborted) yield* this.#amongGuesses(tried, signal);
  }

  /** `tried`: hosts that had their turn. */
  async *#amongGroups(
    first: HostGroup[],
    tried: Set<string>,
    signal: AbortSignal,
  ): AsyncGenerator<Endpoint, void> {
    let groups = first;
    for (let group = groups.shift(); group && !signal.aborted; group = groups.shift()) {
      for (const { endpoint } of group.targets) tried.add(endpoint.host);
      if (group.consent) tried.add(group.consent.host);
      if (group.consent && !(await this.#isAgreed(group.consent, signal))) continue;
      if (group.askAgain) {
        tried.delete(group.askAgain);
        this.#agreed.add(group.askAgain);
        groups = untried(groupsOf(this.#order.manual, await this.#find(signal)), tried);
      } else yield* this.#bestOf(group.targets, signal);
    }
  }

  /** When every published host is gone: usual names of the domain. Nothing opens them where the person typed settings. */
  async *#amongGuesses(tried: Set<string>, signal: AbortSignal): AsyncGenerator<Endpoint, void> {
    const { manual, address } = this.#order;
    const { network, discovery } = this.#deps;
    const { servers } = this;
    if (!servers || manual.host !== null || manual.port !== null || manual.security !== null) return;
    const published = publishedOf(servers.outcome);
    const [first] = published;
    if (!first || !published.every(({ host }) => this.#endpoints.isGone(host))) return;
    this.#gone = first;
    const allowedHosts = new Set([...discovery.allowedHosts, ...this.#agreed]);
    const options = { ...discovery, allowedHosts, network };
    const { outcome, guesses } = await networkStep<AfterGone>(
      'names',
      (stop) => guessAfterGone(servers.outcome, address, options, stop),
      ({ code }) => notGuessed(servers.outcome, code),
      signal,
    );
    this.#servers = new Servers(outcome);
    this.#tell(discovered(outcome));
    if (guesses.length === 0) return;
    yield* this.#amongGroups(groupsOf(manual, { ...outcome, candidates: guesses }), tried, signal);
  }

  async #find(signal: AbortSignal): Promise<Servers['outcome']> {
    this.#servers = await findServers(this.#order, this.#deps, this.#agreed, this.#tell, signal);
    return this.#servers.outcome;
  }

  /** None where nothing works, or where only another mode than the typed one does. */
  async *#bestOf(targets: HostGroup['targets'], signal: AbortSignal): AsyncGenerator<Endpoint, void> {
    const { isAllowedEndpoint, network } = this.#deps;
    const { host, port, security } = this.#order.manual;
    const allowed = isAllowedEndpoint
      ? targets.filter(({ endpoint }) => isAllowedEndpoint(endpoint))
      : targets;
    const outcome = this.#servers?.outcome;
    const context = outcome
      ? networkContextOf(outcome, network.contacted(), () => network.tunnels())
      : unknownContext;
    const best = await this.#endpoints.race(allowed, context, signal);
    const typedMode = host !== null && port !== null ? security : null;
    if (best && (typedMode === null || best.security === typedMode)) yield best;
  }

  /** When only the name on the certificate spoke against an endpoint: the endpoint under that name, if the person agrees. */
  async *#underNameOnCertificate(signal: AbortSignal): AsyncGenerator<Endpoint, void> {
    const { network, discovery } = this.#deps;
    const { host, port } = this.#order.manual;
    if (host !== null && port !== null) return;
    const named = await networkStep<Endpoint | null>(
      'names',
      (stop) => endpointNamedByCertificate(this.#endpoints.findings, network, stop),
      () => null,
      signal,
    );
    if (!named) return;
    this.#nameOnCertificate = named.host;
    const agreed = isAgreedHost(named.host, discovery);
    if (!agreed && !(await this.#ask({ host: named.host, source: 'certificate' }, signal))) return;
    yield* this.#bestOf([targetAt(named)], signal);
  }

  async #isAgreed(
    { host, source }: NonNullable<HostGroup['consent']>,
    signal: AbortSignal,
  ): Promise<boolean> {
    const agreed = await this.#ask({ host, source }, signal);
    if (agreed === false) this.#declined = { host, source };
    return agreed === true;
  }

  /** Null when the person stopped instead of answering. */
  async #ask(request: Omit<ConsentRequest, 'domain'>, signal: AbortSignal): Promise<boolean | null> {
    const consent = { ...request, domain: this.#order.address.domain };
    const question = {
      question: { type: 'consent-needed', consent },
      answered: { type: 'consent-answered' },
    } as const;
    const answer = await this.#inbox.next(['agree', 'decline'], question, signal);
    return answer && answer.type === 'agree';
  }
}
