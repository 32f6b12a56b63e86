import type { ProviderSignIn as Page } from '../../../shared/oauth.ts';
import { Offer } from './offer.tsx';
import { NotReady, NoWay } from './out-of-reach.tsx';
import { Waiting } from './waiting.tsx';

/** Signing in on the provider's own page: what is offered, or what is missing, and what goes on. */
export function ProviderSignIn({ page }: { page: Page }) {
  if (page.flows.length === 0) return <NoWay name={page.name} />;
  if (!page.ready) return <NotReady page={page} />;
  return page.stage === 'waiting' ? <Waiting page={page} /> : <Offer page={page} />;
}
