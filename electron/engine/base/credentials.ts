/** What a person, or a provider on their behalf, signs in with at a mail server. */
import type { Secret } from './secret.ts';

export interface Credentials {
  username: string;
  kind: 'password' | 'token';
  secret: Secret;
}
