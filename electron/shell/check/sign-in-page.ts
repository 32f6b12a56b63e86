/** What the engine needs to sign in through a provider's page: client ids, the person's browser, words. */
import { catalogueOf } from '../../../shared/explain/catalogues.ts';
import { normaliseLanguage } from '../../../shared/languages.ts';
import type { ClientOf } from '../../../shared/oauth.ts';
import { clientForAll, clientsOf } from '../../engine/oauth/client.ts';
import type { PracticeWorld } from '../../engine/practice/world.ts';
import type { OAuthDeps } from '../../engine/run/deps.ts';
import { openSignInPage } from '../window/external-links.ts';

interface SignInPageOptions {
  /** BCP 47 tag. */
  language: string;
  /** The practice world that the check runs in, null for the real one. */
  world: PracticeWorld | null;
  clientOf: ClientOf;
  openExternal: (url: string) => Promise<void>;
}

/** Practice has a client of its own. */
export function oauthDeps(options: SignInPageOptions): OAuthDeps {
  const { language, world, clientOf, openExternal } = options;
  const tag = normaliseLanguage(language);
  const practiceId = world?.clientId ?? null;
  return {
    clients: practiceId === null ? clientsOf(clientOf) : clientForAll(practiceId),
    openPage: (page) => openSignInPage(page, world !== null, openExternal),
    pageAddress: (page) => world?.pageAddress(page) ?? page,
    words: { language: tag, ...catalogueOf(tag).oauth.endPage },
  };
}
