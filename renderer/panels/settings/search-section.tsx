import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './settings.module.css';
import { Switch } from './switch.tsx';
import type { SettingsAccess } from './use-settings.ts';

/** How the next check looks for settings: without the web, with another DNS server, with a company's authority. */
export function SearchSection({ desk }: { desk: SettingsAccess }) {
  const { t } = useTranslation('settings');
  const { settings, refused, change } = desk;
  return (
    <section className={styles.part}>
      <h3 className={styles.heading}>{t('search.title')}</h3>
      <Switch
        label={t('search.offline')}
        text={t('search.offline-text')}
        checked={settings.preferences.offline}
        locked={settings.locked.includes('offline')}
        refused={refused?.by === 'offline' ? refused.why : null}
        onChange={(offline) => change('offline', { offline })}
      />
      <DnsField {...desk} />
      <CaField {...desk} />
    </section>
  );
}

function DnsField({ settings: { preferences, locked }, refused, change }: SettingsAccess) {
  const { t } = useTranslation('settings');
  const [typed, setTyped] = useState(preferences.dns ?? '');
  const isLocked = locked.includes('dns');

  function save(event: FormEvent) {
    event.preventDefault();
    void change('dns', { dns: typed.trim() || null });
  }

  return (
    <form className={styles.field} onSubmit={save} noValidate>
      <TextInput
        label={t('search.dns')}
        description={isLocked ? t('locked') : t('search.dns-text')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={refused?.by === 'dns' && t(`refusal.${refused.why}`)}
        disabled={isLocked}
        dir="ltr"
        spellCheck={false}
        autoComplete="off"
      />
      {!isLocked && (
        <Button type="submit" variant="default">
          {t('search.dns-save')}
        </Button>
      )}
    </form>
  );
}

function CaField({
  settings: { preferences, locked, caProblem },
  refused,
  change,
  chooseCaFile,
}: SettingsAccess) {
  const { t } = useTranslation('settings');
  const { caFile } = preferences;
  const isLocked = locked.includes('caFile');
  const problem = refused?.by === 'ca' ? refused.why : caProblem;
  return (
    <fieldset className={styles.field}>
      <legend className={styles.label}>{t('search.ca')}</legend>
      <p className={styles.text}>{isLocked ? t('locked') : t('search.ca-text')}</p>
      {caFile && <p className={styles.file}>{caFile}</p>}
      {problem && <p className={styles.refused}>{t(`refusal.${problem}`)}</p>}
      {!isLocked && (
        <div className={styles.buttons}>
          <Button variant="default" onClick={chooseCaFile}>
            {t('search.ca-choose')}
          </Button>
          {caFile && (
            <Button variant="subtle" onClick={() => change('ca', { caFile: null })}>
              {t('search.ca-remove')}
            </Button>
          )}
        </div>
      )}
    </fieldset>
  );
}
