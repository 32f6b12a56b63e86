/** The second half of the search: races the doors of a group and keeps what was seen, then and while signing in. */
import type { AssistantState } from '../../../shared/assistant.ts';
import type { Endpoint, PhaseName, PortFinding, Warning } from '../../../shared/model.ts';
import { providerByHost } from '../discovery/providers.ts';
import type { Network } from '../network/network.ts';
import { compareDoors, type Door, sameEndpoint } from '../probe/doors.ts';
import { findingOf, findingsOf, warningsOf } from '../probe/findings.ts';
import { type Surroundings, unknownSurroundings } from '../probe/observe.ts';
import { type RankedLook, runRace } from '../probe/race.ts';
import { recommend } from '../probe/recommend.ts';
import type { SmtpSession } from '../smtp/session.ts';

export class DoorSearch {
  readonly #network: Network;
  readonly #trustedFingerprint: string | undefined;
  readonly #show: (patch: Partial<AssistantState>) => void;
  /** Looks of every race so far, those of later groups rank behind. */
  #looks: RankedLook[] = [];
  #winner: RankedLook | null = null;
  #surroundings: Surroundings = unknownSurroundings;
  /** What signing in showed about doors, on top of what the race saw. */
  readonly #learned: { endpoint: Endpoint; facts: Partial<PortFinding> }[] = [];
  readonly #warnings: Warning[] = [];
  /** Doors where signing in did not work. */
  readonly #failed: Endpoint[] = [];
  #slow: AssistantState['slow'] = [];
  #session: SmtpSession | null = null;
  #over: Promise<void> = Promise.resolve();

  constructor(
    network: Network,
    trustedFingerprint: string | undefined,
    show: (patch: Partial<AssistantState>) => void,
  ) {
    this.#network = network;
    this.#trustedFingerprint = trustedFingerprint;
    this.#show = show;
  }

  /** Races these doors. Resolves with the recommended one; late doors go on for a moment (see `over`). */
  async race(
    group: readonly Door[],
    surroundings: Surroundings,
    signal: AbortSignal,
  ): Promise<Endpoint | null> {
    this.#surroundings = surroundings;
    const doors = group.map((door) => ({ ...door, hostRank: door.hostRank + this.#hostsSoFar() }));
    const earlier = this.#looks;
    const seen: RankedLook[] = [];
    const bothModes = doors.some(
      ({ endpoint }, index) => doors.findIndex((door) => samePort(door.endpoint, endpoint)) !== index,
    );
    this.#show({ pending: doors.map(({ endpoint }) => endpoint) });
    const options = {
      network: this.#network,
      why: 'probe' as const,
      trustedFingerprint: this.#trustedFingerprint,
      provider: providerByHost(doors[0]?.endpoint.host ?? '')?.id ?? null,
      secondLook: !bothModes,
      onSlow: (endpoint: Endpoint, phase: PhaseName) => this.slowAt(endpoint, phase),
    };
    const race = await runRace(doors, options, signal, (ranked) => {
      seen.push(ranked);
      this.#tellSoFar([...earlier, ...seen], doors);
    });
    this.#winner = race.recommended;
    this.#session = race.recommended?.look.session ?? null;
    this.#looks = [...earlier, ...seen];
    this.#tell();
    this.#over = race.finished.then((looks) => {
      this.#looks = [...earlier, ...looks];
      this.#tell();
      this.#show({ pending: [] });
      this.#showSlow(
        this.#slow.filter(
          ({ endpoint }) => this.#winner && sameEndpoint(this.#winner.look.endpoint, endpoint),
        ),
      );
    });
    if (!race.recommended) await this.#over;
    return race.recommended?.look.endpoint ?? null;
  }

  /** A step at this door takes longer than usual, which is normal: the person is told. */
  slowAt(endpoint: Endpoint, phase: PhaseName): void {
    const others = this.#slow.filter((one) => !samePort(one.endpoint, endpoint));
    this.#showSlow([...others, { endpoint, phase }]);
  }

  /** Nothing is waited for any more. */
  notSlow(): void {
    this.#showSlow([]);
  }

  #showSlow(slow: AssistantState['slow']): void {
    if (slow.length === 0 && this.#slow.length === 0) return;
    this.#slow = slow;
    this.#show({ slow });
  }

  /** Resolves when the late doors have been reported. */
  over(): Promise<void> {
    return this.#over;
  }

  /** The session of the race, once, when it belongs to this door. */
  takeSession(endpoint: Endpoint): SmtpSession | null {
    const session = this.#winner && sameEndpoint(this.#winner.look.endpoint, endpoint) ? this.#session : null;
    if (session) this.#session = null;
    return session;
  }

  /** Doors that work besides those named, best first. */
  alternatives(besides: readonly Endpoint[]): Endpoint[] {
    return this.#looks
      .filter(({ look }) => look.usable && !besides.some((known) => sameEndpoint(known, look.endpoint)))
      .sort((a, b) => compareDoors(a.door, b.door))
      .map(({ look }) => look.endpoint);
  }

  /** Takes in what signing in showed about a door. */
  learn(endpoint: Endpoint, facts: Partial<PortFinding>, warnings: readonly Warning[]): void {
    this.#learned.push({ endpoint, facts });
    const known = new Set(this.#warnings.map((warning) => JSON.stringify(warning)));
    this.#warnings.push(...warnings.filter((warning) => !known.has(JSON.stringify(warning))));
    this.#tell();
  }

  /** Another door does what the recommended one could not: it is the recommendation from now on. */
  recommendInstead(endpoint: Endpoint): void {
    const looks = this.#looks.filter(({ look }) => sameEndpoint(look.endpoint, endpoint));
    const [instead] = looks;
    if (!this.#winner || !instead || sameEndpoint(this.#winner.look.endpoint, endpoint)) return;
    this.#failed.push(this.#winner.look.endpoint);
    this.#winner = instead;
    this.#tell();
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

  #hostsSoFar(): number {
    return this.#looks.reduce((most, { door }) => Math.max(most, door.hostRank + 1), 0);
  }

  #tellSoFar(looks: readonly RankedLook[], doors: readonly Door[]): void {
    const findings = looks.map(({ look }) => this.#withLearned(findingOf(look, [look], this.#surroundings)));
    const pending = doors
      .map(({ endpoint }) => endpoint)
      .filter((endpoint) => !looks.some(({ look }) => samePort(look.endpoint, endpoint)));
    this.#show({ findings, pending });
    this.#showSlow(
      this.#slow.filter(({ endpoint }) => pending.some((waiting) => samePort(waiting, endpoint))),
    );
  }

  #tell(): void {
    const findings = findingsOf(this.#looks, this.#surroundings).map((one) => this.#withLearned(one));
    const recommendation = this.#winner && recommend(this.#winner, this.#looks, this.#failed);
    this.#show({
      findings,
      recommendation,
      warnings: [...warningsOf(findings, this.#surroundings), ...this.#warnings],
    });
  }

  #withLearned(finding: PortFinding): PortFinding {
    const learned = this.#learned.filter(({ endpoint }) => sameEndpoint(endpoint, finding.endpoint));
    return Object.assign({}, finding, ...learned.map(({ facts }) => facts));
  }
}

function samePort(a: Endpoint, b: Endpoint): boolean {
  return a.host === b.host && a.port === b.port;
}
