import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../../components/screen.tsx';
import styles from './settings.module.css';
import { Switch } from './switch.tsx';
import { useKeyStoreProblem } from './use-key-store-problem.ts';
import type { SettingsAccess } from './use-settings.ts';

/** What stays on this computer after a check. */
export function PrivacySection({ settings, refused, change, forgetPasswords, notEnded }: SettingsAccess) {
  const { t } = useTranslation('settings');
  const { preferences, locked, savedPasswords } = settings;
  const keyStoreProblem = useKeyStoreProblem(preferences.rememberPassword);
  const passwordRefused = refused?.by === 'password' ? refused.why : null;
  return (
    <Sheet>
      <h3 className={styles.heading}>{t('privacy.title')}</h3>
      <Switch
        label={t('privacy.history')}
        text={t('privacy.history-text')}
        checked={preferences.keepHistory}
        locked={locked.includes('keepHistory')}
        refused={refused?.by === 'history' ? refused.why : null}
        onChange={(keepHistory) => change('history', { keepHistory })}
      />
      <Switch
        label={t('privacy.password')}
        text={t('privacy.password-text')}
        checked={preferences.rememberPassword}
        locked={locked.includes('rememberPassword')}
        refused={passwordRefused}
        obstacle={keyStoreProblem}
        onChange={(rememberPassword) => change('password', { rememberPassword })}
      />
      {savedPasswords > 0 && (
        <div className={styles.buttons}>
          <Button variant="default" onClick={forgetPasswords}>
            {t('privacy.forget', { count: savedPasswords })}
          </Button>
        </div>
      )}
      {notEnded.length > 0 && <p role="status">{t('privacy.not-ended', { names: notEnded.join(', ') })}</p>}
    </Sheet>
  );
}
