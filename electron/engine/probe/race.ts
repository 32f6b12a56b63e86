/**
 * The race over all doors. When a door is usable, better-ranked doors get 1.5 s more, then it is recommended; open
 * doors, and addresses that have not answered, get 2 s more and are then reported as they stood. Without a usable door
 * each keeps its full deadline.
 */
import { pause, startDeadline } from '../base/deadline.ts';
import { lookThroughDoor } from './door.ts';
import { compareDoors, type Door } from './doors.ts';
import { raceTimes } from './limits.ts';
import type { Look, LookOptions } from './look.ts';

/** A look together with its door; a second look stands at the place of its door. */
export interface RankedLook {
  door: Door;
  look: Look;
}

export interface Race {
  /** Best usable door, or null when every door was looked at in vain. */
  recommended: RankedLook | null;
  /** Every look, once the late doors had their time. Sessions are closed, but for the recommended one. */
  finished: Promise<RankedLook[]>;
}

/** Looks through all doors at once. `onLook` hears of each look as it comes. Never rejects. */
export async function runRace(
  named: readonly Door[],
  options: LookOptions,
  signal: AbortSignal,
  onLook: (ranked: RankedLook) => void = () => {},
): Promise<Race> {
  const doors = named.map((door, place) => ({ ...door, place }));
  const whole = startDeadline(raceTimes.whole, signal);
  const startedAt = performance.now();
  const field = new Field(doors, onLook);
  const runs = doors.map(async (door) => {
    const looks = await lookThroughDoor(door, options, whole.signal);
    field.settle(door, looks);
  });
  const everyDoor = Promise.all(runs);
  await field.decided();
  const recommended = field.bestUsable();
  return { recommended, finished: finish() };

  async function finish(): Promise<RankedLook[]> {
    if (!recommended) await everyDoor;
    const everyAddress = everyDoor.then(() => field.settled());
    await Promise.race([everyAddress, pause(raceTimes.afterRecommendation, signal)]);
    whole.stop();
    await everyAddress;
    whole.clear();
    const waitedMs = Math.round(performance.now() - startedAt);
    const others = field.looks.filter((ranked) => ranked !== recommended);
    await Promise.all(others.map(({ look }) => look.session?.leave(signal)));
    return field.looks
      .map((ranked) => late(ranked, waitedMs))
      .map((ranked) => (signal.aborted ? ranked : withSilentAddresses(ranked)));
  }
}

/** Which doors have answered so far, and when that is enough to decide. */
class Field {
  readonly looks: RankedLook[] = [];
  readonly #open: Set<Door>;
  readonly #onLook: (ranked: RankedLook) => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #decide: () => void = () => {};
  readonly #decided: Promise<void>;

  constructor(doors: readonly Door[], onLook: (ranked: RankedLook) => void) {
    this.#open = new Set(doors);
    this.#onLook = onLook;
    this.#decided = new Promise((resolve) => {
      this.#decide = resolve;
    });
    if (doors.length === 0) this.#decide();
  }

  decided(): Promise<void> {
    return this.#decided;
  }

  settle(door: Door, looks: Look[]): void {
    this.#open.delete(door);
    for (const look of looks) {
      const ranked = { door: { ...door, endpoint: look.endpoint }, look };
      this.looks.push(ranked);
      this.#onLook(ranked);
    }
    this.#judge();
  }

  /** Resolves when every address of every look has its result, and every unusable door is left. */
  settled(): Promise<unknown> {
    return Promise.all(this.looks.map(({ look }) => look.settled));
  }

  bestUsable(): RankedLook | null {
    const usable = this.looks.filter(({ look }) => look.usable);
    return usable.sort((a, b) => compareDoors(a.door, b.door))[0] ?? null;
  }

  #judge(): void {
    const best = this.bestUsable();
    const betterOpen = best && [...this.#open].some((door) => compareDoors(door, best.door) < 0);
    if (this.#open.size === 0 || (best && !betterOpen)) {
      if (this.#timer) clearTimeout(this.#timer);
      this.#decide();
    } else if (best && !this.#timer) {
      this.#timer = setTimeout(this.#decide, raceTimes.betterDoors);
    }
  }
}

/** A door that was cut off, by the end of the race or by the person, is reported as silent so far. */
function late(ranked: RankedLook, waitedMs: number): RankedLook {
  const { evidence, cutOff } = ranked.look;
  if (!evidence || !cutOff) return ranked;
  const observations = [...evidence.observations, { kind: 'race-ended' as const, waitedMs }];
  return { ...ranked, look: { ...ranked.look, evidence: { ...evidence, observations } } };
}

/** An address that did not answer before the race was over is silent, which is all that can be said of it. */
function withSilentAddresses(ranked: RankedLook): RankedLook {
  const addresses = ranked.look.addresses.map((address) =>
    address.error === 'ECANCELED' ? { ...address, error: 'ETIMEDOUT' } : address,
  );
  return { ...ranked, look: { ...ranked.look, addresses } };
}
