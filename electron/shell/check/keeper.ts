/** Keeps in the system's key store what a mail server took: passwords, and what signs in again without the provider's page. */
import { z } from 'zod';
import { Secret } from '../../engine/base/secret.ts';
import type { GrantAccount, KeptGrant } from '../../engine/oauth/keeper.ts';
import type { Keeper } from '../../engine/run/keeper.ts';
import type { Account, SavedSecrets } from '../kept/saved-secrets.ts';

/** What is locked together: a refresh token never goes to another place than the one that gave it out. */
const grantSchema = z.object({
  refresh: z.string().min(1),
  tokenEndpoint: z.url({ protocol: /^https$/ }),
  scopes: z.string(),
});

/**
 * Keeps `passwords` that a mail server took, and `signIns` of a provider's page. `wanted`: the person wants that, and nobody
 * forbids it.
 */
export function createKeeper(passwords: SavedSecrets, signIns: SavedSecrets, wanted: () => boolean): Keeper {
  return {
    stateOf(account) {
      if (!wanted()) return 'off';
      return signIns.has(entryOf(account)) ? 'kept' : 'on';
    },
    async open(account) {
      const unlocked = wanted() ? await signIns.open(entryOf(account)) : null;
      const fields = new URLSearchParams(unlocked?.open());
      const grant = grantSchema.safeParse(Object.fromEntries(fields));
      if (!grant.success) return null;
      const { refresh, tokenEndpoint, scopes } = grant.data;
      return { refresh: new Secret(refresh), tokenEndpoint, scopes: scopes.split(' ') };
    },
    async judged(judged, taken) {
      if (judged.kind === 'grant' && !taken) signIns.forget(entryOf(judged.account));
      if (!taken || !wanted()) return;
      if (judged.kind === 'password') await passwords.keep(judged, judged.secret);
      else await signIns.keep(entryOf(judged.account), locked(judged.grant));
    },
    forget: (account) => signIns.forget(entryOf(account)),
  };
}

function locked({ refresh, tokenEndpoint, scopes }: KeptGrant): Secret {
  const fields = { refresh: refresh.open(), tokenEndpoint, scopes: scopes.join(' ') };
  return new Secret(new URLSearchParams(fields).toString());
}

function entryOf({ address, page, clientId }: GrantAccount): Account {
  return { username: address, host: `${page} ${clientId}` };
}
