/** The endpoints of a run: races those of a group, and keeps what was seen, then and while signing in. */
import { sameEndpoint, samePort } from '../../../shared/endpoint.ts';
import type { Endpoint, PhaseName, PortFinding, Warning } from '../../../shared/model.ts';
import { providerByHost } from '../discovery/providers.ts';
import { compareDoors, type Door } from '../probe/doors.ts';
import { findingOf, findingsOf, warningsOf } from '../probe/findings.ts';
import { type Surroundings, unknownSurroundings } from '../probe/observe.ts';
import { type RankedLook, runRace } from '../probe/race.ts';
import { recommend } from '../probe/recommend.ts';
import type { SmtpSession } from '../smtp/session.ts';
import type { RunDeps } from './deps.ts';
import type { RunEvent } from './snapshot.ts';

export class Endpoints {
  readonly #deps: Pick<RunDeps, 'network' | 'trustedFingerprint'>;
  readonly #tell: (event: RunEvent) => void;
  /** Looks of every race so far, those of later groups rank behind. */
  #looks: RankedLook[] = [];
  #winner: RankedLook | null = null;
  #surroundings: Surroundings = unknownSurroundings;
  /** What signing in showed about endpoints, on top of what the race saw. */
  readonly #learned: { endpoint: Endpoint; facts: Partial<PortFinding> }[] = [];
  readonly #learnedWarnings: Warning[] = [];
  /** Endpoints where signing in did not work. */
  readonly #failed: Endpoint[] = [];
  #shown: { findings: PortFinding[]; warnings: Warning[] } = { findings: [], warnings: [] };
  #session: SmtpSession | null = null;
  #over: Promise<void> = Promise.resolve();

  constructor(deps: Pick<RunDeps, 'network' | 'trustedFingerprint'>, tell: (event: RunEvent) => void) {
    this.#deps = deps;
    this.#tell = tell;
  }

  /** As they were shown last. */
  get findings(): PortFinding[] {
    return this.#shown.findings;
  }

  /** Those of the findings, and those that signing in added. */
  get warnings(): Warning[] {
    return this.#shown.warnings;
  }

  /** Races these. Resolves with the recommended one; late endpoints go on for a moment (see `over`). */
  async race(
    group: readonly Door[],
    surroundings: Surroundings,
    signal: AbortSignal,
  ): Promise<Endpoint | null> {
    this.#surroundings = surroundings;
    const hostsSoFar = this.#looks.reduce((most, { door }) => Math.max(most, door.hostRank + 1), 0);
    const doors = group.map((door) => ({ ...door, hostRank: door.hostRank + hostsSoFar }));
    const earlier = this.#looks;
    const seen: RankedLook[] = [];
    this.#tell({ type: 'probing', endpoints: doors.map(({ endpoint }) => endpoint) });
    const options = {
      network: this.#deps.network,
      trustedFingerprint: this.#deps.trustedFingerprint,
      why: 'probe' as const,
      provider: providerByHost(doors[0]?.endpoint.host ?? '')?.id ?? null,
      secondLook: !hasBothModes(doors),
      onSlow: (endpoint: Endpoint, phase: PhaseName) => this.#tell({ type: 'slow', endpoint, phase }),
    };
    const race = await runRace(doors, options, signal, (ranked) => {
      seen.push(ranked);
      this.#showSoFar([...earlier, ...seen], doors);
    });
    this.#winner = race.recommended;
    this.#session = race.recommended?.look.session ?? null;
    this.#looks = [...earlier, ...seen];
    this.#showAll();
    this.#over = race.finished.then((looks) => {
      this.#looks = [...earlier, ...looks];
      this.#showAll();
      this.#tell({ type: 'race-over', winner: this.#winner?.look.endpoint ?? null });
    });
    if (!race.recommended) await this.#over;
    return race.recommended?.look.endpoint ?? null;
  }

  /** Resolves when the late endpoints have been reported. */
  over(): Promise<void> {
    return this.#over;
  }

  /** The session of the race, once, when it belongs to this endpoint. */
  takeSession(endpoint: Endpoint): SmtpSession | null {
    const session = this.#winner && sameEndpoint(this.#winner.look.endpoint, endpoint) ? this.#session : null;
    if (session) this.#session = null;
    return session;
  }

  /** Endpoints that work besides those named, best first. */
  alternatives(besides: readonly Endpoint[]): Endpoint[] {
    return this.#looks
      .filter(({ look }) => look.usable && !besides.some((known) => sameEndpoint(known, look.endpoint)))
      .sort((a, b) => compareDoors(a.door, b.door))
      .map(({ look }) => look.endpoint);
  }

  /** Takes in what signing in showed about an endpoint. */
  learn(endpoint: Endpoint, facts: Partial<PortFinding>, warnings: readonly Warning[]): void {
    this.#learned.push({ endpoint, facts });
    const known = new Set(this.#learnedWarnings.map((warning) => JSON.stringify(warning)));
    this.#learnedWarnings.push(...warnings.filter((warning) => !known.has(JSON.stringify(warning))));
    this.#showAll();
  }

  /** Another endpoint does what the recommended one could not: it is the recommendation from now on. */
  recommendInstead(endpoint: Endpoint): void {
    const instead = this.#looks.find(({ look }) => sameEndpoint(look.endpoint, endpoint));
    if (!this.#winner || !instead || sameEndpoint(this.#winner.look.endpoint, endpoint)) return;
    this.#failed.push(this.#winner.look.endpoint);
    this.#winner = instead;
    this.#showAll();
  }

  /** The source says that no sign-in is needed, and the server offers none. */
  needsNoSignIn(endpoint: Endpoint): boolean {
    return this.#looks.some(({ door, look }) => {
      const offered = look.record?.capabilities?.mechanisms ?? [];
      return door.withoutSignIn && offered.length === 0 && sameEndpoint(look.endpoint, endpoint);
    });
  }

  /** Closes the session that nobody took. */
  close(): void {
    this.#session?.close();
    this.#session = null;
  }

  #showSoFar(looks: readonly RankedLook[], doors: readonly Door[]): void {
    const findings = looks.map(({ look }) => this.#withLearned(findingOf(look, [look], this.#surroundings)));
    const pending = doors
      .map(({ endpoint }) => endpoint)
      .filter((endpoint) => !looks.some(({ look }) => samePort(look.endpoint, endpoint)));
    this.#tell({ type: 'endpoint-seen', findings, pending });
  }

  #showAll(): void {
    const findings = findingsOf(this.#looks, this.#surroundings).map((one) => this.#withLearned(one));
    const recommendation = this.#winner && recommend(this.#winner, this.#looks, this.#failed);
    const warnings = [...warningsOf(findings, this.#surroundings), ...this.#learnedWarnings];
    this.#shown = { findings, warnings };
    this.#tell({ type: 'endpoints-ranked', findings, recommendation, warnings });
  }

  #withLearned(finding: PortFinding): PortFinding {
    const learned = this.#learned.filter(({ endpoint }) => sameEndpoint(endpoint, finding.endpoint));
    return Object.assign({}, finding, ...learned.map(({ facts }) => facts));
  }
}

/** True when one port is looked at as TLS and as STARTTLS. */
function hasBothModes(doors: readonly Door[]): boolean {
  return doors.some(
    ({ endpoint }, index) => doors.findIndex((door) => samePort(door.endpoint, endpoint)) !== index,
  );
}
