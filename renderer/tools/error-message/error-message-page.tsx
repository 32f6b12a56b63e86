import { NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadError } from '../../../shared/tools.ts';
import { Disclosure } from '../../components/disclosure.tsx';
import { Screen } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { PasteField, ToolForm } from '../tool-form.tsx';
import { ErrorExplanation } from './error-explanation.tsx';
import { type ErrorForm, emptyForm, pastedError, providerNames } from './error-form.ts';
import styles from './error-message.module.css';

/** An error message of any program: pasted here, explained here. `given`: dropped or pasted on another page. */
export function ErrorMessagePage({ given = '' }: { given?: string | undefined }) {
  const { t } = useTranslation('tools');
  const { t: window } = useTranslation();
  const { api } = useSendwell();
  const [form, setForm] = useState<ErrorForm>({ ...emptyForm, text: given });
  const [problem, setProblem] = useState<'empty' | 'too-long' | 'port' | null>(null);
  const [read, setRead] = useState<{
    provider: string | null;
    text: string;
    error: ReadError;
    nonce: number;
  } | null>(null);
  const textField = useRef<HTMLTextAreaElement>(null);
  const portField = useRef<HTMLInputElement>(null);

  function change(part: Partial<ErrorForm>) {
    setForm({ ...form, ...part });
    setProblem(null);
  }

  async function explain(event: FormEvent) {
    event.preventDefault();
    const pasted = pastedError(form);
    if (!pasted.ok) {
      setProblem(pasted.problem);
      (pasted.problem === 'port' ? portField : textField).current?.focus();
      return;
    }
    const error = await api.invoke('explain:text', pasted.value);
    setRead({ provider: pasted.value.provider, text: form.text, error, nonce: (read?.nonce ?? 0) + 1 });
    markLine(textField.current, error.decisive.line);
  }

  return (
    <Screen title={t('error.title')} lead={t('error.lead')}>
      <ToolForm ask={t('error.explain')} answered={read !== null} onSubmit={explain}>
        <PasteField
          ref={textField}
          label={t('error.text')}
          description={t('error.text-help')}
          value={form.text}
          onChange={(event) => change({ text: event.currentTarget.value })}
          error={(problem === 'empty' || problem === 'too-long') && t(`error.${problem}`)}
          rows={6}
        />
        <Disclosure summary={t('error.more')}>
          <div className={styles.pair}>
            <NativeSelect
              label={t('error.provider')}
              description={t('error.provider-help')}
              value={form.provider}
              onChange={(event) => change({ provider: event.currentTarget.value })}
              data={[{ value: '', label: t('error.provider-unknown') }, ...providerNames]}
            />
            <TextInput
              ref={portField}
              label={t('error.port')}
              description={t('error.port-help')}
              value={form.port}
              onChange={(event) => change({ port: event.currentTarget.value })}
              error={problem === 'port' && window('manual.port-problem')}
              inputMode="numeric"
            />
          </div>
        </Disclosure>
      </ToolForm>
      {read && (
        <ErrorExplanation key={read.nonce} error={read.error} provider={read.provider} text={read.text} />
      )}
    </Screen>
  );
}

/** Marks a line of the pasted text, and brings it into view. */
function markLine(field: HTMLTextAreaElement | null, line: number) {
  if (!field) return;
  const lines = field.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  field.setSelectionRange(start, start + (lines[line - 1] ?? '').length);
  field.scrollTop = (field.scrollHeight * (line - 1)) / lines.length - field.clientHeight / 2;
}
