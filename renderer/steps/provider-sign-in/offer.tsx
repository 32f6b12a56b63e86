import { Button, Checkbox } from '@mantine/core';
import { ExternalLink, Hash, KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clientFix, type OAuthFlow, type ProviderSignIn } from '../../../shared/oauth.ts';
import { Notice } from '../../components/notice.tsx';
import { Actions } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { useAccepts } from '../../use-accepts.ts';
import styles from './provider-sign-in.module.css';

/** The page by name and host, what is asked for, and why it did not work the last time. */
export function Offer({ page }: { page: ProviderSignIn }) {
  const { t } = useTranslation('oauth');
  const { send } = useSendwell();
  const accepts = useAccepts();
  const [alsoRead, setAlsoRead] = useState(false);
  const [agreed, setAgreed] = useState(false);
  const agreedHost = agreed ? page.host : undefined;
  const command = (flow: OAuthFlow) => ({ type: 'provider-sign-in', flow, alsoRead, agreedHost }) as const;
  const mayStart = (flow: OAuthFlow) => accepts(command(flow)) && (agreed || !page.foreign);
  const fix = clientFix(page.problem, page.registration);
  const [first] = page.flows;
  const isMain = (flow: OAuthFlow) => flow === first && page.remember !== 'kept';
  return (
    <section className={styles.page} aria-label={t('page.title', { name: page.name })}>
      <h2 className={styles.heading}>{t('page.title', { name: page.name })}</h2>
      <p>{t('page.lead')}</p>
      <p className={styles.soft}>{t('page.host', { host: page.host })}</p>
      {page.problem && (
        <Notice tone="warning">
          <p>{t(`problem.${page.problem}`)}</p>
          {fix && <p>{t(fix.key, fix.values)}</p>}
          {page.detail && <p className={styles.soft}>{t('page.detail', { detail: page.detail })}</p>}
        </Notice>
      )}
      {page.remember === 'kept' && <KeptSignIn name={page.name} />}
      {page.signedOut && <p role="status">{t(`page.signedOut.${page.signedOut}`, { name: page.name })}</p>}
      <Checkbox
        label={t('page.alsoRead')}
        description={t('page.alsoReadHelp')}
        checked={alsoRead}
        onChange={(event) => setAlsoRead(event.currentTarget.checked)}
      />
      {page.foreign && (
        <Notice tone="warning">
          <p>{t('page.foreign', { page: page.host, server: page.server })}</p>
          <Checkbox
            label={t('page.agree', { page: page.host, server: page.server })}
            checked={agreed}
            onChange={(event) => setAgreed(event.currentTarget.checked)}
          />
        </Notice>
      )}
      <Actions>
        {page.flows.includes('browser') && (
          <Button
            variant={isMain('browser') ? 'filled' : 'default'}
            disabled={!mayStart('browser')}
            onClick={() => send(command('browser'))}
            leftSection={<ExternalLink aria-hidden size="1.1em" />}
          >
            {t('page.open')}
          </Button>
        )}
        {page.flows.includes('device') && (
          <Button
            variant={isMain('device') ? 'filled' : 'default'}
            disabled={!mayStart('device')}
            onClick={() => send(command('device'))}
            leftSection={<Hash aria-hidden size="1.1em" />}
          >
            {t('page.useCode')}
          </Button>
        )}
      </Actions>
      <p className={styles.soft}>{t(page.remember === 'off' ? 'page.keepNothing' : 'page.keeps')}</p>
    </section>
  );
}

/** Signing in as last time, and forgetting that. */
function KeptSignIn({ name }: { name: string }) {
  const { t } = useTranslation('oauth');
  const { send, announce } = useSendwell();
  async function signOut() {
    await send({ type: 'sign-out' });
    announce(t('page.forgotten'));
  }
  return (
    <>
      <p>{t('page.kept', { name })}</p>
      <Actions>
        <Button
          onClick={() => send({ type: 'kept-sign-in' })}
          leftSection={<KeyRound aria-hidden size="1.1em" />}
        >
          {t('page.keptUse')}
        </Button>
        <Button variant="default" onClick={signOut}>
          {t('page.signOut')}
        </Button>
      </Actions>
    </>
  );
}
