/** The way to an endpoint that works: asks for servers, then for an agreement where one is needed, and races what is named. */
import type { ConsentRequest } from '../../../shared/assistant.ts';
import type { Candidate, Endpoint } from '../../../shared/model.ts';
import type { Credentials } from '../base/credentials.ts';
import { networkStep } from '../base/network-step.ts';
import { askWithPassword, canBeTold } from '../discovery/behind-password.ts';
import { withBrokenOff } from '../discovery/broken-off.ts';
import { isAgreedHost } from '../discovery/consent.ts';
import {
  type AfterGone,
  goneCode,
  guessAfterGone,
  notGuessed,
  offersSubmission,
  publishedOf,
  withGoneNote,
} from '../discovery/gone.ts';
import { askAgainTold, toldBrokenOff } from '../discovery/told-address.ts';
import type { DiscoveryOutcome } from '../discovery/types.ts';
import { unknownContext } from '../probe/observe.ts';
import { targetAt } from '../probe/targets.ts';
import { endpointNamedByCertificate } from './certificate-name.ts';
import type { RunDeps } from './deps.ts';
import type { Endpoints } from './endpoints.ts';
import { groupsOf, type HostGroup, Tried } from './groups.ts';
import type { Inbox } from './inbox.ts';
import { networkContextOf } from './network-context.ts';
import { discovered, findServers, type RunOrder, Servers } from './servers.ts';
import type { RunEvent } from './snapshot.ts';

/** What the person was asked about and did not agree to. */
type Declined = Pick<ConsentRequest, 'host' | 'source' | 'password'>;

/**
 * One search with its memory: hosts that were agreed to or declined, what was tried. Sources go on behind the first
 * answer until `end` gives them up.
 */
export class Search {
  readonly #order: RunOrder;
  readonly #deps: RunDeps;
  readonly #inbox: Inbox;
  readonly #endpoints: Endpoints;
  readonly #tell: (event: RunEvent) => void;
  readonly #password: (signal: AbortSignal) => Promise<Credentials | null>;
  /** Hosts that the person was asked about, and the answer. */
  readonly #answers = new Map<string, boolean>();
  #servers: Servers | null = null;
  /** The sources that go on behind their first answer; null once they were heard out. */
  #sources: ReturnType<typeof findServers> | null = null;
  #declined: Declined | null = null;
  #nameOnCertificate: string | null = null;
  #gone: Candidate[] = [];
  #told = false;

  /** `password`: what the person signs in with; null when they will not. Each call is one sign-in. */
  constructor(
    order: RunOrder,
    deps: RunDeps,
    inbox: Inbox,
    endpoints: Endpoints,
    tell: (event: RunEvent) => void,
    password: (signal: AbortSignal) => Promise<Credentials | null>,
  ) {
    this.#order = order;
    this.#deps = deps;
    this.#inbox = inbox;
    this.#endpoints = endpoints;
    this.#tell = tell;
    this.#password = password;
  }

  /** Null until every source was asked. */
  get servers(): Servers | null {
    return this.#servers;
  }

  /** The latest host that the person was asked about and did not agree to. */
  get declined(): Declined | null {
    return this.#declined;
  }

  /** Published servers where nobody is any more, once the search has ended. */
  get gone(): readonly Candidate[] {
    return this.#gone;
  }

  /** A host name on a certificate that leads to the same address. */
  get nameOnCertificate(): string | null {
    return this.#nameOnCertificate;
  }

  /** Nothing more is needed of the sources: what still runs is given up. `inUse`: the endpoint that did it, or came nearest. */
  async end(inUse: Endpoint | null): Promise<void> {
    await this.#heardEnough();
    await this.#endpoints.over();
    this.#noteGone(inUse);
  }

  /** Published servers that rank before the one in use and are gone: somebody should mend what names them. */
  #noteGone(inUse: Endpoint | null): void {
    const outcome = this.#servers?.outcome;
    if (!outcome || this.#isTyped) return;
    const published = publishedOf(outcome);
    const used = published.findIndex(({ host }) => host === inUse?.host);
    this.#gone = published.filter(({ host }) => this.#endpoints.isGone(host));
    const gone = this.#gone.filter((one) => used < 0 || published.indexOf(one) < used);
    if (gone.length > 0 && !outcome.notes.some(({ code }) => code === goneCode))
      this.#take(withGoneNote(outcome, gone));
  }

  /** Endpoints that work: the best one of each group of hosts, until whoever asks has had enough. */
  async *endpoints(signal: AbortSignal): AsyncGenerator<Endpoint, void> {
    const tried = new Tried();
    yield* this.#amongGroups(await this.#find(signal), tried, signal);
    if (!signal.aborted) yield* this.#underNameOnCertificate(signal);
    if (!signal.aborted) yield* this.#amongGuesses(tried, signal);
    if (!signal.aborted) yield* this.#behindPassword(tried, signal);
  }

  /**
   * The sources that rank lower are heard out before anybody is asked about a host, and before the search ends: the first
   * answer may be a server that is gone.
   */
  async *#amongGroups(
    first: DiscoveryOutcome,
    tried: Tried,
    signal: AbortSignal,
  ): AsyncGenerator<Endpoint, void> {
    const { manual } = this.#order;
    let groups = tried.without(groupsOf(manual, first));
    while (!signal.aborted) {
      const [group, ...others] = groups;
      const all = group && !group.consent ? null : await this.#hearOut();
      if (all) {
        groups = tried.without(groupsOf(manual, all));
      } else if (group) {
        groups = others;
        tried.add(group);
        if (group.consent && !(await this.#isAgreed(group.consent, signal))) continue;
        if (group.askAgain) groups = tried.without(groupsOf(manual, await this.#find(signal)));
        else yield* this.#bestOf(group.targets, signal);
      } else return;
    }
  }

  /** When every published host is gone: usual names of the domain. Nothing opens them where the person typed settings. */
  async *#amongGuesses(tried: Tried, signal: AbortSignal): AsyncGenerator<Endpoint, void> {
    const { address } = this.#order;
    const { network, discovery } = this.#deps;
    const { servers } = this;
    if (!servers || this.#isTyped) return;
    const published = publishedOf(servers.outcome);
    if (published.length === 0 || !published.every(({ host }) => this.#endpoints.isGone(host))) return;
    const allowedHosts = new Set([...discovery.allowedHosts, ...this.#agreed()]);
    const options = { ...discovery, allowedHosts, network };
    const { outcome, guesses } = await networkStep<AfterGone>(
      'names',
      (stop) => guessAfterGone(servers.outcome, address, options, stop),
      ({ code }) => notGuessed(servers.outcome, code),
      signal,
    );
    this.#take(outcome);
    if (guesses.length === 0) return;
    yield* this.#amongGroups({ ...outcome, candidates: guesses }, tried, signal);
  }

  /**
   * As the last way, where no source named a server: what Autodiscover of the domain tells after a sign-in. That is a
   * question of its own, asked once: an agreement to a host is none to tell it the password. A batch never asks: its
   * sign-ins are let through one by one.
   */
  async *#behindPassword(tried: Tried, signal: AbortSignal): AsyncGenerator<Endpoint, void> {
    const outcome = this.#servers?.outcome;
    const place = outcome?.passwordPlaces[0];
    const { address } = this.#order;
    const { discovery, limiter, network } = this.#deps;
    if (!outcome || place === undefined || outcome.candidates.length > 0) return;
    if (this.#isTyped || limiter || !offersSubmission(outcome)) return;
    const asked = { host: new URL(place).hostname, source: 'autodiscover', password: true } as const;
    const agreed = discovery.allowAll || (await this.#ask(asked, signal));
    if (agreed === false) this.#declined = asked;
    const credentials = agreed ? await this.#password(signal) : null;
    if (!credentials || !canBeTold(credentials)) return;
    this.#tell({ type: 'discovering' });
    const options = { ...discovery, network };
    const told = this.#take(
      await networkStep(
        'source',
        (stop) => askWithPassword(place, credentials, outcome, address, options, stop),
        ({ code }) => withBrokenOff(outcome, 'autodiscover', place, code),
        signal,
      ),
    );
    if (told.candidates.length > 0) yield* this.#amongGroups(told, tried, signal);
  }

  /**
   * After a refused sign-in under the name that a file gave: another name, where the file has one for whoever tells the
   * address. Asked once.
   */
  async nameOnceTold(endpoint: Endpoint, tried: string, signal: AbortSignal): Promise<string | null> {
    await this.#heardEnough();
    const { servers } = this;
    const candidate = servers?.candidateFor(endpoint);
    const { manual, address } = this.#order;
    if (!servers || !candidate || this.#told || manual.username !== null || candidate.username !== tried)
      return null;
    const options = { ...this.#deps.discovery, network: this.#deps.network };
    this.#told = true;
    const after = await networkStep<Awaited<ReturnType<typeof askAgainTold>>>(
      'source',
      (stop) => askAgainTold(candidate, servers.outcome, address, options, stop),
      ({ code }) => toldBrokenOff(candidate, servers.outcome, code),
      signal,
    );
    if (after) this.#take(after.outcome);
    return after?.username ?? null;
  }

  /** The first answer; the sources that rank lower go on. */
  async #find(signal: AbortSignal): Promise<DiscoveryOutcome> {
    if (this.#order.manual.host === null) this.#tell({ type: 'discovering' });
    const hear = (soFar: DiscoveryOutcome) => {
      if (soFar.decided) this.#take(soFar);
      else this.#tell(discovered(soFar));
    };
    this.#sources = findServers(this.#order, this.#deps, this.#agreed(), hear, signal);
    return this.#take(await this.#sources.first);
  }

  async #heardEnough(): Promise<void> {
    this.#sources?.enough();
    await this.#hearOut();
  }

  /** Everything that the sources say, once; null when that is known. */
  async #hearOut(): Promise<DiscoveryOutcome | null> {
    const outcome = (await this.#sources?.complete) ?? null;
    this.#sources = null;
    return outcome && this.#take(outcome);
  }

  /** The person typed a server or a part of it, so not everything that is published was looked at. */
  get #isTyped(): boolean {
    const { host, port, security } = this.#order.manual;
    return host !== null || port !== null || security !== null;
  }

  #agreed(): Set<string> {
    return new Set([...this.#answers].flatMap(([host, agreed]) => (agreed ? [host] : [])));
  }

  #take(outcome: DiscoveryOutcome): DiscoveryOutcome {
    this.#servers = new Servers(outcome);
    this.#tell(discovered(outcome));
    return outcome;
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
    const agreed = this.#answers.get(host) ?? (await this.#ask({ host, source }, signal));
    if (agreed !== null) this.#answers.set(host, agreed);
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
