/** The second half of the search: races the doors of a group and keeps what was seen. */
import type { AssistantState } from '../../../shared/assistant.ts';
import type { Endpoint } from '../../../shared/model.ts';
import { providerByHost } from '../discovery/providers.ts';
import type { Network } from '../network/network.ts';
import { compareDoors, type Door, sameEndpoint } from '../probe/doors.ts';
import { findingOf, findingsOf, warningsOf } from '../probe/findings.ts';
import type { Surroundings } from '../probe/observe.ts';
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
    };
    const race = await runRace(doors, options, signal, (ranked) => {
      seen.push(ranked);
      this.#tellSoFar([...earlier, ...seen], doors, surroundings);
    });
    this.#winner = race.recommended;
    this.#session = race.recommended?.look.session ?? null;
    this.#looks = [...earlier, ...seen];
    this.#tell(surroundings);
    this.#over = race.finished.then((looks) => {
      this.#looks = [...earlier, ...looks];
      this.#tell(surroundings);
      this.#show({ pending: [] });
    });
    if (!race.recommended) await this.#over;
    return race.recommended?.look.endpoint ?? null;
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

  #tellSoFar(looks: readonly RankedLook[], doors: readonly Door[], surroundings: Surroundings): void {
    const findings = looks.map(({ look }) => findingOf(look, [look], surroundings));
    const pending = doors
      .map(({ endpoint }) => endpoint)
      .filter((endpoint) => !looks.some(({ look }) => samePort(look.endpoint, endpoint)));
    this.#show({ findings, pending });
  }

  #tell(surroundings: Surroundings): void {
    const findings = findingsOf(this.#looks, surroundings);
    const recommendation = this.#winner && recommend(this.#winner, this.#looks);
    this.#show({ findings, recommendation, warnings: warningsOf(findings) });
  }
}

function samePort(a: Endpoint, b: Endpoint): boolean {
  return a.host === b.host && a.port === b.port;
}
