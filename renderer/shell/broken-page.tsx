import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SendwellApi } from '../../shared/ipc.ts';
import styles from '../app.module.css';
import { Actions, Screen, Sheet } from '../components/screen.tsx';

/** Shown instead of a white window when a screen cannot be drawn: what happened, and a report to copy. */
export function BrokenPage({ api, report }: { api: SendwellApi; report: string }) {
  const { t } = useTranslation();
  return (
    <main className={styles.main}>
      <Screen title={t('broken.title')} lead={t('broken.lead')}>
        <Sheet>
          <Actions>
            <Button onClick={() => window.location.reload()}>{t('broken.reload')}</Button>
            <Button variant="default" onClick={() => api.invoke('shell:copy', { text: report })}>
              {t('broken.copy')}
            </Button>
          </Actions>
        </Sheet>
      </Screen>
    </main>
  );
}
