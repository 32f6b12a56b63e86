/** XOAUTH2 (vendor mechanism of several large providers): an OAuth bearer token. */
import { answer, type Mechanism, type MechanismContext, type TokenError, unexpected } from './mechanism.ts';
import { readTokenError } from './token-error.ts';

/** `user=` address `^A auth=Bearer ` token `^A^A`. An error comes as a challenge and is answered with an empty line. */
export function xoauth2({ username, secret, safe }: MechanismContext): Mechanism {
  let tokenError: TokenError | null = null;
  let answered = false;
  return {
    initial: Buffer.from(`user=${username}\x01auth=Bearer ${secret}\x01\x01`, 'utf8'),
    respond(challenge) {
      if (answered) return unexpected;
      answered = true;
      tokenError = readTokenError(challenge, safe);
      return answer('');
    },
    get tokenError() {
      return tokenError;
    },
  };
}
