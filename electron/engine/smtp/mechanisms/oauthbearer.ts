/** OAUTHBEARER (RFC 7628): an OAuth bearer token, with the server named. */
import { answer, type Mechanism, type MechanismContext, type TokenError, unexpected } from './mechanism.ts';
import { escapeName } from './scram-messages.ts';
import { readTokenError } from './token-error.ts';

/** RFC 7628 3.1. An error comes as a challenge and is answered with one ^A (3.2.3). */
export function oauthbearer({ username, secret, host, port, safe }: MechanismContext): Mechanism {
  let tokenError: TokenError | null = null;
  let answered = false;
  const fields = [`n,a=${escapeName(username)},`, `host=${host}`, `port=${port}`, `auth=Bearer ${secret}`];
  return {
    initial: Buffer.from(`${fields.join('\x01')}\x01\x01`, 'utf8'),
    respond(challenge) {
      if (answered) return unexpected;
      answered = true;
      tokenError = readTokenError(challenge, safe);
      return answer('\x01');
    },
    get tokenError() {
      return tokenError;
    },
  };
}
