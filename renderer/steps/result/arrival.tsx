import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '../../components/disclosure.tsx';
import { Actions, Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import styles from './result.module.css';

/** Accepted is not delivered: asks whether the message is there, and helps when it is not. */
export function Arrival() {
  const { t } = useTranslation();
  const { state, send } = useSendwell();
  if (state.arrival === 'arrived') return null;
  const missing = state.arrival === 'missing';
  return (
    <Sheet>
      <h2 className={styles.heading}>{t(missing ? 'arrival.title-missing' : 'arrival.title')}</h2>
      {missing ? <WhereToLook /> : <p>{t('arrival.text')}</p>}
      <Actions>
        <Button onClick={() => send({ type: 'arrived' })}>
          {t(missing ? 'arrival.came-after-all' : 'arrival.got-it')}
        </Button>
        {missing ? (
          <SendAgain />
        ) : (
          <Button variant="default" onClick={() => send({ type: 'nothing-came' })}>
            {t('arrival.nothing-came')}
          </Button>
        )}
      </Actions>
      {state.code && (
        <Disclosure summary={t('arrival.code.summary')}>
          <CodeCheck code={state.code} />
        </Disclosure>
      )}
    </Sheet>
  );
}

/** What to look at when nothing came, most likely first. */
function WhereToLook() {
  const { t } = useTranslation();
  const { state } = useSendwell();
  const to = state.to ?? state.address ?? '';
  const tips = ['spam', 'wait', 'address', 'server'] as const;
  return (
    <ol className={styles.tips}>
      {tips.map((tip) => (
        <li key={tip}>{t(`arrival.tip.${tip}`, { to })}</li>
      ))}
    </ol>
  );
}

function SendAgain() {
  const { t } = useTranslation();
  const { dispatch } = useSendwell();
  return (
    <Button variant="default" onClick={() => dispatch({ type: 'want', wanted: 'message' })}>
      {t('arrival.send-again')}
    </Button>
  );
}

/** The six digits in the message prove that it is this one that came. */
function CodeCheck({ code }: { code: string }) {
  const { t } = useTranslation();
  const { send } = useSendwell();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  function check(event: FormEvent) {
    event.preventDefault();
    if (typed.replace(/\D/g, '') === code) {
      void send({ type: 'arrived' });
      return;
    }
    setWrong(true);
    field.current?.focus();
  }

  return (
    <form onSubmit={check} noValidate className={styles.code}>
      <TextInput
        ref={field}
        label={t('arrival.code.label')}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setWrong(false);
        }}
        error={wrong && t('arrival.code.other')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        classNames={{ input: styles.digits }}
      />
      <Button type="submit" variant="default">
        {t('arrival.code.check')}
      </Button>
    </form>
  );
}
