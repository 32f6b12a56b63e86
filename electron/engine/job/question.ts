/** Something that only the person can answer. The job waits; a command answers. */
export class Question<Answer> {
  #resolve: ((answer: Answer | null) => void) | null = null;

  /** True while an answer is awaited. */
  get open(): boolean {
    return this.#resolve !== null;
  }

  /** Resolves with the answer, or null when the signal fires. One question at a time. */
  ask(signal: AbortSignal): Promise<Answer | null> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve(null);
      const stop = () => this.#settle(null);
      signal.addEventListener('abort', stop, { once: true });
      this.#resolve = (answer) => {
        signal.removeEventListener('abort', stop);
        resolve(answer);
      };
    });
  }

  /** False when nothing was asked. */
  answer(answer: Answer): boolean {
    return this.#settle(answer);
  }

  #settle(answer: Answer | null): boolean {
    const resolve = this.#resolve;
    this.#resolve = null;
    resolve?.(answer);
    return resolve !== null;
  }
}
