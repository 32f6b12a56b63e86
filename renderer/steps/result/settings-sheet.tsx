import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { messageSizeLimit } from '../../../shared/message-size.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Actions, Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { useAccepts } from '../../use-accepts.ts';
import { signedInWithToken } from '../provider-sign-in/tokens-only.ts';
import styles from './result.module.css';
import { provenSettings } from './settings.ts';
import { settingsText } from './summary.ts';
import { Targets } from './targets.tsx';

/** The settings to type elsewhere, each with a button that copies it. */
export function SettingsSheet() {
  const { t } = useTranslation();
  const { t: oauth } = useTranslation('oauth');
  const { state, send } = useSendwell();
  const accepts = useAccepts();
  const settings = provenSettings(state);
  if (settings === null) return null;
  const limit = messageSizeLimit(state);
  /** The large test carries 1 MB: no use where the server says that it takes less. */
  const mayBeLarge = limit === null || limit.attachments >= 1;
  const rows = [
    { field: 'host', value: settings.host, note: null },
    { field: 'port', value: String(settings.port), note: null },
    {
      field: 'security',
      value: t(`security.${settings.security}.label`),
      note: t(`security.${settings.security}.name`),
    },
    { field: 'username', value: settings.username, note: null },
  ] as const;
  return (
    <Sheet>
      <h2 className={styles.heading}>{t('settings.title')}</h2>
      <dl className={styles.settings}>
        {rows.map(({ field, value, note }) => (
          <div key={field} className={styles.setting}>
            <dt>{t(`settings.${field}`)}</dt>
            <dd>
              <bdi>{value}</bdi>
              {note && <span className={styles.note}>{note}</span>}
            </dd>
            <dd className={styles.copy}>
              <CopyButton look="icon" text={value} label={t(`settings.copy.${field}`)} />
            </dd>
          </div>
        ))}
      </dl>
      <Targets />
      <p className={styles.soft}>
        {signedInWithToken(state) ? oauth('result.token') : t('settings.password')}
      </p>
      {limit && <p className={styles.soft}>{t('settings.size', limit)}</p>}
      <Actions>
        <CopyButton text={settingsText(settings, t)} label={t('settings.copy.all')} />
        {mayBeLarge && accepts({ type: 'send' }) && (
          <Button variant="default" onClick={() => send({ type: 'send', large: true })}>
            {t('settings.try-large')}
          </Button>
        )}
      </Actions>
    </Sheet>
  );
}
