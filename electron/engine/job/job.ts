/** One run of the job: finds servers, asks the person, takes turns at the doors, judges. Commands come from the assistant. */
import type { AssistantStage, AssistantState, ConsentRequest } from '../../../shared/assistant.ts';
import type { Endpoint } from '../../../shared/model.ts';
import type { MailAddress } from '../base/address.ts';
import { stopped } from '../base/deadline.ts';
import type { Network } from '../network/network.ts';
import { doorAt, sameEndpoint } from '../probe/doors.ts';
import type { Credentials } from '../smtp/sign-in.ts';
import { ArrivalWatch, imapDoorOf } from './arrival.ts';
import { doorNamedByCertificate } from './certificate-name.ts';
import type { AssistantDeps } from './deps.ts';
import { DoorSearch } from './door-search.ts';
import { groupsOf, type HostGroup, untried } from './groups.ts';
import type { ManualPlan } from './manual.ts';
import { Pass } from './pass.ts';
import { Question } from './question.ts';
import { ServerSearch } from './server-search.ts';
import { type PageRequest, SignInPage } from './sign-in-page.ts';
import { Turns } from './turns.ts';
import { judge } from './verdict.ts';

export class Job {
  readonly page: SignInPage;
  readonly arrival: ArrivalWatch;
  readonly #address: MailAddress;
  readonly #deps: AssistantDeps;
  readonly #network: Network;
  readonly #servers: ServerSearch;
  readonly #doors: DoorSearch;
  readonly #turns: Turns;
  readonly #emit: (patch: Partial<AssistantState>) => void;
  readonly #read: () => AssistantState;
  readonly #stopper = new AbortController();
  readonly #startedAt = performance.now();
  readonly #consent = new Question<boolean>();
  readonly #goAhead = new Question<boolean>();
  readonly #pass = new Pass();
  readonly #manual: ManualPlan;
  #declined: { host: string; source: string } | null = null;
  #nameOnCertificate: string | null = null;
  #chosenByPerson = false;
  #from: MailAddress;
  #to: MailAddress;
  #gaveUp = false;
  #work: Promise<void> = Promise.resolve();
  #pageWork: Promise<void> = Promise.resolve();
  #finished = false;

  constructor(
    address: MailAddress,
    manual: ManualPlan,
    deps: AssistantDeps,
    state: { read: () => AssistantState; patch: (patch: Partial<AssistantState>) => void },
  ) {
    this.#address = address;
    this.#manual = manual;
    this.#deps = deps;
    this.#read = state.read;
    this.#emit = state.patch;
    this.#from = deps.from ?? address;
    this.#to = deps.to ?? address;
    this.#network = deps.network();
    const show = (patch: Partial<AssistantState>) => this.#show(patch);
    this.#servers = new ServerSearch(address, manual, deps, this.#network, show);
    this.#doors = new DoorSearch(this.#network, deps.trustedFingerprint, show);
    this.page = new SignInPage(
      deps.oauth,
      this.#network,
      address,
      () => this.#servers.publishedOAuth,
      (host) => deps.discovery.allowAll || deps.discovery.allowedHosts.has(host),
      show,
    );
    this.arrival = new ArrivalWatch(this.#network, show);
    this.#turns = new Turns({
      deps,
      network: this.#network,
      servers: this.#servers,
      doors: this.#doors,
      page: this.page,
      pass: this.#pass,
      read: this.#read,
      show,
      stop: () => this.#stopper.abort(stopped),
    });
  }

  /** Runs to the end, or to the place where the person is needed; resolves when the verdict stands. */
  run(): Promise<void> {
    this.#work = this.#run();
    return this.#work;
  }

  /** Ends everything; the verdict is `unfinished` unless it stood already. */
  async stop(): Promise<void> {
    this.#stopper.abort(stopped);
    this.#pass.forget();
    // A fault was reported where the work was started.
    await this.#work.catch(() => undefined);
    await Promise.all([this.#pageWork, this.arrival.stop()]);
    this.page.forget();
    this.arrival.offer(null);
    this.#doors.close();
  }

  /** False when this host was not asked about. */
  answerConsent(host: string, agreed: boolean): boolean {
    return this.#read().consent?.host === host && this.#consent.answer(agreed);
  }

  /** Takes another door. After the end it is used at once with the credentials at hand, or asks for them. */
  choose(endpoint: Endpoint): boolean {
    if (!this.#goAhead.open && !this.#finished) return false;
    this.#chosenByPerson = true;
    if (!this.page.fits(this.#pass.credentials, endpoint)) this.#pass.forget();
    this.#show({ chosen: endpoint, username: this.#usernameFor(endpoint) });
    if (this.#finished) this.#again();
    return true;
  }

  /** Credentials may come early: they are kept until a door is recommended. */
  signIn(credentials: Credentials): boolean {
    this.#pass.take(credentials);
    if (this.#finished) {
      if (!this.#read().chosen) return false;
      this.#again();
    } else this.#goAhead.answer(true);
    return true;
  }

  /** Signs in through the provider's page; a token that comes of it is used at once. */
  signInByPage(request: PageRequest): boolean {
    const { chosen, providerSignIn } = this.#read();
    const { signal } = this.#stopper;
    const idle = providerSignIn !== null && providerSignIn.stage !== 'waiting';
    if (!chosen || !idle || signal.aborted || !(this.#goAhead.open || this.#finished)) return false;
    const attempt = this.page.start(chosen, request, signal);
    this.#pageWork = attempt.then((credentials) => {
      if (!credentials) return;
      const username = this.#read().username ?? credentials.username;
      this.signIn({ ...credentials, username });
    });
    return true;
  }

  /** Ends the job where it waits for a sign-in. */
  giveUp(): boolean {
    this.#gaveUp = this.#goAhead.answer(false);
    return this.#gaveUp;
  }

  /** Tries a refused password once more, under the other form of the name. Only the person can ask for that. */
  tryOtherName(): boolean {
    if (!this.#finished || this.#read().otherUsername === null) return false;
    if (!this.#pass.tryOtherName(this.#address)) return false;
    this.#show({ username: this.#pass.credentials?.username ?? null });
    this.#again();
    return true;
  }

  /** Sends again, with another sender or recipient. */
  send(from: MailAddress | null, to: MailAddress | null): boolean {
    if (!this.#finished || !this.#read().chosen) return false;
    this.#from = from ?? this.#from;
    this.#to = to ?? this.#to;
    this.#again();
    return true;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopper;
    const tried = new Set<string>();
    let groups = groupsOf(this.#manual, await this.#servers.find(signal));
    let over = false;
    for (let group = groups.shift(); group && !over && !signal.aborted; group = groups.shift()) {
      for (const { endpoint } of group.doors) tried.add(endpoint.host);
      if (group.consent) tried.add(group.consent.host);
      if (group.consent && !(await this.#agreed(group.consent))) continue;
      if (group.askAgain) {
        tried.delete(group.askAgain);
        groups = untried(groupsOf(this.#manual, await this.#servers.findWith(group.askAgain, signal)), tried);
      } else over = await this.#tryGroup(group);
    }
    if (!over && !signal.aborted) await this.#tryNameOnCertificate();
    await this.#end();
  }

  /** When only the name on the certificate spoke against a door: the door under that name, if the person agrees. */
  async #tryNameOnCertificate(): Promise<void> {
    if (this.#manual.host !== null && this.#manual.port !== null) return;
    const named = await doorNamedByCertificate(this.#read().findings, this.#network, this.#stopper.signal);
    if (!named) return;
    this.#nameOnCertificate = named.host;
    const { allowedHosts, allowAll } = this.#deps.discovery;
    const agreed = allowAll || allowedHosts.has(named.host);
    if (!agreed && !(await this.#ask({ host: named.host, source: 'certificate' }))) return;
    await this.#tryGroup({ consent: null, doors: [doorAt(named)], askAgain: null });
  }

  /** True when the job is over with this group, for good or ill. */
  async #tryGroup(group: HostGroup): Promise<boolean> {
    const { signal } = this.#stopper;
    this.#stage('probing');
    const chosen = await this.#doors.race(this.#allowed(group.doors), this.#servers.surroundings, signal);
    const typedMode = this.#manual.host !== null && this.#manual.port !== null ? this.#manual.security : null;
    if (!chosen || (typedMode && chosen.security !== typedMode)) return false;
    this.#show({ chosen, username: this.#usernameFor(chosen) });
    if (!(await this.#credentialsAtHand(chosen))) return true;
    return this.#takeTurns();
  }

  /** Whoever manages this computer may have closed some. */
  #allowed(doors: HostGroup['doors']): HostGroup['doors'] {
    const { isAllowedDoor } = this.#deps;
    return isAllowedDoor ? doors.filter(({ endpoint }) => isAllowedDoor(endpoint)) : doors;
  }

  async #agreed(consent: NonNullable<HostGroup['consent']>): Promise<boolean> {
    const agreed = await this.#ask(consent);
    if (agreed === false) this.#declined = { host: consent.host, source: consent.source };
    return agreed === true;
  }

  /** Null when the person stopped instead of answering. */
  async #ask(request: Pick<ConsentRequest, 'host' | 'source'>): Promise<boolean | null> {
    this.#show({ stage: 'needs-consent', consent: { ...request, domain: this.#address.domain } });
    const agreed = await this.#consent.ask(this.#stopper.signal);
    this.#show({ consent: null });
    return agreed;
  }

  /** False when the person stopped instead of signing in. */
  async #credentialsAtHand(endpoint: Endpoint): Promise<boolean> {
    if (this.#pass.credentials || this.#doors.needsNoSignIn(endpoint)) return true;
    this.#offerPage();
    this.#stage('needs-sign-in');
    return (await this.#goAhead.ask(this.#stopper.signal)) === true;
  }

  /** True when the job is over. Never at another door than the person chose or typed. */
  #takeTurns(): Promise<boolean> {
    const stay = this.#chosenByPerson || this.#manual.port !== null;
    return this.#turns.take({ from: this.#from, to: this.#to, stay }, this.#stopper.signal);
  }

  /** Another go after the end, at the chosen door. */
  #again(): void {
    this.#finished = false;
    this.#gaveUp = false;
    this.arrival.offer(null);
    void this.arrival.stop();
    this.#show({ verdict: null, diagnosis: null, arrival: 'unknown', otherUsername: null });
    this.#work = this.#repeat();
  }

  async #repeat(): Promise<void> {
    const { chosen } = this.#read();
    if (chosen && (await this.#credentialsAtHand(chosen))) await this.#takeTurns();
    await this.#end();
  }

  async #end(): Promise<void> {
    await this.#doors.over();
    this.#doors.close();
    const ending = {
      stopped: this.#stopper.signal.aborted,
      declined: this.#declined,
      nameOnCertificate: this.#nameOnCertificate,
      gaveUp: this.#gaveUp,
      page: this.#gaveUp ? this.page.diagnosis(this.#read().chosen, this.#servers.providerId) : null,
      incomplete: this.#servers.incomplete,
      send: this.#deps.send !== false,
    };
    const judgement = judge(this.#read(), ending);
    if (judgement.verdict.startsWith('works')) this.#offerArrivalCheck();
    this.#finished = true;
    this.#offerPage();
    const refused = judgement.diagnosis?.class === 'auth-bad-credentials';
    const otherUsername = refused ? this.#pass.otherName(this.#address) : null;
    this.#doors.notSlow();
    this.#show({ ...judgement, otherUsername, stage: 'finished', pending: [], consent: null });
  }

  /** Where a password is missing, or was refused, the page may be the way on. */
  #offerPage(): void {
    const { chosen, findings } = this.#read();
    if (!chosen) return;
    const finding = findings.find(({ endpoint }) => sameEndpoint(endpoint, chosen));
    this.page.offer(chosen, finding?.auth ?? []);
  }

  /** The credentials that worked stay with the offer, and go with it. */
  #offerArrivalCheck(): void {
    const credentials = this.#pass.handOver();
    const { verification, chosen } = this.#read();
    const toSelf = this.#to.ascii === this.#address.ascii;
    if (!credentials || !verification?.ok || !chosen || !toSelf || !this.page.canRead(credentials)) return;
    const door = imapDoorOf(this.#servers.incoming, chosen.host, credentials.username);
    const { messageId } = verification;
    const fresh = (signal: AbortSignal) => this.page.fresh(credentials, signal);
    if (door && this.page.fits(credentials, door))
      this.arrival.offer({ door, messageId, acceptedAt: this.#turns.acceptedAt, credentials: fresh });
  }

  #usernameFor(endpoint: Endpoint): string {
    return this.#manual.username ?? this.#servers.candidateFor(endpoint)?.username ?? this.#address.ascii;
  }

  #stage(stage: AssistantStage): void {
    this.#doors.notSlow();
    this.#show({ stage });
  }

  #show(patch: Partial<AssistantState>): void {
    const elapsedMs = Math.round(performance.now() - this.#startedAt);
    this.#emit({ ...patch, contacted: this.#network.contacted(), elapsedMs });
  }
}
