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

export class PlanThread {
  readonly #file: string;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #orders = 0;

  /** `folder`: where the built main process lies. */
  constructor(folder: string) {
    this.#file = path.join(folder, 'plan-thread.js');
  }

  /** Rejects when the thread ends before it has answered. */
  ask<N extends OrderName>(name: N, needs: Orders[N]['needs']): Promise<Orders[N]['gives']> {
    this.#orders += 1;
    const id = this.#orders;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: (gives) => resolve(gives as Orders[N]['gives']), reject });
      this.#running().postMessage({ id, name, needs });
    });
  }

  /** Forgets everything. */
  async clear(): Promise<void> {
    await this.#worker?.terminate();
  }

  #running(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(this.#file, { resourceLimits: { maxOldGenerationSizeMb: mostMemory } });
    worker.unref();
    worker.on('message', (answer: OrderAnswer) => {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if (answer.ok) waiting?.resolve(answer.gives);
      else waiting?.reject(new Error(answer.failed));
    });
    worker.on('error', (error) => console.warn(`the thread of the plan: ${error}`));
    worker.on('exit', () => {
      this.#worker = null;
      for (const { reject } of this.#waiting.values()) reject(new Error('the thread of the plan has ended'));
      this.#waiting.clear();
    });
    this.#worker = worker;
    return worker;
  }
}
