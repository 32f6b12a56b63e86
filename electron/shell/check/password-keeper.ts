/** Keeps the password of a sign-in once the server has taken it, where the person asked for that. */
import type { AssistantCommand, AssistantState } from '../../../shared/assistant.ts';
import { Secret } from '../../engine/base/secret.ts';
import type { SavedSecrets } from '../kept/saved-secrets.ts';

interface Attempt {
  username: string;
  secret: Secret;
  /** The sign-in that stood in the state before: only another one is the answer to this attempt. */
  before: AssistantState['signIn'];
}

export class PasswordKeeper {
  readonly #saved: SavedSecrets;
  readonly #wanted: () => boolean;
  #attempt: Attempt | null = null;

  constructor(saved: SavedSecrets, wanted: () => boolean) {
    this.#saved = saved;
    this.#wanted = wanted;
  }

  /** Hears of every command to the assistant, with the state before it. */
  heard(command: AssistantCommand, { signIn }: AssistantState): void {
    const isPassword = command.type === 'sign-in' && command.kind === 'password' && this.#wanted();
    if (isPassword) {
      this.#attempt = { username: command.username, secret: new Secret(command.secret), before: signIn };
    } else if (command.type !== 'choose') this.#attempt = null;
  }

  /** Sees every snapshot of a check in the real world. */
  saw({ signIn, chosen }: AssistantState): void {
    const attempt = this.#attempt;
    if (attempt === null || signIn === null || signIn === attempt.before) return;
    this.#attempt = null;
    if (signIn.ok && chosen) {
      void this.#saved.keep({ username: attempt.username, host: chosen.host }, attempt.secret);
    }
  }
}
