/** What to say before the password field, from what is known about the provider and from the last answer. */
import type { AssistantState } from '../../../shared/assistant.ts';
import { type ProviderHint, providerHints } from '../../../shared/providers/types.ts';

/** The advice to show, as a code of the area `providers`; null when a password is all it takes. */
export function hintFor({ provider, diagnosis }: AssistantState): ProviderHint | null {
  if (diagnosis?.class === 'auth-app-password-required') return 'app-password-needed';
  if (diagnosis?.class === 'auth-oauth-required') return 'sign-in-window';
  if (provider === null) return null;
  return providerHints.find((hint) => hint === provider.hint) ?? null;
}

/** True when a password typed here would not be taken: only the provider's own page signs in. */
export function needsOwnWindow({ provider, diagnosis }: AssistantState): boolean {
  return diagnosis?.class === 'auth-oauth-required' || provider?.status === 'oauth-only';
}
