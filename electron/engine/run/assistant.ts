/**
 * The way in to the engine: commands go in, snapshots come out; the window and the command line only render them. One
 * assistant has one run at a time (run.ts).
 */
import {
  type AssistantState,
  accepts,
  type CommandAnswer,
  type CommandRefusal,
} from '../../../shared/assistant.ts';
import { idleState } from '../../../shared/idle-state.ts';
import { type MailAddress, parseAddress } from '../base/address.ts';
import type { Command } from './command.ts';
import type { RunDeps } from './deps.ts';
import { planManual, typesServer } from './manual.ts';
import { Run } from './run.ts';
import type { RunOrder } from './servers.ts';

/** One run after the other, seen from outside: a state, and commands. */
export interface Assistant {
  readonly state: AssistantState;
  /** Hears of every new snapshot, in order, until the returned function is called. It may dispatch at once. */
  subscribe(listener: (state: AssistantState) => void): () => void;
  /** Takes a command or says why not; what follows is told by snapshots. Never throws for bad input. */
  dispatch(command: Command): CommandAnswer;
  /** Stops everything and frees every socket. */
  close(): Promise<void>;
}

type Typed<Type extends Command['type']> = Extract<Command, { type: Type }>;

const taken: CommandAnswer = { ok: true };

function refuse(reason: CommandRefusal, detail: string | null = null): CommandAnswer {
  return { ok: false, reason, detail };
}

/** Makes an assistant that waits for `start`, which ends a run that is going on. `depsOf` is asked once for each run. */
export function createAssistant(depsOf: () => RunDeps): Assistant {
  return new RunningAssistant(depsOf);
}

class RunningAssistant implements Assistant {
  #state = idleState;
  #run: Run | null = null;
  readonly #depsOf: () => RunDeps;
  readonly #listeners = new Set<(state: AssistantState) => void>();
  readonly #untold: AssistantState[] = [];

  constructor(depsOf: () => RunDeps) {
    this.#depsOf = depsOf;
  }

  get state(): AssistantState {
    return this.#state;
  }

  subscribe(listener: (state: AssistantState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    await this.#run?.close();
  }

  dispatch(command: Command): CommandAnswer {
    const refusal = accepts(this.#state, command);
    if (refusal) return refuse(refusal);
    switch (command.type) {
      case 'start':
        return this.#start(command);
      case 'reset':
        this.#replaceRun(null);
        this.#show(idleState);
        return taken;
      case 'send':
        return this.#send(command);
      default:
        return this.#run?.take(command) ? taken : refuse('not-now');
    }
  }

  /** What is forbidden by configuration is refused here, for the window, the terminal and the batch. */
  #start({ address, manual, from, to }: Typed<'start'>): CommandAnswer {
    const parsed = parseAddress(address);
    if (!parsed.ok) return refuse('address-unusable', parsed.problem);
    const people = readPeople(from, to);
    if (!people.ok) return people.refusal;
    const plan = planManual(manual);
    if (!plan.ok) return refuse('settings-unusable', plan.problem);
    const deps = this.#depsOf();
    if (typesServer(manual) && deps.forbids?.('typed-settings')) {
      return refuse('settings-unusable', 'typed-settings');
    }
    const { sender = deps.from, recipient = deps.to } = people;
    this.#begin({ address: parsed.address, manual: plan.manual }, { ...deps, from: sender, to: recipient });
    return taken;
  }

  #begin(order: RunOrder, deps: RunDeps): void {
    const run: Run = new Run(order, deps, (state) => {
      if (this.#run === run) this.#show(state);
    });
    this.#replaceRun(run);
    run.begin();
  }

  /** Nothing of the old run is shown any more. */
  #replaceRun(next: Run | null): void {
    const old = this.#run;
    this.#run = next;
    void old?.close();
  }

  #send({ from, to, large }: Typed<'send'>): CommandAnswer {
    const read = readPeople(from, to);
    if (!read.ok) return read.refusal;
    const people = { from: read.sender ?? null, to: read.recipient ?? null };
    return this.#run?.take({ type: 'send', ...people, large: large === true }) ? taken : refuse('not-now');
  }

  /** A listener may dispatch: what follows from that is told after the snapshot that is being told. */
  #show(state: AssistantState): void {
    this.#state = state;
    this.#untold.push(state);
    if (this.#untold.length > 1) return;
    try {
      for (const next of this.#untold) for (const listener of this.#listeners) listener(next);
    } finally {
      this.#untold.length = 0;
    }
  }
}

type People =
  | { ok: true; sender: MailAddress | undefined; recipient: MailAddress | undefined }
  | { ok: false; refusal: CommandAnswer };

/** Sender and recipient as typed; undefined where nobody typed one. */
function readPeople(from: string | undefined, to: string | undefined): People {
  const sender = from === undefined ? null : parseAddress(from);
  if (sender && !sender.ok) return { ok: false, refusal: refuse('from-unusable', sender.problem) };
  const recipient = to === undefined ? null : parseAddress(to);
  if (recipient && !recipient.ok) return { ok: false, refusal: refuse('to-unusable', recipient.problem) };
  return { ok: true, sender: sender?.address, recipient: recipient?.address };
}
