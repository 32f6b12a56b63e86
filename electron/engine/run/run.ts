/**
 * One run, from an address to a verdict and on from there:
 *
 * 1. servers.ts asks every source which servers the address has; a typed host is taken as it is.
 * 2. search.ts goes through their hosts in groups, asks the person about a host that nobody vouches for, and races the
 *    endpoints of each group (endpoints.ts).
 * 3. Where the endpoint wants a sign-in, the run waits for credentials: typed, or of the provider's page (sign-in-page.ts).
 * 4. attempts.ts signs in and sends the verification message (deliver.ts), at the next endpoint where the reason of a
 *    failure lies with the endpoint.
 * 5. verdict.ts judges what all that came to; what worked is told to the keeper, and the mailbox may be looked at (arrival.ts).
 * 6. What next? Another endpoint, other credentials, another sender: from step 3 again, until the run is closed.
 */
import { type AssistantState, accepts, worked } from '../../../shared/assistant.ts';
import { sameEndpoint } from '../../../shared/endpoint.ts';
import type { Endpoint, Warning } from '../../../shared/model.ts';
import type { Credentials } from '../base/credentials.ts';
import { stopped } from '../base/deadline.ts';
import { networkStep } from '../base/network-step.ts';
import { Redactor } from '../base/redactor.ts';
import { providerByHost } from '../discovery/providers.ts';
import { machinesThatDiffer } from '../probe/machines.ts';
import { senderWarning } from '../sender/sender-warning.ts';
import { ArrivalWatch, mailboxOf } from './arrival.ts';
import { type AttemptOrder, type Attempts, attemptInTurn } from './attempts.ts';
import type { RunCommand } from './command.ts';
import { HeldCredentials } from './credentials.ts';
import type { RunDeps } from './deps.ts';
import { Endpoints } from './endpoints.ts';
import { type Awaited, Inbox } from './inbox.ts';
import { Search } from './search.ts';
import type { RunOrder } from './servers.ts';
import { type PageRequest, SignInPage } from './sign-in-page.ts';
import { type RunEvent, Snapshot } from './snapshot.ts';
import { judge } from './verdict.ts';

/** Commands that take a run up again after its verdict. */
const followUps = ['sign-in', 'choose', 'send', 'use-other-username', 'use-without-blanks'] as const;
type FollowUp = Extract<Awaited, { type: (typeof followUps)[number] }>;

/** How far the run has come: what is tried, what the latest attempts came to, and how the way here ended. */
type AtEndpoint = AttemptOrder & Omit<Attempts, 'end'> & { end: Attempts['end'] | 'gave-up' | 'stopped' };
/** The endpoint in use is null as long as none works. */
type Standing = Omit<AtEndpoint, 'endpoint'> & { endpoint: Endpoint | null };

/**
 * Tells its states through `show` and takes commands between them. No failure of the network or a server throws: each
 * is a state.
 */
export class Run {
  readonly #order: RunOrder;
  readonly #deps: RunDeps;
  readonly #snapshot: Snapshot;
  readonly #tell: (event: RunEvent) => void;
  readonly #inbox: Inbox;
  readonly #page: SignInPage;
  readonly #credentials: HeldCredentials;
  readonly #endpoints: Endpoints;
  readonly #search: Search;
  readonly #arrival: ArrivalWatch;
  /** Ends the way to the next verdict. Each has its own: after a stop the run can be taken up again. */
  #stopper = new AbortController();
  readonly #closed = new AbortController();
  #work: Promise<void> = Promise.resolve();

  constructor(order: RunOrder, given: RunDeps, show: (state: AssistantState) => void) {
    this.#order = order;
    const { fingerprint: trustedFingerprint = given.trustedFingerprint } = order.manual;
    const deps = { ...given, trustedFingerprint };
    this.#deps = deps;
    const secrets = new Redactor();
    this.#snapshot = new Snapshot(order.address.ascii, deps.network, secrets, show);
    this.#tell = this.#snapshot.tell;
    this.#inbox = new Inbox(this.#tell);
    this.#page = new SignInPage(deps, order.address, this.#tell);
    this.#credentials = new HeldCredentials(order.address, this.#page, deps.keeper, secrets);
    this.#endpoints = new Endpoints(deps, this.#tell);
    this.#search = new Search(order, deps, this.#inbox, this.#endpoints, this.#tell, (signal) =>
      this.#passwordForSettings(signal),
    );
    this.#arrival = new ArrivalWatch(deps.network, this.#tell);
  }

  begin(): void {
    this.#tell({ type: 'began' });
    this.#work = this.#story();
  }

  /** Takes a command that fits the moment. False: the moment has just passed. */
  take(command: RunCommand): boolean {
    if (this.#closed.signal.aborted) return false;
    switch (command.type) {
      case 'sign-in': {
        const { type, ...credentials } = command;
        // One that comes early is held until an endpoint is ready for it.
        if (!this.#inbox.put({ type, credentials })) this.#credentials.take(credentials);
        break;
      }
      case 'provider-sign-in':
        void this.#signInByPage(command);
        break;
      case 'kept-sign-in':
        void this.#signInByPage({ flow: 'kept', alsoRead: false });
        break;
      case 'cancel-provider-sign-in':
        this.#page.cancel();
        break;
      case 'sign-out':
        this.#page.signOut();
        break;
      case 'check-arrival':
        this.#arrival.start(command.deleteAfter);
        break;
      case 'stop-arrival-check':
        this.#arrival.cancel();
        break;
      case 'arrived':
      case 'nothing-came':
        this.#tell({ type: 'person-saw', arrival: command.type === 'arrived' ? 'arrived' : 'missing' });
        break;
      case 'stop':
        void this.#stop();
        break;
      default:
        return this.#inbox.put(command);
    }
    return true;
  }

  /** Ends everything; resolves when every connection is closed and nothing is held any more. */
  async close(): Promise<void> {
    this.#closed.abort(stopped);
    // A fault was reported where the work was started.
    await Promise.all([this.#stop(), this.#work.catch(() => undefined)]);
  }

  async #story(): Promise<void> {
    let standing = await this.#fromServers();
    for (;;) {
      const concluded = await this.#conclude(standing);
      if (this.#closed.signal.aborted) return this.#tell(concluded);
      this.#stopper = new AbortController();
      const question = { question: concluded, answered: { type: 'taken-up-again' } } as const;
      const next = await this.#inbox.next(followUps, question, this.#closed.signal);
      if (!next) return;
      standing = await this.#goOn(next, standing);
    }
  }

  async #fromServers(): Promise<Standing> {
    const { signal } = this.#stopper;
    const { address, manual } = this.#order;
    const { from = address, to = address } = this.#deps;
    let standing: Standing = {
      endpoint: null,
      stay: manual.port !== null,
      from,
      to,
      large: false,
      signIn: null,
      verification: null,
      answeredAt: 0,
      machine: null,
      end: 'exhausted',
    };
    for await (const endpoint of this.#search.endpoints(signal)) {
      this.#show(endpoint);
      standing = await this.#signInAndSend({ ...standing, endpoint }, signal);
      if (standing.end !== 'exhausted') break;
    }
    return standing;
  }

  /** From the verdict on, at the endpoint in use or at the one that is chosen now. */
  async #goOn(next: FollowUp, before: Standing): Promise<Standing> {
    const { signal } = this.#stopper;
    this.#arrival.withdraw();
    if (next.type === 'choose')
      return this.#signInAndSend({ ...before, large: false, ...this.#choose(next.endpoint) }, signal);
    const { endpoint } = before;
    if (!endpoint) return before;
    if (next.type === 'sign-in') this.#credentials.take(next.credentials);
    if (next.type === 'use-without-blanks') this.#credentials.takeWithoutBlanks();
    if (next.type === 'use-other-username') this.#show(endpoint, this.#credentials.takeOtherName());
    const { from, to, large } = next.type === 'send' ? next : { from: null, to: null, large: false };
    const message = { from: from ?? before.from, to: to ?? before.to, large };
    return this.#signInAndSend({ ...before, ...message, endpoint }, signal);
  }

  async #signInAndSend(before: AtEndpoint, signal: AbortSignal): Promise<Standing> {
    const { at, answer } = await this.#credentialsFor(before, signal);
    const { servers } = this.#search;
    if (answer !== 'ready' || !servers) return { ...at, end: answer === 'gave-up' ? 'gave-up' : 'stopped' };
    const parts = {
      deps: this.#deps,
      servers,
      endpoints: this.#endpoints,
      credentials: this.#credentials,
      nameOnceTold: (endpoint: Endpoint, tried: string, asking: AbortSignal) =>
        this.#search.nameOnceTold(endpoint, tried, asking),
      tell: this.#tell,
    };
    const attempts = await attemptInTurn(at, parts, signal);
    if (attempts.end === 'turned-away') this.#stopper.abort(stopped);
    return { ...at, ...attempts };
  }

  /** Waits for credentials where there are none; meanwhile the person may choose another endpoint. */
  async #credentialsFor(
    at: AtEndpoint,
    signal: AbortSignal,
  ): Promise<{ at: AtEndpoint; answer: 'ready' | 'gave-up' | 'stopped' }> {
    if (this.#credentials.current || this.#endpoints.needsNoSignIn(at.endpoint))
      return { at, answer: 'ready' };
    this.#offerPage(at.endpoint);
    const question = { question: { type: 'sign-in-needed' } } as const;
    const next = await this.#inbox.next(['sign-in', 'choose', 'give-up'], question, signal);
    switch (next?.type) {
      case 'sign-in':
        this.#credentials.take(next.credentials);
        return { at, answer: 'ready' };
      case 'choose':
        return this.#credentialsFor({ ...at, ...this.#choose(next.endpoint) }, signal);
      case 'give-up':
        return { at, answer: 'gave-up' };
      case undefined:
        return { at, answer: 'stopped' };
    }
  }

  /** For settings behind a password: typed before any server is known. It is a sign-in like every other. */
  async #passwordForSettings(signal: AbortSignal): Promise<Credentials | null> {
    if (!this.#credentials.current) {
      const question = { question: { type: 'sign-in-needed' } } as const;
      const next = await this.#inbox.next(['sign-in', 'give-up'], question, signal);
      if (next?.type === 'sign-in') this.#credentials.take(next.credentials);
    }
    const { current, budget } = this.#credentials;
    if (current?.kind !== 'password' || budget.left === 0) return null;
    budget.left -= 1;
    return current;
  }

  /** Credentials that may not go there are forgotten. */
  #choose(endpoint: Endpoint): { endpoint: Endpoint; stay: true } {
    if (!this.#credentials.fit(endpoint)) this.#credentials.forget();
    this.#show(endpoint);
    return { endpoint, stay: true };
  }

  #show(endpoint: Endpoint, username: string | null = null): void {
    const { manual, address } = this.#order;
    const suggested = this.#search.servers?.candidateFor(endpoint)?.username;
    const usual = manual.username ?? suggested ?? address.ascii;
    this.#tell({ type: 'chosen', endpoint, username: username ?? usual });
  }

  /** Signs in through the page of the endpoint in use; a token that comes of it is used at once. */
  async #signInByPage(request: PageRequest): Promise<void> {
    const { chosen } = this.#snapshot.state;
    const credentials = chosen && (await this.#page.start(chosen, request));
    if (!credentials) return;
    const { state } = this.#snapshot;
    const inUse = state.chosen;
    if (!inUse || !this.#page.fits(credentials, inUse) || accepts(state, { type: 'sign-in' })) return;
    // What the person typed counts; then the name that the provider knows the account by.
    const told = state.providerSignIn?.signsInAs ?? null;
    const username = this.#order.manual.username ?? told ?? state.username ?? credentials.username;
    if (username !== state.username) this.#show(inUse, username);
    this.#inbox.put({ type: 'sign-in', credentials: { ...credentials, username } });
  }

  /** Where a password is missing, or was refused, the page may be the way on. */
  #offerPage(endpoint: Endpoint): void {
    const finding = this.#endpoints.findings.find((one) => sameEndpoint(one.endpoint, endpoint));
    this.#page.offer(endpoint, finding?.auth ?? [], this.#search.servers?.publishedOAuth ?? null);
  }

  async #conclude(standing: Standing): Promise<RunEvent> {
    const { endpoint, signIn, verification } = standing;
    await this.#search.end(endpoint);
    this.#endpoints.close();
    const gaveUp = standing.end === 'gave-up';
    const afterwards = await Promise.all([this.#aboutSender(standing), this.#aboutOtherMachines(standing)]);
    const warnings = [...this.#endpoints.warnings, ...afterwards.flat()];
    const { servers, declined, nameOnCertificate, gone } = this.#search;
    const judgement = judge({
      domain: this.#order.address.domain,
      findings: this.#endpoints.findings,
      warnings,
      signIn,
      verification,
      stopped: this.#stopper.signal.aborted,
      declined,
      nameOnCertificate,
      gone,
      reached: endpoint !== null && this.#endpoints.takesMailUnasked(endpoint),
      gaveUp,
      page: gaveUp ? this.#page.diagnosis(endpoint, servers?.providerId ?? null) : null,
      search: servers?.outcome ?? null,
      send: this.#deps.send !== false,
    });
    if (worked(judgement.verdict)) this.#offerArrivalCheck(standing);
    if (endpoint) this.#offerPage(endpoint);
    const refused = judgement.diagnosis?.class === 'auth-bad-credentials';
    const otherUsername = refused ? this.#credentials.otherName : null;
    const { typedWithBlanks } = this.#credentials;
    return { type: 'concluded', ...judgement, warnings, otherUsername, typedWithBlanks };
  }

  /** What others will find about the sender of a message that was accepted. */
  async #aboutSender({ endpoint, from, verification }: Standing): Promise<Warning[]> {
    if (!verification?.ok || !endpoint) return [];
    const sent = { domain: from.domain, provider: providerByHost(endpoint.host)?.id ?? null };
    const { network, senderLook = senderWarning } = this.#deps;
    const warning = await networkStep<Warning | null>(
      'names',
      (signal) => senderLook(sent, network, signal),
      () => null,
      this.#stopper.signal,
    );
    return warning ? [warning] : [];
  }

  /** Whether the other machines of the name do the same as the one that answered the message. */
  async #aboutOtherMachines({ endpoint, machine, verification }: Standing): Promise<Warning[]> {
    const { network, trustedFingerprint, everyMachine = true } = this.#deps;
    if (!everyMachine || !endpoint || machine === null) return [];
    if (!verification || verification.reply?.code === 421) return [];
    const answered = { endpoint, machine, addresses: this.#endpoints.addressesOf(endpoint) };
    const options = {
      network,
      trustedFingerprint,
      why: 'second-look',
      provider: null,
      bothModes: false,
      classicGroups: this.#endpoints.wantsSmallHello(endpoint),
      withoutSignIn: this.#endpoints.needsNoSignIn(endpoint),
    } as const;
    return networkStep<Warning[]>(
      'endpoint',
      (signal) => machinesThatDiffer(answered, options, signal),
      () => [],
      this.#stopper.signal,
    );
  }

  /** The credentials that worked stay with the offer, and go with it. */
  #offerArrivalCheck({ endpoint, to, verification, answeredAt }: Standing): void {
    const credentials = this.#credentials.handOver();
    const toSelf = to.ascii === this.#order.address.ascii;
    if (!credentials || !verification?.ok || !endpoint || !toSelf || !this.#page.canRead(credentials)) return;
    const mailbox = mailboxOf(this.#search.servers?.incoming ?? null, endpoint.host, credentials.username);
    if (!mailbox || !this.#page.fits(credentials, mailbox)) return;
    this.#arrival.offer({
      mailbox,
      messageId: verification.messageId,
      acceptedAt: answeredAt,
      credentials: (signal) => this.#page.fresh(credentials, signal),
    });
  }

  /** Ends what goes on; a verdict that stands is kept. Nothing that was typed is held any longer. */
  async #stop(): Promise<void> {
    const concluded = this.#snapshot.state.verdict !== null;
    this.#credentials.forget();
    if (concluded) this.#tell({ type: 'forgotten' });
    else this.#stopper.abort(stopped);
    await Promise.all([this.#page.stop(), this.#arrival.stop()]);
    this.#arrival.withdraw();
    this.#tell({ type: 'arrival-check', check: null });
  }
}
