/** The main process's end of the thread of the plan. The thread begins with the first order, and its files end with it. */
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { OrderAnswer, OrderName, Orders } from './orders.ts';

/** MB of a plan of a quarter million senders, with room to spare. */
const mostMemory = 1_500;

interface Waiting {
  resolve(gives: unknown): void;
  reject(error: Error): void;
}

/** A thread and who waits for its answers. */
interface Running {
  worker: Worker;
  waiting: Map<number, Waiting>;
}

export class PlanThread {
  readonly #file: string;
  #running: Running | null = null;
  /** The thread ended by itself, and its files with it: half of them must not look like all of them. */
  #lost = false;
  #orders = 0;

  /** `folder`: where the built main process lies. */
  constructor(folder: string) {
    this.#file = path.join(folder, 'plan-thread.js');
  }

  /** Rejects when the thread ends before it has answered; after that, whatever is asked before the next `clear`. */
  ask<N extends OrderName>(name: N, needs: Orders[N]['needs']): Promise<Orders[N]['gives']> {
    if (this.#lost)
      return Promise.reject(new Error('the thread of the plan has ended, and its files with it'));
    this.#orders += 1;
    const id = this.#orders;
    this.#running ??= this.#begin();
    const { worker, waiting } = this.#running;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve: (gives) => resolve(gives as Orders[N]['gives']), reject });
      worker.postMessage({ id, name, needs });
    });
  }

  /** Forgets everything. The next order goes to a new thread at once, however long the old one takes to end. */
  async clear(): Promise<void> {
    const ending = this.#running;
    this.#running = null;
    this.#lost = false;
    await ending?.worker.terminate();
  }

  #begin(): Running {
    const worker = new Worker(this.#file, { resourceLimits: { maxOldGenerationSizeMb: mostMemory } });
    const waiting = new Map<number, Waiting>();
    const running = { worker, waiting };
    worker.unref();
    worker.on('message', (answer: OrderAnswer) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (answer.ok) asked?.resolve(answer.gives);
      else asked?.reject(new Error(answer.failed));
    });
    // From an error on it takes no order any more, though its end is told later.
    worker.on('error', (error) => {
      console.warn(`the thread of the plan: ${error}`);
      this.#ended(running);
    });
    worker.on('exit', () => this.#ended(running));
    return running;
  }

  #ended(running: Running): void {
    if (this.#running === running) {
      this.#running = null;
      this.#lost = true;
    }
    for (const { reject } of running.waiting.values()) reject(new Error('the thread of the plan has ended'));
    running.waiting.clear();
  }
}
