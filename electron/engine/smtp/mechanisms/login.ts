/** LOGIN (no RFC): two questions. Their texts differ from server to server and are not read, even when damaged. */
import { answer, type Mechanism, type MechanismContext, unexpected } from './mechanism.ts';

/** The first question gets the user name, the second the password, a third ends the exchange. */
export function login({ username, secret }: MechanismContext): Mechanism {
  const answers = [username, secret];
  return {
    initial: null,
    get secretHeld() {
      return answers.length > 0;
    },
    respond() {
      const next = answers.shift();
      return next === undefined ? unexpected : answer(next);
    },
  };
}
