import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SendwellApi } from '../../shared/ipc.ts';
import styles from '../app.module.css';
import { OutcomePicture } from '../components/pictures/outcome.tsx';
import { Actions, Screen, Sheet } from '../components/screen.tsx';

interface BrokenPageProps {
  api: SendwellApi;
  report: string;
  again(): void;
}

/** Shown instead of a white window when a screen cannot be drawn: what happened, and a report to copy. */
export function BrokenPage({ api, report, again }: BrokenPageProps) {
  const { t } = useTranslation();

  async function startAnew() {
    await api.invoke('assistant:command', { type: 'reset' });
    again();
  }

  return (
    <main className={styles.main}>
      <Screen title={t('broken.title')} lead={t('broken.lead')} picture={<OutcomePicture tone="warn" />}>
        <Sheet>
          <Actions>
            <Button onClick={startAnew}>{t('broken.again')}</Button>
            <Button variant="default" onClick={() => api.invoke('shell:copy', { text: report })}>
              {t('broken.copy')}
            </Button>
          </Actions>
        </Sheet>
      </Screen>
    </main>
  );
}
