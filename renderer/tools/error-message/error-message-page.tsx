import { Button, NativeSelect, TextInput } from '@mantine/core';
import { FolderOpen } from 'lucide-react';
import { type ChangeEvent, type ClipboardEvent, type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadError } from '../../../shared/tools.ts';
import { Disclosure } from '../../components/disclosure.tsx';
import { Screen } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { PasteField, ToolForm } from '../tool-form.tsx';
import { ErrorExplanation } from './error-explanation.tsx';
import { type ErrorForm, emptyForm, type Pasted, pastedError, providerNames } from './error-form.ts';
import styles from './error-message.module.css';
import { changed, type FieldText, fieldText, isLong, lineInField } from './field-text.ts';
import { useErrorFile } from './use-error-file.ts';

type Problem = Extract<Pasted, { ok: false }>['problem'];

/** An error message of any program: pasted here, explained here. `given`: dropped or pasted on another page. */
export function ErrorMessagePage({ given }: { given?: string | File | undefined }) {
  const { t } = useTranslation('tools');
  const { t: window } = useTranslation();
  const { api } = useSendwell();
  const noteOf = (lines: number) =>
    lines === 0 ? t('error.between-text') : t('error.between', { count: lines });
  const [form, setForm] = useState<ErrorForm>(() => ({
    ...emptyForm,
    text: fieldText(typeof given === 'string' ? given : '', noteOf),
  }));
  const [problem, setProblem] = useState<Problem | null>(null);
  const [read, setRead] = useState<{
    provider: string | null;
    text: string;
    error: ReadError;
    nonce: number;
  } | null>(null);
  const textField = useRef<HTMLTextAreaElement>(null);
  const portField = useRef<HTMLInputElement>(null);
  const file = useErrorFile(given instanceof File ? given : null, (text) => {
    change({ text: fieldText(text, noteOf) });
    textField.current?.focus();
  });

  function change(part: Partial<ErrorForm>) {
    setForm((before) => ({ ...before, ...part }));
    setProblem(null);
  }

  function type(shown: string) {
    file.forget();
    change({ text: changed(form.text, shown, noteOf) });
  }

  /** The field does not draw a long text before it is cut to what is shown of it. */
  function paste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const text = event.clipboardData.getData('text/plain');
    if (!isLong(text)) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    type(value.slice(0, selectionStart) + text + value.slice(selectionEnd));
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
    const { text, provider } = pasted.value;
    setRead({ provider, text, error, nonce: (read?.nonce ?? 0) + 1 });
    markLine(textField.current, lineInField(form.text, error.decisive.line));
  }

  const textProblem = file.state === 'unreadable' ? file.state : problem !== 'port' && problem;
  return (
    <Screen title={t('error.title')} lead={t('error.lead')} width="wide">
      <ToolForm ask={t('error.explain')} answered={read !== null} onSubmit={explain}>
        <PasteField
          ref={textField}
          label={t('error.text')}
          description={t('error.text-help')}
          value={form.text.shown}
          onChange={(event) => type(event.currentTarget.value)}
          onPaste={paste}
          error={textProblem && t(`error.${textProblem}`)}
          rows={rowsOf(form.text)}
        />
        <FileChoice reading={file.state === 'reading'} onFile={file.take} />
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

function FileChoice({ reading, onFile }: { reading: boolean; onFile(file: File): void }) {
  const { t } = useTranslation('tools');
  const field = useRef<HTMLInputElement>(null);

  function choose({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    const file = currentTarget.files?.[0];
    if (file) onFile(file);
    // The same file can be chosen again.
    currentTarget.value = '';
  }

  return (
    <div className={styles.file}>
      <Button
        variant="default"
        leftSection={<FolderOpen aria-hidden size="1.1em" />}
        loading={reading}
        onClick={() => field.current?.click()}
      >
        {t('error.file')}
      </Button>
      <p className={styles.soft}>{t('error.file-help')}</p>
      <input ref={field} type="file" accept=".txt,.log,.eml,.msg" hidden onChange={choose} />
    </div>
  );
}

/** A short message gets the room that it needs, a log a little more. */
function rowsOf({ shown }: FieldText): number {
  return shown.length > 2000 ? 12 : 6;
}

/** Marks a line of the field, counted from 0, and brings it into view. */
function markLine(field: HTMLTextAreaElement | null, line: number) {
  if (!field) return;
  const lines = field.value.split('\n');
  const start = lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0);
  field.setSelectionRange(start, start + (lines[line] ?? '').length);
  field.scrollTop = (field.scrollHeight * line) / lines.length - field.clientHeight / 2;
}
