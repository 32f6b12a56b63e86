import { Button, Loader } from '@mantine/core';
import { ExternalLink } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProviderSignIn } from '../../../shared/oauth.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Actions } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { useClock } from '../../use-clock.ts';
import styles from './provider-sign-in.module.css';

/** The provider is asked, or the person is at its page, here or on another device. */
export function Waiting({ page }: { page: ProviderSignIn }) {
  const { t } = useTranslation('oauth');
  const { api, send, announce } = useSendwell();
  const { device } = page;
  const clock = useClock();
  const title = useTitle(page);
  const opens = device !== null || page.page !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: said when the title changes, not when the window is drawn
  useEffect(() => announce(device ? `${title}: ${device.code}` : title), [title]);
  return (
    <section className={`${styles.page} ${styles.waiting}`} aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      {device ? (
        <>
          <p className={styles.code}>{device.code}</p>
          <p>{t('page.codeHelp', { page: device.page })}</p>
        </>
      ) : (
        <div className={styles.working}>
          <Loader size="sm" aria-hidden />
          <p>{t(opens ? 'page.waitingHelp' : 'page.askingHelp')}</p>
        </div>
      )}
      {opens && page.endsAt && <p className={styles.soft}>{t('page.until', { time: clock(page.endsAt) })}</p>}
      <Actions>
        {device && <CopyButton primary text={device.code} label={t('page.codeCopy')} />}
        {opens && (
          <Button
            variant="default"
            onClick={() => api.invoke('sign-in-page:open', undefined)}
            leftSection={<ExternalLink aria-hidden size="1.1em" />}
          >
            {t(device ? 'page.open' : 'page.openAgain')}
          </Button>
        )}
        {page.page && <CopyButton text={page.page} label={t('page.copyPage')} />}
      </Actions>
      <div className={styles.last}>
        <Button variant="default" onClick={() => send({ type: 'cancel-provider-sign-in' })}>
          {t('page.cancel')}
        </Button>
      </div>
    </section>
  );
}

function useTitle({ name, page, device }: ProviderSignIn): string {
  const { t } = useTranslation('oauth');
  if (device) return t('page.codeTitle');
  return page === null ? t('page.asking', { name }) : t('page.waiting');
}
