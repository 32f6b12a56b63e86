import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ServerProblem, serverProblems, takeApart } from '../../../shared/server-text.ts';
import { AddressField } from '../../components/address-field.tsx';
import { type AddressProblem, addressProblem } from '../../components/address-problem.ts';
import { Actions, Screen, Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { startCommand } from '../../start-command.ts';
import { nextView } from '../../view.ts';
import { formOf, type ManualForm, manualSettings, parsePort } from './manual-form.ts';
import { SecurityField } from './security-field.tsx';
import styles from './start.module.css';

/** What keeps the form from being sent: a field, and for the address the reason. */
type Problem =
  | { field: 'address'; reason: AddressProblem }
  | { field: 'host'; reason: ServerProblem }
  | { field: 'port' };

/** Server, port and protection typed by hand. What is left empty is found out. */
export function ManualStep() {
  const { t } = useTranslation(['window', 'terminal']);
  const { send, view, dispatch } = useSendwell();
  const [form, setForm] = useState(() => formOf(view.address, view.manual));
  const [moved, setMoved] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const addressField = useRef<HTMLInputElement>(null);
  const hostField = useRef<HTMLInputElement>(null);
  const portField = useRef<HTMLInputElement>(null);
  const port = parsePort(form.port);

  function change(part: Partial<ManualForm>) {
    setForm({ ...form, ...part });
    setProblem(null);
  }

  function show(found: Problem) {
    setProblem(found);
    const fields = { address: addressField, host: hostField, port: portField };
    fields[found.field].current?.focus();
  }

  /** A port or an encryption that stands with the server goes into its own field. */
  function takeServerApart() {
    const written = takeApart(form.host);
    if (!written.ok || written.host === form.host) return;
    const ofField = form.port === '' ? written.port : null;
    setMoved(ofField);
    setForm({
      ...form,
      host: written.host,
      ...(ofField !== null && { port: String(ofField) }),
      ...(written.security !== null && { security: written.security }),
    });
  }

  async function start(event: FormEvent) {
    event.preventDefault();
    if (port === 'unusable') return show({ field: 'port' });
    const manual = manualSettings(form, port);
    const typed = { type: 'settings-typed', address: form.address, manual } as const;
    dispatch(typed);
    const answer = await send(startCommand(nextView(view, typed)));
    if (answer.ok) return;
    if (answer.reason === 'address-unusable') {
      show({ field: 'address', reason: addressProblem(answer.detail) });
    } else {
      show({ field: 'host', reason: serverProblems.find((one) => one === answer.detail) ?? 'signs' });
    }
  }

  return (
    <Screen title={t('manual.title')} lead={t('manual.lead')}>
      <form onSubmit={start} noValidate>
        <Sheet>
          <AddressField
            inputRef={addressField}
            label={t('start.address')}
            value={form.address}
            onChange={(address) => change({ address })}
            problem={problem?.field === 'address' ? problem.reason : null}
          />
          <div className={styles.pair}>
            <TextInput
              ref={hostField}
              label={t('manual.host')}
              description={moved === null ? t('manual.host-help') : t('manual.moved', { port: moved })}
              value={form.host}
              onBlur={takeServerApart}
              onChange={(event) => change({ host: event.currentTarget.value })}
              error={
                problem?.field === 'host' &&
                t(`terminal:problem.server.${problem.reason}`, { typed: form.host })
              }
              autoCapitalize="none"
              spellCheck={false}
            />
            <TextInput
              ref={portField}
              label={t('manual.port')}
              description={t('manual.port-help')}
              value={form.port}
              onChange={(event) => change({ port: event.currentTarget.value })}
              error={problem?.field === 'port' && t('manual.port-problem')}
              inputMode="numeric"
            />
          </div>
          <SecurityField
            port={port === 'unusable' ? null : port}
            value={form.security}
            onChange={(security) => change({ security })}
          />
          <TextInput
            label={t('manual.username')}
            description={t('manual.username-help')}
            value={form.username}
            onChange={(event) => change({ username: event.currentTarget.value })}
            autoCapitalize="none"
            autoComplete="username"
            spellCheck={false}
          />
          <Actions>
            <Button type="submit">{t('manual.try')}</Button>
            <Button variant="default" onClick={() => dispatch({ type: 'show-start', start: 'address' })}>
              {t('manual.back')}
            </Button>
          </Actions>
        </Sheet>
      </form>
    </Screen>
  );
}
