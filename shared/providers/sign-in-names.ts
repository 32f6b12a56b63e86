/** Addresses that are not the name to sign in with, by provider: what to think of before a password is called wrong. */
import type { Fact } from '../facts.ts';

/** Kinds of such addresses; the words of each are the variant of `auth-bad-credentials` with this name. */
type SignInNameKind = 'shared-mailbox' | 'own-domain';

interface SignInName {
  /** Provider ids of shared/providers. */
  providers: readonly string[];
  kind: Fact<SignInNameKind>;
}

/** Each with the page that says so. */
export const signInNames: readonly SignInName[] = [
  {
    providers: ['microsoft-365'],
    kind: {
      value: 'shared-mailbox',
      url: 'https://learn.emailengine.app/docs/accounts/microsoft-365/shared-mailboxes',
      quote: 'Multiple users can access them using their own credentials.',
      readOn: '2026-12-01',
      by: 'observed',
    },
  },
  {
    providers: ['icloud'],
    kind: {
      value: 'own-domain',
      url: 'https://github.com/chatmail/provider-db/blob/HEAD/_providers/icloud.md',
      quote: 'fill in your iCloud login email in "Advanced > IMAP Login Name"',
      readOn: '2026-12-01',
      by: 'database',
    },
  },
];

/** The kind that a provider is known for; null where nothing is. */
export function signInNameOf(provider: string | null): SignInNameKind | null {
  return signInNames.find(({ providers }) => providers.includes(provider ?? ''))?.kind.value ?? null;
}
