import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientIds } from '../../../shared/oauth.ts';
import { type OAuthFacts, oauthProviders, registrationOf } from '../../../shared/providers/oauth.ts';
import { Disclosure } from '../../components/disclosure.tsx';
import { Registration } from '../../steps/provider-sign-in/registration.tsx';
import styles from './settings.module.css';
import type { SettingsAccess } from './use-settings.ts';

/** Providers whose page can come back to this program, or that give out codes. */
const reachable = oauthProviders.filter(
  ({ redirectHost, deviceEndpoint }) => redirectHost !== null || deviceEndpoint !== null,
);

/** Client ids of this program: for whoever sets it up for others. */
export function ClientIdsSection({ desk }: { desk: SettingsAccess }) {
  const { t } = useTranslation('oauth');
  const [id, setId] = useState(reachable[0]?.id ?? '');
  const provider = reachable.find((one) => one.id === id);
  return (
    <section className={styles.part}>
      <h3 className={styles.heading}>{t('settings.title')}</h3>
      <p className={styles.text}>{t('settings.lead')}</p>
      <Disclosure summary={t('settings.open')}>
        <NativeSelect
          label={t('settings.provider')}
          data={reachable.map((one) => ({ value: one.id, label: one.name }))}
          value={id}
          onChange={(event) => setId(event.currentTarget.value)}
        />
        {provider && <ClientForm key={id} provider={provider} desk={desk} />}
      </Disclosure>
    </section>
  );
}

function ClientForm({ provider, desk }: { provider: OAuthFacts; desk: SettingsAccess }) {
  const { t } = useTranslation('oauth');
  const { id, name } = provider;
  const { clientIds } = desk.settings.preferences;
  const isLocked = desk.settings.locked.includes('clientIds');
  const kept = entryOf(clientIds, id);
  const [clientId, setClientId] = useState(kept.id);
  const [secret, setSecret] = useState(kept.secret);
  const registration = registrationOf(provider);

  function save(event: FormEvent) {
    event.preventDefault();
    void desk.change('clients', { clientIds: withEntry(clientIds, id, clientId.trim(), secret.trim()) });
  }

  return (
    <form className={styles.field} onSubmit={save} noValidate>
      <TextInput
        label={t('settings.id', { name })}
        description={isLocked ? t('settings.managed') : undefined}
        value={clientId}
        onChange={(event) => setClientId(event.currentTarget.value)}
        disabled={isLocked}
        dir="ltr"
        spellCheck={false}
        autoComplete="off"
      />
      {(registration?.needsSecret ?? true) && (
        <TextInput
          label={t('settings.secret', { name })}
          value={secret}
          onChange={(event) => setSecret(event.currentTarget.value)}
          disabled={isLocked}
          dir="ltr"
          spellCheck={false}
          autoComplete="off"
        />
      )}
      {!isLocked && (
        <Button type="submit" variant="default">
          {t('settings.save', { name })}
        </Button>
      )}
      {registration && <Registration id={id} name={name} registration={registration} />}
    </form>
  );
}

function entryOf(ids: ClientIds, provider: string): { id: string; secret: string } {
  const entry = ids[provider] ?? '';
  return typeof entry === 'string' ? { id: entry, secret: '' } : { id: entry.id, secret: entry.secret ?? '' };
}

/** An empty id takes the entry away. */
function withEntry(ids: ClientIds, provider: string, id: string, secret: string): ClientIds {
  const { [provider]: _, ...others } = ids;
  if (id === '') return others;
  return { ...others, [provider]: secret === '' ? id : { id, secret } };
}
