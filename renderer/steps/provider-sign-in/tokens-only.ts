/** What the endpoint in use takes, and what it has taken. */
import type { AssistantState } from '../../../shared/assistant.ts';
import { sameEndpoint } from '../../../shared/endpoint.ts';
import { takesToken } from '../../../shared/mechanisms.ts';

/** True when a password would be of no use: the server offers only ways of signing in with a token. */
export function takesTokensOnly({ findings, chosen }: Pick<AssistantState, 'findings' | 'chosen'>): boolean {
  const finding = findings.find(({ endpoint }) => sameEndpoint(endpoint, chosen));
  const offered = finding?.auth ?? [];
  return offered.length > 0 && offered.every(takesToken);
}

/** True when the sign-in that worked was one with a token, from the provider's page or typed. */
export function signedInWithToken({ signIn }: Pick<AssistantState, 'signIn'>): boolean {
  return signIn?.ok === true && takesToken(signIn.mechanism ?? '');
}
