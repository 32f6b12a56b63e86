import { Button, TextInput } from '@mantine/core';
import { KeyRound } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { Actions } from '../../components/screen.tsx';
import { PasswordPromise } from '../../panels/settings/promise.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { PasswordField } from './password-field.tsx';
import styles from './sign-in.module.css';

interface SignInFormProps {
  kind: 'password' | 'token';
  /** Where the password goes; named before it is typed. */
  host: string;
}

/** The secret lives only in this field until it is sent; then the field is emptied. */
export function SignInForm({ kind, host }: SignInFormProps) {
  const { t } = useTranslation();
  const { state, view, send } = useSendwell();
  const [username, setUsername] = useState(state.username ?? state.address ?? '');
  const [secret, setSecret] = useState('');
  const [problem, setProblem] = useState<'empty' | 'refused' | null>(null);
  const field = useRef<HTMLInputElement>(null);

  async function signIn(event: FormEvent) {
    event.preventDefault();
    if (secret === '') {
      setProblem('empty');
      field.current?.focus();
      return;
    }
    setSecret('');
    const answer = await send({ type: 'sign-in', username: username.trim(), kind, secret });
    if (!answer.ok) setProblem('refused');
  }

  return (
    <form onSubmit={signIn} noValidate className={styles.form}>
      <TextInput
        label={t('sign-in.username')}
        description={t('sign-in.username-help')}
        value={username}
        onChange={(event) => setUsername(event.currentTarget.value)}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <PasswordField
        inputRef={field}
        label={t(`sign-in.secret.${kind}`)}
        value={secret}
        onChange={(value) => {
          setSecret(value);
          setProblem(null);
        }}
        problem={problem === 'empty' ? t(`sign-in.empty.${kind}`) : null}
      />
      {view.practice && kind === 'password' && (
        <PracticePassword onFill={setSecret} password={view.practice.password} />
      )}
      {problem === 'refused' && (
        <Notice tone="warning">
          <p>{t('sign-in.refused')}</p>
        </Notice>
      )}
      <p className={styles.soft}>
        <PasswordPromise host={host} />
      </p>
      <Actions>
        <Button type="submit" leftSection={<KeyRound aria-hidden size="1.1em" />}>
          {t('sign-in.send')}
        </Button>
      </Actions>
    </form>
  );
}

function PracticePassword({ password, onFill }: { password: string; onFill(password: string): void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.practice}>
      <p>
        {t('practice.password')} <code>{password}</code>
      </p>
      <Button variant="default" size="sm" onClick={() => onFill(password)}>
        {t('practice.fill')}
      </Button>
    </div>
  );
}
