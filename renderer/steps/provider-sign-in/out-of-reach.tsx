import { useTranslation } from 'react-i18next';
import type { ProviderSignIn } from '../../../shared/oauth.ts';
import { Disclosure } from '../../components/disclosure.tsx';
import { Notice } from '../../components/notice.tsx';
import { Registration } from './registration.tsx';

/** Nobody has registered this program with the provider: what is missing, who can provide it, and with which values. */
export function NotReady({ page }: { page: ProviderSignIn }) {
  const { t } = useTranslation('oauth');
  const { name, registration } = page;
  return (
    <Notice title={t('page.notReady')}>
      <p>{t('page.notReadyHelp', { name })}</p>
      {registration && (
        <Disclosure summary={t('registration.title')}>
          <Registration id={page.id} name={name} registration={registration} />
        </Disclosure>
      )}
    </Notice>
  );
}

/** The provider's page leads back to websites only. */
export function NoWay({ name }: { name: string }) {
  const { t } = useTranslation('oauth');
  return (
    <Notice>
      <p>{t('page.noWay', { name })}</p>
    </Notice>
  );
}
