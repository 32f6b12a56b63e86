import { Button } from '@mantine/core';
import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { useSendwell } from '../../sendwell.tsx';
import type { SignInHint } from './hint.ts';

/** What this provider wants, and where it explains how. */
export function HintNotice({ hint }: { hint: SignInHint }) {
  const { t } = useTranslation();
  const { api, state } = useSendwell();
  const provider = state.provider?.name ?? t('sign-in.hint.your-provider');
  const url = state.provider?.helpUrl ?? null;
  return (
    <Notice
      tone={hint === 'app-password' ? 'info' : 'warning'}
      title={t(`sign-in.hint.${hint}.title`, { provider })}
    >
      <p>{t(`sign-in.hint.${hint}.text`, { provider })}</p>
      {url && (
        <Button
          variant="default"
          rightSection={<ExternalLink aria-hidden size="1em" />}
          onClick={() => api.invoke('shell:open-help', { url })}
        >
          {t(`sign-in.hint.${hint}.help`, { provider })}
        </Button>
      )}
    </Notice>
  );
}
