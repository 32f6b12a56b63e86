import { Button, TextInput } from '@mantine/core';
import { KeyRound } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { Actions } from '../../components/screen.tsx';
import { PasswordPromise } from '../../panels/settings/promise.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { PasswordField } from './password-field.tsx';
import styles from './sign-in.module.css';
import { riskyTryAhead, wasRefused } from './tries.ts';

interface SignInFormProps {
  kind: 'password' | 'token';
  /** Where the password goes; named before it is typed. */
  host: string;
}

type Problem = 'no-username' | 'no-secret' | 'refused';

/** The secret lives only in this field until it is sent; then the field is emptied. After a refused try it has the focus. */
export function SignInForm({ kind, host }: SignInFormProps) {
  const { t } = useTranslation();
  const { state, view, send } = useSendwell();
  const [username, setUsername] = useState(state.username ?? state.address ?? '');
  const [secret, setSecret] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const nameField = useRef<HTMLInputElement>(null);
  const secretField = useRef<HTMLInputElement>(null);
  const provider = state.provider?.name;
  const plain = state.provider?.signIn.includes('password');

  const again = wasRefused(state);
  useEffect(() => {
    if (again) secretField.current?.focus();
  }, [again]);

  function take(value: string) {
    setSecret(value);
    setProblem(null);
  }

  async function signIn(event: FormEvent) {
    event.preventDefault();
    const name = username.trim();
    if (name === '') return missing('no-username', nameField.current);
    if (secret === '') return missing('no-secret', secretField.current);
    setSecret('');
    const answer = await send({ type: 'sign-in', username: name, kind, secret });
    if (!answer.ok) setProblem('refused');
  }

  function missing(what: Problem, field: HTMLInputElement | null) {
    setProblem(what);
    field?.focus();
  }

  return (
    <form onSubmit={signIn} noValidate className={styles.form}>
      <TextInput
        ref={nameField}
        label={t('sign-in.username')}
        description={t('sign-in.username-help')}
        value={username}
        onChange={(event) => {
          setUsername(event.currentTarget.value);
          setProblem(null);
        }}
        error={problem === 'no-username' && t('sign-in.empty.username')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <PasswordField
        inputRef={secretField}
        label={t(`sign-in.secret.${kind}`)}
        help={kind === 'password' && provider && plain ? t('sign-in.which-password', { provider }) : null}
        value={secret}
        onChange={take}
        problem={problem === 'no-secret' ? t(`sign-in.empty.${kind}`) : null}
      />
      {view.practice && kind === 'password' && (
        <PracticePassword onFill={take} password={view.practice.password} />
      )}
      <RiskyTry />
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

/** Before a try that may lock the account. */
function RiskyTry() {
  const { t } = useTranslation();
  const { state, view } = useSendwell();
  const tries = riskyTryAhead(state, view);
  if (tries === null) return null;
  return (
    <Notice tone="warning" title={t('sign-in.third-try.title', { tries })}>
      <p>{t('sign-in.third-try.text')}</p>
    </Notice>
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
