/** The endpoints of a run: races those of a group, and keeps what was seen, then and while signing in. */
import { sameEndpoint, samePort } from '../../../shared/endpoint.ts';
import type { AddressAttempt, Endpoint, PhaseName, PortFinding, Warning } from '../../../shared/model.ts';
import { providerByHost } from '../discovery/providers.ts';
import { findingOf, findingsOf, warningsOf } from '../probe/findings.ts';
import { isGone } from '../probe/gone.ts';
import { type NetworkContext, unknownContext } from '../probe/observe.ts';
import { type RankedProbe, runRace } from '../probe/race.ts';
import { recommend } from '../probe/recommend.ts';
import { compareTargets, type Target } from '../probe/targets.ts';
import type { SmtpSession } from '../smtp/session.ts';
import type { RunDeps } from './deps.ts';
import type { RunEvent } from './snapshot.ts';

type EndpointsDeps = Pick<RunDeps, 'network' | 'trustedFingerprint' | 'withoutSignIn'>;

/**
 * Every endpoint of the run by what is known of it. Findings and warnings are told anew whenever more is seen; the
 * session that won stays open until it is taken or closed.
 */
export class Endpoints {
  readonly #deps: EndpointsDeps;
  readonly #tell: (event: RunEvent) => void;
  /** Probes of every race so far, those of later groups rank behind. */
  #probes: RankedProbe[] = [];
  #winner: RankedProbe | null = null;
  #context: NetworkContext = unknownContext;
  /** What signing in showed about endpoints, on top of what the race saw. */
  readonly #learned: { endpoint: Endpoint; facts: Partial<PortFinding> }[] = [];
  readonly #learnedWarnings: Warning[] = [];
  /** Endpoints where signing in did not work. */
  readonly #failed: Endpoint[] = [];
  /** Endpoints that cannot take what the person signs in with. */
  readonly #unfit: Endpoint[] = [];
  #shown: { findings: PortFinding[]; warnings: Warning[] } = { findings: [], warnings: [] };
  #session: SmtpSession | null = null;
  #over: Promise<void> = Promise.resolve();

  constructor(deps: EndpointsDeps, tell: (event: RunEvent) => void) {
    this.#deps = deps;
    this.#tell = tell;
  }

  /** As they were shown last. */
  get findings(): PortFinding[] {
    return this.#shown.findings;
  }

  /** Nobody is at this host any more. */
  isGone(host: string): boolean {
    return isGone(this.findings.filter(({ endpoint }) => endpoint.host === host));
  }

  /** Those of the findings, and those that signing in added. */
  get warnings(): Warning[] {
    return this.#shown.warnings;
  }

  /** Races these. Resolves with the recommended one; late endpoints go on for a moment (see `over`). */
  async race(
    group: readonly Target[],
    context: NetworkContext,
    signal: AbortSignal,
  ): Promise<Endpoint | null> {
    this.#context = context;
    const hostsSoFar = this.#probes.reduce((most, { target }) => Math.max(most, target.hostRank + 1), 0);
    const { withoutSignIn = false } = this.#deps;
    const targets = group.map((target) => ({
      ...target,
      hostRank: target.hostRank + hostsSoFar,
      withoutSignIn: target.withoutSignIn || withoutSignIn,
    }));
    const earlier = this.#probes;
    const seen: RankedProbe[] = [];
    this.#tell({ type: 'probing', endpoints: targets.map(({ endpoint }) => endpoint) });
    const options = {
      network: this.#deps.network,
      trustedFingerprint: this.#deps.trustedFingerprint,
      why: 'probe' as const,
      provider: providerByHost(targets[0]?.endpoint.host ?? '')?.id ?? null,
      bothModes: !hasBothModes(targets),
      onSlow: (endpoint: Endpoint, phase: PhaseName) => this.#tell({ type: 'slow', endpoint, phase }),
    };
    const race = await runRace(targets, options, signal, (ranked) => {
      seen.push(ranked);
      this.#showSoFar([...earlier, ...seen], targets);
    });
    this.#winner = race.recommended;
    this.#session = race.recommended?.probe.session ?? null;
    this.#probes = [...earlier, ...seen];
    this.#showAll();
    this.#over = race.finished.then((probes) => {
      this.#probes = [...earlier, ...probes];
      this.#showAll();
      this.#tell({ type: 'race-over', winner: this.#winner?.probe.endpoint ?? null });
    });
    if (!race.recommended) await this.#over;
    return race.recommended?.probe.endpoint ?? null;
  }

  /** Resolves when the late endpoints have been reported. */
  over(): Promise<void> {
    return this.#over;
  }

  /** The session of the race, once, when it belongs to this endpoint. */
  takeSession(endpoint: Endpoint): SmtpSession | null {
    const session =
      this.#winner && sameEndpoint(this.#winner.probe.endpoint, endpoint) ? this.#session : null;
    if (session) this.#session = null;
    return session;
  }

  /** Endpoints that work besides those named, best first. */
  alternatives(besides: readonly Endpoint[]): Endpoint[] {
    return this.#probes
      .filter(({ probe }) => probe.usable && !besides.some((known) => sameEndpoint(known, probe.endpoint)))
      .sort((a, b) => compareTargets(a.target, b.target))
      .map(({ probe }) => probe.endpoint);
  }

  /** Takes in what signing in showed about an endpoint. */
  learn(endpoint: Endpoint, facts: Partial<PortFinding>, warnings: readonly Warning[]): void {
    this.#learned.push({ endpoint, facts });
    const known = new Set(this.#learnedWarnings.map((warning) => JSON.stringify(warning)));
    this.#learnedWarnings.push(...warnings.filter((warning) => !known.has(JSON.stringify(warning))));
    this.#showAll();
  }

  /** The endpoint cannot take what the person signs in with. */
  passOver(endpoint: Endpoint): void {
    if (!this.#unfit.some((one) => sameEndpoint(one, endpoint))) this.#unfit.push(endpoint);
  }

  /** Another endpoint does what the recommended one could not: it is the recommendation from now on. */
  recommendInstead(endpoint: Endpoint): void {
    const instead = this.#probes.find(({ probe }) => sameEndpoint(probe.endpoint, endpoint));
    if (!this.#winner || !instead || sameEndpoint(this.#winner.probe.endpoint, endpoint)) return;
    this.#failed.push(this.#winner.probe.endpoint);
    this.#winner = instead;
    this.#showAll();
  }

  /** The person wants none, or the source says that no sign-in is needed and the server offers none. */
  needsNoSignIn(endpoint: Endpoint): boolean {
    if (this.#deps.withoutSignIn) return true;
    return this.#probes.some(({ target, probe }) => {
      const offered = probe.record?.capabilities?.mechanisms ?? [];
      return target.withoutSignIn && offered.length === 0 && sameEndpoint(probe.endpoint, endpoint);
    });
  }

  /** A large ClientHello got no answer from this host: what was learnt once holds for the rest of the run. */
  wantsSmallHello({ host }: Endpoint): boolean {
    return this.findings.some(({ endpoint, tls }) => endpoint.host === host && tls?.smallHelloOnly === true);
  }

  /** Where the name of this endpoint leads. */
  addressesOf(endpoint: Endpoint): readonly AddressAttempt[] {
    return this.findings.find((one) => sameEndpoint(one.endpoint, endpoint))?.addresses ?? [];
  }

  /** It works, and needs no sign-in. */
  takesMailUnasked(endpoint: Endpoint): boolean {
    const finding = this.findings.find((one) => sameEndpoint(one.endpoint, endpoint));
    return finding?.usable === true && this.needsNoSignIn(endpoint);
  }

  /** Closes the session that nobody took. */
  close(): void {
    this.#session?.close();
    this.#session = null;
  }

  #showSoFar(probes: readonly RankedProbe[], targets: readonly Target[]): void {
    const findings = probes.map((one) => this.#withLearned(findingOf(one, [one.probe], this.#context)));
    const pending = targets
      .map(({ endpoint }) => endpoint)
      .filter((endpoint) => !probes.some(({ probe }) => samePort(probe.endpoint, endpoint)));
    this.#tell({ type: 'endpoint-seen', findings, pending });
  }

  #showAll(): void {
    const findings = findingsOf(this.#probes, this.#context).map((one) => this.#withLearned(one));
    const recommendation = this.#winner && recommend(this.#winner, this.#probes, this.#failed, this.#unfit);
    const warnings = [...warningsOf(findings, this.#context), ...this.#learnedWarnings];
    this.#shown = { findings, warnings };
    this.#tell({ type: 'endpoints-ranked', findings, recommendation, warnings });
  }

  #withLearned(finding: PortFinding): PortFinding {
    const learned = this.#learned.filter(({ endpoint }) => sameEndpoint(endpoint, finding.endpoint));
    return Object.assign({}, finding, ...learned.map(({ facts }) => facts));
  }
}

/** True when one port is probed as TLS and as STARTTLS. */
function hasBothModes(targets: readonly Target[]): boolean {
  return targets.some(
    ({ endpoint }, index) => targets.findIndex((target) => samePort(target.endpoint, endpoint)) !== index,
  );
}
