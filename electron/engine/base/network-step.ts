/**
 * The last guard. What nobody foresaw inside a step that speaks with the network ends that step with a value of its own,
 * and is told to the log. Everywhere else a fault of ours stays one of the program (exit code 70).
 */
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

/** Ends of the steps that run. */
const running = new Set<(error: unknown) => void>();
const listeners = new Set<(fault: StepFault) => void>();

/**
 * Runs one step. What it throws becomes what `otherwise` makes of it; the signal that the step was given fires then, so
 * that nothing of it stays open. Never rejects.
 */
export function networkStep<T>(
  step: NetworkStep,
  work: (signal: AbortSignal) => Promise<T>,
  otherwise: (fault: StepFault) => T,
  signal: AbortSignal,
): Promise<T> {
  const failed = new AbortController();
  return new Promise((resolve) => {
    const end = (value: T) => {
      running.delete(fail);
      resolve(value);
    };
    const fail = (error: unknown) => {
      if (!running.has(fail)) return;
      const fault: StepFault = { step, code: codeOf(error), places: placesOf(error) };
      end(otherwise(fault));
      failed.abort(stopped);
      for (const listener of listeners) listener(fault);
    };
    running.add(fail);
    const begin = async () => work(AbortSignal.any([signal, failed.signal]));
    begin().then(end, fail);
  });
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

/** Hears of a fault that nobody caught, after the steps that ran then. `endedSteps`: how many those were. */
export type FaultReport = (error: unknown, endedSteps: number) => void;

/**
 * What is thrown in a callback, and what nobody waits for, cannot be told from what other steps do meanwhile (to follow it
 * would cost every promise of the run): each step that runs ends, and `report` hears of it, since it may come from elsewhere.
 */
export function watchFaults(process: NodeJS.Process, report: FaultReport): void {
  const take = (error: unknown) => {
    const ends = [...running];
    for (const end of ends) end(error);
    report(error, ends.length);
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
