/**
 * The last guard. What nobody foresaw inside a step that speaks with the network ends that step alone, with a value of its
 * own, and is told to the log; the other steps go on. Everywhere else a fault of ours stays one of the program (exit code
 * 70).
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { stopped } from './deadline.ts';

/** What a step is about. */
export type NetworkStep =
  | 'source'
  | 'names'
  | 'routes'
  | 'endpoint'
  | 'sign-in'
  | 'send'
  | 'goodbye'
  | 'arrival'
  | 'provider-sign-in';

/** A fault of ours in a step. What the error says stays out: it may quote what was sent. */
export interface StepFault {
  step: NetworkStep;
  /** Code of the system or a library, such as `ERR_SOCKET_BAD_PORT`, else the name of the error. */
  code: string;
  /** Where it came from, a place a line; empty where the error does not tell. */
  places: string[];
}

/** The step that runs now. It goes along with everything that the step starts: timers, sockets, promises. */
const current = new AsyncLocalStorage<RunningStep>();
const listeners = new Set<(fault: StepFault) => void>();

/**
 * Runs one step. What it throws, or what is thrown by anything that it started, becomes what `otherwise` makes of it; the
 * signal that the step was given fires then, so that nothing of it stays open. Never rejects.
 */
export function networkStep<T>(
  step: NetworkStep,
  work: (signal: AbortSignal) => Promise<T>,
  otherwise: (fault: StepFault) => T,
  signal: AbortSignal,
): Promise<T> {
  const failed = new AbortController();
  return new Promise((resolve) => {
    const running = new RunningStep((error) => {
      const fault: StepFault = { step, code: codeOf(error), places: placesOf(error) };
      failed.abort(stopped);
      resolve(otherwise(fault));
      for (const listener of listeners) listener(fault);
    });
    const end = (value: T) => {
      running.over = true;
      resolve(value);
    };
    const begin = async () => work(AbortSignal.any([signal, failed.signal]));
    current.run(running, begin).then(end, (error: unknown) => running.fail(error));
  });
}

class RunningStep {
  over = false;
  /** Came when it was over, and nobody had what it began. */
  late: { error: unknown } | null = null;
  /** Steps that go on with something that this one began. */
  readonly heirs = new Set<RunningStep>();
  readonly #end: (error: unknown) => void;

  constructor(end: (error: unknown) => void) {
    this.#end = end;
  }

  /** Ends it. Where it is over already, whoever goes on with what it began. */
  fail(error: unknown): void {
    const heirs = this.over ? runningHeirs(this) : [];
    for (const heir of heirs) heir.fail(error);
    if (heirs.length > 0) return;
    if (this.over) this.late ??= { error };
    this.over = true;
    this.#end(error);
  }
}

/** Of a step that is over, heirs of heirs too. */
function runningHeirs(first: RunningStep): RunningStep[] {
  const seen = new Set([first]);
  // A set that grows is walked to its end.
  for (const one of seen) if (one.over) for (const heir of one.heirs) seen.add(heir);
  return [...seen].filter(({ over }) => !over);
}

/** Something that steps hand on: a fault in it ends the step that has it by then. The step that runs now has it first. */
export class HandedOn {
  #holder = current.getStore() ?? null;

  /** The step that runs now has it from here on. Throws the fault that it met before, where there was one. */
  take(): void {
    const before = this.#holder;
    const next = current.getStore() ?? null;
    if (before === next) return;
    this.#holder = next;
    if (next) before?.heirs.add(next);
    if (before?.late) throw before.late.error;
  }
}

/** Hears of every fault in a step until the returned function is called. */
export function onStepFault(listener: (fault: StepFault) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** For the log. */
export function faultText({ step, code, places }: StepFault): string {
  return [`fault of Sendwell in a network step (${step}): ${code}`, ...places].join('\n');
}

/** Faults that nobody caught end the step that they come from; `report` hears of those that come from none. */
export function watchFaults(process: NodeJS.Process, report: (error: unknown) => void): void {
  const take = (error: unknown) => {
    const step = current.getStore();
    if (step) step.fail(error);
    else report(error);
  };
  process.on('uncaughtException', take);
  // Electron only warns of these.
  process.on('unhandledRejection', take);
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

function placesOf(error: unknown): string[] {
  if (!(error instanceof Error) || error.stack === undefined) return [];
  const { message, stack } = error;
  const behind = stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : stack;
  return behind.split('\n').filter((line) => /^ {4}at /.test(line));
}
