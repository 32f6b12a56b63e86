/** Keeps what signs in again without the provider's page, under the same rules as passwords. */
import { z } from 'zod';
import { Secret } from '../../engine/base/secret.ts';
import type { GrantAccount, GrantKeeper } from '../../engine/oauth/keeper.ts';
import type { Account, SavedSecrets } from '../kept/saved-secrets.ts';

/** What is locked together: a refresh token never goes to another place than the one that gave it out. */
const grantSchema = z.object({
  refresh: z.string().min(1),
  tokenEndpoint: z.url({ protocol: /^https$/ }),
  scopes: z.string(),
});

/** `wanted`: the person wants sign-ins to be kept, and nobody forbids it. */
export function grantKeeper(saved: SavedSecrets, wanted: () => boolean): GrantKeeper {
  return {
    stateOf(account) {
      if (!wanted()) return 'off';
      return saved.has(entryOf(account)) ? 'kept' : 'on';
    },
    async open(account) {
      const unlocked = wanted() ? await saved.open(entryOf(account)) : null;
      const fields = new URLSearchParams(unlocked?.open());
      const grant = grantSchema.safeParse(Object.fromEntries(fields));
      if (!grant.success) return null;
      const { refresh, tokenEndpoint, scopes } = grant.data;
      return { refresh: new Secret(refresh), tokenEndpoint, scopes: scopes.split(' ') };
    },
    async keep(account, { refresh, tokenEndpoint, scopes }) {
      if (!wanted()) return;
      const grant = { refresh: refresh.open(), tokenEndpoint, scopes: scopes.join(' ') };
      await saved.keep(entryOf(account), new Secret(new URLSearchParams(grant).toString()));
    },
    forget: (account) => saved.forget(entryOf(account)),
  };
}

function entryOf({ address, page, clientId }: GrantAccount): Account {
  return { username: address, host: `${page} ${clientId}` };
}
