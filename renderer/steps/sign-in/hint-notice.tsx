import { Button } from '@mantine/core';
import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { appPasswordGuideOf, appPasswordSteps } from '../../../shared/providers/app-passwords.ts';
import type { ProviderHint } from '../../../shared/providers/types.ts';
import { Notice } from '../../components/notice.tsx';
import { useSendwell } from '../../sendwell.tsx';

/** Hints that say "not like this"; the others only say what to have at hand. */
const warnings: readonly ProviderHint[] = [
  'sign-in-window',
  'no-mail-apps',
  'bridge-needed',
  'home-network-only',
];

/** What this provider wants, and where it explains how. */
export function HintNotice({ hint }: { hint: ProviderHint }) {
  const { t } = useTranslation(['window', 'providers']);
  const { api, state } = useSendwell();
  const { name } = state.provider ?? {};
  const words = { provider: name, context: name ? undefined : 'unknown' };
  const url = state.provider?.helpUrl ?? null;
  const guide = appPasswordGuideOf(state.provider?.id ?? null, hint);
  return (
    <Notice
      tone={warnings.includes(hint) ? 'warning' : 'info'}
      title={t(`providers:hint.${hint}.title`, words)}
    >
      <p>{t(`providers:hint.${hint}.text`, words)}</p>
      {guide && (
        <ol>
          {appPasswordSteps.map((step) => (
            <li key={step}>{t(`providers:appPassword.${guide}.${step}`)}</li>
          ))}
        </ol>
      )}
      {url && (
        <Button
          variant="default"
          rightSection={<ExternalLink aria-hidden size="1em" />}
          onClick={() => api.invoke('shell:open-help', { url })}
        >
          {t(`providers:hint.${hint}.action`)}
        </Button>
      )}
    </Notice>
  );
}
