import { Button, Checkbox, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../components/facts.tsx';
import { Actions, Sheet } from '../../components/screen.tsx';
import styles from './accounts.module.css';
import type { AccountsAccess } from './use-accounts.ts';

/** The file as it was looked through, and what the check needs. Nothing was contacted yet. */
export function StartAccounts({ desk }: { desk: AccountsAccess }) {
  const { t } = useTranslation('tools');
  const { t: window } = useTranslation();
  const [password, setPassword] = useState('');
  const [visible, setVisible] = useState(false);
  const [send, setSend] = useState(false);
  const { list } = desk.state;
  if (!list) return null;
  const { fileName, rows, unusable, passwords } = list;
  const needsOne = passwords < rows - unusable;
  const facts = [
    { name: t('accounts.file'), value: fileName, code: true },
    { name: t('accounts.rows'), value: String(rows), code: false },
    { name: t('accounts.passwords'), value: String(passwords), code: false },
    ...(unusable > 0 ? [{ name: t('accounts.unusable'), value: String(unusable), code: false }] : []),
  ];

  function start(event: FormEvent) {
    event.preventDefault();
    setPassword('');
    void desk.start(password, send);
  }

  return (
    <form onSubmit={start} noValidate>
      <Sheet>
        <Facts facts={facts} />
        {needsOne && (
          <PasswordInput
            label={t('accounts.password')}
            description={t('accounts.password-help')}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            maxLength={1000}
            autoComplete="off"
            spellCheck={false}
            visible={visible}
            onVisibilityChange={setVisible}
            visibilityToggleFocusable
            visibilityToggleButtonProps={{
              'aria-label': window(visible ? 'sign-in.hide-password' : 'sign-in.show-password'),
            }}
          />
        )}
        <Checkbox
          label={t('accounts.send')}
          description={t('accounts.send-help')}
          checked={send}
          onChange={(event) => setSend(event.currentTarget.checked)}
        />
        <p className={styles.soft}>{t('accounts.polite')}</p>
        <Actions>
          <Button type="submit">{t('accounts.start')}</Button>
          <Button variant="default" onClick={desk.choose}>
            {t('accounts.another')}
          </Button>
        </Actions>
      </Sheet>
    </form>
  );
}
