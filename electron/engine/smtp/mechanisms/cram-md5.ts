/** CRAM-MD5 (RFC 2195): a keyed hash over the server's challenge. */
import { createHmac } from 'node:crypto';
import { answer, type Mechanism, type MechanismContext, undecodable, unexpected } from './mechanism.ts';

/** Answers with `user SP hex(HMAC-MD5(password, challenge))`. */
export function cramMd5({ username, secret }: MechanismContext): Mechanism {
  let answered = false;
  return {
    initial: null,
    respond(challenge) {
      if (answered) return unexpected;
      if (!challenge) return undecodable;
      answered = true;
      return answer(`${username} ${createHmac('md5', secret).update(challenge).digest('hex')}`);
    },
  };
}
