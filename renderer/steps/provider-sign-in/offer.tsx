import { Button, Checkbox } from '@mantine/core';
import { ExternalLink, Hash } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OAuthFlow, ProviderSignIn } from '../../../shared/oauth.ts';
import { Notice } from '../../components/notice.tsx';
import { Actions } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import styles from './provider-sign-in.module.css';

/** The page by name and host, what is asked for, and why it did not work the last time. */
export function Offer({ page }: { page: ProviderSignIn }) {
  const { t } = useTranslation('oauth');
  const { send } = useSendwell();
  const [alsoRead, setAlsoRead] = useState(false);
  const start = (flow: OAuthFlow) => send({ type: 'provider-sign-in', flow, alsoRead });
  const [first] = page.flows;
  return (
    <section className={styles.page} aria-label={t('page.title', { name: page.name })}>
      <h2 className={styles.heading}>{t('page.title', { name: page.name })}</h2>
      <p>{t('page.lead')}</p>
      <p className={styles.soft}>{t('page.host', { host: page.host })}</p>
      {page.problem && (
        <Notice tone="warning">
          <p>{t(`problem.${page.problem}`)}</p>
          {page.detail && <p className={styles.soft}>{t('page.detail', { detail: page.detail })}</p>}
        </Notice>
      )}
      <Checkbox
        label={t('page.alsoRead')}
        description={t('page.alsoReadHelp')}
        checked={alsoRead}
        onChange={(event) => setAlsoRead(event.currentTarget.checked)}
      />
      <Actions>
        {page.flows.includes('browser') && (
          <Button onClick={() => start('browser')} leftSection={<ExternalLink aria-hidden size="1.1em" />}>
            {t('page.open')}
          </Button>
        )}
        {page.flows.includes('device') && (
          <Button
            variant={first === 'device' ? 'filled' : 'default'}
            onClick={() => start('device')}
            leftSection={<Hash aria-hidden size="1.1em" />}
          >
            {t('page.useCode')}
          </Button>
        )}
      </Actions>
      <p className={styles.soft}>{t('page.keepNothing')}</p>
    </section>
  );
}
