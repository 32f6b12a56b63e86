import { useTranslation } from 'react-i18next';
import type { AssistantState } from '../../../shared/assistant.ts';
import type { Endpoint, Security } from '../../../shared/model.ts';
import { useSendwell } from '../../sendwell.tsx';

/** The protection that somebody published for this port of the host, where the server does it the other way; else null. */
export function publishedInstead(
  { discovery }: Pick<AssistantState, 'discovery'>,
  { host, port, security }: Endpoint,
): Security | null {
  const named = (discovery?.candidates ?? []).filter(
    (candidate) => candidate.host === host && candidate.port === port && candidate.source !== 'guess',
  );
  if (named.some((candidate) => candidate.security === security)) return null;
  return named[0]?.security ?? null;
}

/** One sentence about that, or null. */
export function usePublishedOther(): (endpoint: Endpoint) => string | null {
  const { t } = useTranslation();
  const { state } = useSendwell();
  return (endpoint) => {
    const published = publishedInstead(state, endpoint);
    if (published === null) return null;
    const label = (security: Security) => t(`security.${security}.label`);
    return t('ports.published-other', {
      port: endpoint.port,
      published: label(published),
      seen: label(endpoint.security),
    });
  };
}
