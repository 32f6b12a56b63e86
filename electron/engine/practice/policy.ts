/** What the servers of a practice world say yes and no to. */
import {
  badCredentials,
  domainOf,
  handedOutPassword,
  handedOutToken,
  invalidToken,
  type Refusal,
  type Scenario,
} from './scenarios.ts';

/** What decides at a port. Null means yes. */
export interface Policy {
  signIn(username: string, password: string): Refusal | null;
  token(username: string, token: string): Refusal | null;
  sender(address: string, username: string): Refusal | null;
  /** `username` is null where nobody signed in. */
  recipient(address: string, username: string | null): Refusal | null;
}

/**
 * The policy of a scenario: one account, one address it may send as, no relaying without sign-in. `acceptsToken`: what
 * the provider says about a token.
 */
export function makePolicy(
  { address, hints, passwordRefusal, signInRefusal, relayRefusal, service }: Scenario,
  acceptsToken: (token: string) => boolean = (token) => token === handedOutToken,
): Policy {
  const rightPassword = hints.password ?? handedOutPassword;
  const ownAddress = hints.from ?? address;
  const domain = domainOf(address);
  return {
    signIn(username, password) {
      if (service?.username === username) return service.password === password ? null : badCredentials;
      if (signInRefusal) return signInRefusal;
      if (!same(username, address)) return badCredentials;
      if (password === rightPassword) return null;
      return password === handedOutPassword ? passwordRefusal : badCredentials;
    },
    token(username, token) {
      if (signInRefusal) return signInRefusal;
      return same(username, address) && acceptsToken(token) ? null : invalidToken;
    },
    sender(from, username) {
      if (same(from, ownAddress)) return null;
      return { code: 553, text: `5.7.1 <${from}>: Sender address rejected: not owned by user ${username}` };
    },
    recipient(to, username) {
      if (username === null && relayRefusal) return relayRefusal;
      if (username !== null || domainOf(to) === domain) return null;
      return { code: 554, text: `5.7.1 <${to}>: Relay access denied` };
    },
  };
}

function same(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
