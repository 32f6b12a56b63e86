/** Owns the one assistant of the window: on the system's network, or inside a practice world. */
import type { AssistantState, CommandAnswer } from '../../../shared/assistant.ts';
import { idleState } from '../../../shared/idle-state.ts';
import type { PracticeScenario } from '../../../shared/practice-scenarios.ts';
import type { Network } from '../../engine/network/network.ts';
import type { PracticeEvent, PracticeMessage, PracticeWorld } from '../../engine/practice/world.ts';
import type { Assistant } from '../../engine/run/assistant.ts';
import type { Command } from '../../engine/run/command.ts';
import type { TakenSignIn } from './keeper.ts';
import { throttle } from './throttle.ts';

/** What the host needs of the engine. It is loaded late: nothing heavy runs before the page asks. */
export interface Engine {
  /** `world`: the practice world that it works in, null for the real one. */
  createAssistant(network: () => Network, world: PracticeWorld | null): Assistant;
  createSystemNetwork(): Network;
  /** Ends sign-ins at their providers. Gives back the names of those that did not confirm it. */
  endSignIns(taken: readonly TakenSignIn[]): Promise<string[]>;
  startPracticeWorld(scenario: PracticeScenario): Promise<PracticeWorld>;
}

interface HostOptions {
  loadEngine: () => Promise<Engine>;
  /** Hears of snapshots: of a new stage at once, otherwise at most twenty times per second. */
  onState: (state: AssistantState) => void;
  /** They see the checks of the real world, not those of practice. */
  watchers?: readonly CheckWatcher[];
}

/** Somebody in the main process who follows a check. */
export interface CheckWatcher {
  /** Every snapshot. */
  saw(state: AssistantState): void;
}

/** An assistant with the world that it works in. */
interface Running {
  assistant: Assistant;
  /** Null: the real world. */
  world: PracticeWorld | null;
  stopListening: () => void;
}

/** Between two snapshots for the page. */
const snapshotIntervalMs = 50;

export class AssistantHost {
  readonly #engine: () => Promise<Engine>;
  readonly #show: (state: AssistantState) => void;
  readonly #watchers: readonly CheckWatcher[];
  #running: Promise<Running> | null = null;
  #practising = false;
  #finishedAt: Date | null = null;

  constructor({ loadEngine, onState, watchers = [] }: HostOptions) {
    this.#watchers = watchers;
    let engine: Promise<Engine> | null = null;
    this.#engine = () => {
      engine ??= loadEngine();
      return engine;
    };
    this.#show = throttle(onState, {
      interval: snapshotIntervalMs,
      isUrgent: (next, last) => next.stage !== last.stage,
    });
  }

  /** True inside a practice world. */
  get practising(): boolean {
    return this.#practising;
  }

  /** When the check came to its end; null as long as it has not. */
  get finishedAt(): Date | null {
    return this.#finishedAt;
  }

  /** The first answer does not wait for the engine, which is loaded while the page is painted. */
  async state(): Promise<AssistantState> {
    if (this.#running) return (await this.#running).assistant.state;
    // The next request reports it when it cannot be loaded.
    this.#current().catch(() => {});
    return idleState;
  }

  async dispatch(command: Command): Promise<CommandAnswer> {
    const { assistant } = await this.#current();
    return assistant.dispatch(command);
  }

  /** Starts a practice world with a new assistant in it. The old assistant ends once the new world is up. */
  async enterPractice(scenario: PracticeScenario): Promise<PracticeWorld> {
    const { startPracticeWorld } = await this.#engine();
    const world = await startPracticeWorld(scenario);
    await this.#replace(world);
    return world;
  }

  /** Back to the real world, with a new assistant. */
  async leavePractice(): Promise<void> {
    await this.#replace(null);
  }

  /** Ends sign-ins that were kept at their providers: the names of those that did not confirm it. */
  async endSignIns(taken: readonly TakenSignIn[]): Promise<string[]> {
    return taken.length === 0 ? [] : (await this.#engine()).endSignIns(taken);
  }

  /** Messages that the practice world accepted. */
  async inbox(): Promise<PracticeMessage[]> {
    return (await this.#current()).world?.inbox() ?? [];
  }

  /** What the practice servers did so far, oldest first. */
  async practiceEvents(): Promise<PracticeEvent[]> {
    return (await this.#current()).world?.events() ?? [];
  }

  /** Stops the job and the practice world; no socket stays open. */
  async close(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    if (running) await end(await running);
  }

  #noteEnd({ stage }: AssistantState): void {
    if (stage !== 'finished') this.#finishedAt = null;
    else this.#finishedAt ??= new Date();
  }

  #current(): Promise<Running> {
    this.#running ??= this.#begin(null);
    return this.#running;
  }

  async #replace(world: PracticeWorld | null): Promise<void> {
    const old = this.#running;
    const next = this.#begin(world);
    this.#running = next;
    this.#practising = world !== null;
    if (old) await end(await old);
    this.#show((await next).assistant.state);
  }

  async #begin(world: PracticeWorld | null): Promise<Running> {
    const engine = await this.#engine();
    const network = world ? () => world.network() : () => engine.createSystemNetwork();
    const assistant = engine.createAssistant(network, world);
    const stopListening = assistant.subscribe((state) => {
      this.#noteEnd(state);
      if (world === null) for (const watcher of this.#watchers) watcher.saw(state);
      this.#show(state);
    });
    return { assistant, world, stopListening };
  }
}

async function end({ assistant, world, stopListening }: Running): Promise<void> {
  stopListening();
  await assistant.close();
  await world?.close();
}
