/** Where a run waits for the person: a wait is opened first and shown then, so that no answer can come too early. */
import type { Endpoint } from '../../../shared/model.ts';
import type { MailAddress } from '../base/address.ts';
import type { Credentials } from '../base/credentials.ts';
import type { RunEvent } from './snapshot.ts';

/** Commands that a run waits for. */
export type Awaited =
  | { type: 'agree' }
  | { type: 'decline' }
  | { type: 'choose'; endpoint: Endpoint }
  | { type: 'sign-in'; credentials: Credentials }
  | { type: 'give-up' }
  | { type: 'use-other-username' }
  | { type: 'use-without-blanks' }
  /** Null: as before. */
  | { type: 'send'; from: MailAddress | null; to: MailAddress | null; large: boolean };

type OfType<T extends Awaited['type']> = Extract<Awaited, { type: T }>;

interface Wait {
  types: readonly Awaited['type'][];
  answer: (command: Awaited | null) => void;
}

/** The one place where commands of the person meet the wait of the run. */
export class Inbox {
  readonly #tell: (event: RunEvent) => void;
  #wait: Wait | null = null;

  constructor(tell: (event: RunEvent) => void) {
    this.#tell = tell;
  }

  /**
   * The next command of these types; null when the signal fires. `question` is told once the wait is open, `answered`
   * in the moment a command comes. One wait at a time.
   */
  async next<T extends Awaited['type']>(
    types: readonly T[],
    { question, answered }: { question: RunEvent; answered?: RunEvent },
    signal: AbortSignal,
  ): Promise<OfType<T> | null> {
    if (signal.aborted) return null;
    return new Promise((resolve) => {
      const stop = () => this.#wait?.answer(null);
      signal.addEventListener('abort', stop, { once: true });
      this.#wait = {
        types,
        answer: (command) => {
          signal.removeEventListener('abort', stop);
          this.#wait = null;
          if (command && answered) this.#tell(answered);
          resolve(command as OfType<T> | null);
        },
      };
      this.#tell(question);
    });
  }

  /** False when nobody waits for this. */
  put(command: Awaited): boolean {
    if (!this.#wait?.types.includes(command.type)) return false;
    this.#wait.answer(command);
    return true;
  }
}
