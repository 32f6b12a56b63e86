/** The steps of a session: each has a deadline of its own, is measured, and tells when it is slow. */
import type { Phase, PhaseName } from '../../../shared/model.ts';
import { type Deadline, startDeadline } from '../base/deadline.ts';
import { defaultPatience, type Patience, type SessionPhase } from './patience.ts';

/** A step that is under way. */
export interface Step {
  phase: SessionPhase;
  deadline: Deadline;
  /** `performance.now()` at its start. */
  startedAt: number;
}

/** Runs the steps of one session one after the other, with the deadlines (ms) of patience.ts. */
export class StepRunner {
  /** Milliseconds by phase, in the order in which the phases came; repeated steps of a phase add up. */
  readonly phases: Phase[] = [];
  readonly #patience: Patience;
  readonly #onSlow: (phase: PhaseName) => void;

  constructor(patience: Partial<Patience> = {}, onSlow: (phase: PhaseName) => void = () => undefined) {
    this.#patience = { ...defaultPatience, ...patience };
    this.#onSlow = onSlow;
  }

  /** Milliseconds after which a phase is given up. */
  giveUpMs(phase: SessionPhase): number {
    return this.#patience[phase].giveUpMs;
  }

  /** Runs a step under the deadline of its phase, or of `patience`. */
  async run<T>(
    phase: SessionPhase,
    signal: AbortSignal,
    work: (step: Step) => Promise<T>,
    patience: SessionPhase | 'block' = phase,
  ): Promise<T> {
    const { slowMs, giveUpMs } = this.#patience[patience];
    const startedAt = performance.now();
    const deadline = startDeadline(giveUpMs, signal);
    const slow = setTimeout(() => this.#onSlow(phase), slowMs);
    try {
      return await work({ phase, deadline, startedAt });
    } finally {
      clearTimeout(slow);
      deadline.clear();
      this.#add(phase, Math.round(performance.now() - startedAt));
    }
  }

  #add(name: PhaseName, ms: number): void {
    const known = this.phases.find((phase) => phase.name === name);
    if (known) known.ms += ms;
    else this.phases.push({ name, ms });
  }
}
