/** PLAIN (RFC 4616): everything in one message, so only inside verified TLS. */
import { type Mechanism, type MechanismContext, unexpected } from './mechanism.ts';

/** `authzid NUL authcid NUL passwd` with an empty authorization identity. */
export function plain({ username, secret }: MechanismContext): Mechanism {
  return {
    initial: Buffer.from(`\0${username}\0${secret}`, 'utf8'),
    respond: () => unexpected,
  };
}
