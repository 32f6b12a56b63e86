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
  revocationEndpoint: z.url({ protocol: /^https$/ }).optional(),
  scopes: z.string(),
  client: z.string().min(1),
  secret: z.string().min(1).optional(),
  provesItself: z.literal('basic').optional(),
});

/** A sign-in that is no longer kept: the id of its page, and what was kept; null where that can no longer be opened. */
export interface TakenSignIn {
  page: string;
  kept: KeptGrant | null;
}

/** Takes all sign-ins off the disk at once; they come out for their end at the providers. */
export function takeSignIns(signIns: SavedSecrets): Promise<TakenSignIn[]> {
  const pageOf = (host: string) => host.split(' ', 1)[0] ?? host;
  return signIns
    .takeAll()
    .then((all) => all.map(({ host, secret }) => ({ page: pageOf(host), kept: unlocked(secret) })));
}

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
      return wanted() ? unlocked(await signIns.open(entryOf(account))) : null;
    },
    async judged(judged, taken) {
      if (judged.kind === 'grant' && !taken) signIns.forget(entryOf(judged.account));
      if (!taken || !wanted()) return;
      if (judged.kind === 'password') await passwords.keep(judged, judged.secret);
      else await signIns.keep(entryOf(judged.account), locked(judged.grant));
    },
    forget: (account) => signIns.forget(entryOf(account)),
    take: async (account) => unlocked(await signIns.take(entryOf(account))),
  };
}

function locked({ refresh, tokenEndpoint, revocationEndpoint, client, scopes }: KeptGrant): Secret {
  const { id, secret, provesItself } = client;
  const fields = {
    refresh: refresh.open(),
    tokenEndpoint,
    scopes: scopes.join(' '),
    client: id,
    ...(revocationEndpoint && { revocationEndpoint }),
    ...(secret && { secret: secret.open() }),
    ...(provesItself && { provesItself }),
  };
  return new Secret(new URLSearchParams(fields).toString());
}

/** Null for what makes no sense. */
function unlocked(content: Secret | null): KeptGrant | null {
  const grant = grantSchema.safeParse(Object.fromEntries(new URLSearchParams(content?.open())));
  if (!grant.success) return null;
  const { refresh, tokenEndpoint, revocationEndpoint = null, scopes, provesItself, ...rest } = grant.data;
  const secret = rest.secret === undefined ? null : new Secret(rest.secret);
  const client = { id: rest.client, secret, ...(provesItself && { provesItself }) };
  return {
    refresh: new Secret(refresh),
    tokenEndpoint,
    revocationEndpoint,
    client,
    scopes: scopes.split(' '),
  };
}

/** Client ids have at least one character: what the page registered has none. */
function entryOf({ address, page, clientId }: GrantAccount): Account {
  return { username: address, host: `${page} ${clientId ?? ''}` };
}
