/** Signing in at an open provider where nobody registered this program: one run, and what it shows. */
import { parseAddress } from '../../electron/engine/base/address.ts';
import type { OAuthClients } from '../../electron/engine/oauth/client.ts';
import type { Keeper } from '../../electron/engine/run/keeper.ts';
import { SignInPage } from '../../electron/engine/run/sign-in-page.ts';
import type { ProviderSignIn, PublishedOAuth } from '../../shared/oauth.ts';
import { createMemoryNetwork } from './memory-network/memory.ts';
import { endPageWords } from './oauth-world.ts';
import { type OpenHabits, OpenProvider, openIssuer } from './open-provider.ts';

const door = { host: 'smtp.example.test', port: 465, security: 'tls' } as const;
export const openScope = 'urn:ietf:params:oauth:scope:mail';
const nobody: OAuthClients = () => null;

function published(more: Partial<PublishedOAuth> = {}): PublishedOAuth {
  return {
    issuer: openIssuer,
    scopes: ['mail everything'],
    hosts: [door.host],
    authorizationEndpoint: null,
    tokenEndpoint: null,
    ...more,
  };
}

export interface Given {
  habits?: OpenHabits;
  file?: Partial<PublishedOAuth>;
  clients?: OAuthClients;
  typed?: string;
  host?: string;
  keeper?: Keeper;
}

/** A sign-in page of one run at an open provider, and what it shows. */
export function open(given: Given = {}) {
  const { habits, file, clients = nobody, typed = 'ana@example.test', host = door.host, keeper } = given;
  const address = parseAddress(typed);
  if (!address.ok) throw new Error('an address');
  const provider = new OpenProvider(habits);
  const network = createMemoryNetwork({ http: provider.serve });
  const discovery = {
    ispdbBases: [],
    offlineDb: false,
    allowedHosts: new Set<string>(),
    allowAll: false,
    random: () => 0.5,
  };
  let shown: ProviderSignIn | null = null;
  const page = new SignInPage(
    { network, discovery, keeper, oauth: { clients, openPage: provider.openPage, words: endPageWords } },
    address.address,
    (event) => {
      if (event.type === 'page') shown = event.page;
    },
  );
  const endpoint = { ...door, host };
  page.offer(endpoint, ['XOAUTH2'], published({ hosts: [host], ...file }));
  const start = (agreedHost?: string) =>
    page.start(endpoint, { flow: 'browser', alsoRead: false, agreedHost });
  const again = () => page.start(endpoint, { flow: 'kept', alsoRead: false });
  return { page, provider, network, start, again, shown: () => shown };
}
