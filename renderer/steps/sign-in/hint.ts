/** What to say before the password field, from what is known about the provider and from the last answer. */
import type { AssistantState } from '../../../shared/assistant.ts';

export type SignInHint = 'app-password' | 'own-window' | 'needs-activation' | 'no-submission';

export function hintFor({ provider, diagnosis }: AssistantState): SignInHint | null {
  if (diagnosis?.class === 'auth-app-password-required') return 'app-password';
  if (diagnosis?.class === 'auth-oauth-required') return 'own-window';
  if (provider === null) return null;
  if (provider.status === 'oauth-only') return 'own-window';
  if (provider.status !== 'ok') return provider.status;
  const needsAppPassword = provider.signIn.includes('app-password') && !provider.signIn.includes('password');
  return needsAppPassword ? 'app-password' : null;
}
