import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/incidents.ts';
import type { SendwellApi } from '../../../shared/ipc.ts';
import { OutcomePicture } from '../../components/pictures/outcome.tsx';
import { Actions, Screen, Sheet } from '../../components/screen.tsx';

interface IncidentPageProps {
  api: SendwellApi;
  incident: Incident;
  onDismiss(): Promise<void>;
}

/** Takes the place of the screen when something of ours broke: what happened, and a report to copy. */
export function IncidentPage({ api, incident: { kind, detail }, onDismiss }: IncidentPageProps) {
  const { t } = useTranslation('incidents');
  const crashed = kind === 'page-crashed';

  async function startAnew() {
    await api.invoke('assistant:command', { type: 'reset' });
    await onDismiss();
  }

  return (
    <Screen
      title={t(crashed ? 'page-crashed.title' : 'bug.title')}
      lead={t(crashed ? 'page-crashed.lead' : 'bug.lead')}
      picture={<OutcomePicture tone="warn" />}
    >
      <Sheet>
        <Actions>
          <Button onClick={crashed ? onDismiss : startAnew}>{t(crashed ? 'go-on' : 'again')}</Button>
          {!crashed && (
            <Button variant="default" onClick={() => api.invoke('shell:copy', { text: detail ?? '' })}>
              {t('copy')}
            </Button>
          )}
        </Actions>
      </Sheet>
    </Screen>
  );
}
