import { Button, Textarea } from '@mantine/core';
import { FileSpreadsheet, FolderOpen, RotateCcw } from 'lucide-react';
import { type ChangeEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '../../components/disclosure.tsx';
import { Actions, Sheet } from '../../components/screen.tsx';
import styles from './plan.module.css';
import { chosenFiles, type PlanFile } from './plan-files.ts';
import { pastedFile } from './use-given-files.ts';
import type { PlanState } from './use-plan.ts';

const forms = [
  'smtp-auth-clients',
  'entra-sign-ins',
  'get-casmailbox',
  'get-transportconfig',
  'find-smtp-auth-exposure',
  'senders',
] as const;

interface FilesSheetProps {
  state: PlanState;
  onFiles(files: PlanFile[]): void;
  pastedName(): string;
  onStartOver(): void;
}

/** Where files come in: dropped, chosen, a whole folder, or pasted as text. */
export function FilesSheet({ state, onFiles, pastedName, onStartOver }: FilesSheetProps) {
  const { t } = useTranslation('m365');
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const took = state.kind === 'empty' ? 0 : state.files;

  function choose({ currentTarget: field }: ChangeEvent<HTMLInputElement>) {
    onFiles(chosenFiles(field.files));
    // The same file can be chosen again, with what has changed in it.
    field.value = '';
  }

  function startOver() {
    onStartOver();
    // The button that was pressed goes.
    first.current?.focus();
  }

  return (
    <Sheet>
      <div className={styles.drop}>
        <p className={styles.dropTitle}>{t('page.drop')}</p>
        <p className={styles.soft}>{t('page.dropHelp')}</p>
        <Actions>
          <Button
            ref={first}
            variant={took > 0 ? 'default' : 'filled'}
            leftSection={<FileSpreadsheet aria-hidden size="1.1em" />}
            onClick={() => files.current?.click()}
          >
            {t('page.files')}
          </Button>
          <Button
            variant="default"
            leftSection={<FolderOpen aria-hidden size="1.1em" />}
            onClick={() => folder.current?.click()}
          >
            {t('page.folder')}
          </Button>
        </Actions>
        <input ref={files} type="file" multiple hidden onChange={choose} />
        <input ref={folder} type="file" multiple hidden webkitdirectory="" onChange={choose} />
      </div>
      {took > 0 && (
        <div className={styles.taken}>
          <p>{state.kind === 'reading' ? t('page.reading') : t('page.taken', { count: took })}</p>
          <Button variant="subtle" leftSection={<RotateCcw aria-hidden size="1em" />} onClick={startOver}>
            {t('page.startOver')}
          </Button>
        </div>
      )}
      <Disclosure summary={t('page.paste')}>
        <PasteForm onText={(text) => onFiles([pastedFile(text, pastedName())])} />
      </Disclosure>
      <Disclosure summary={t('page.forms')}>
        <ul className={styles.list}>
          {forms.map((form) => (
            <li key={form}>{t(`page.form.${form}`)}</li>
          ))}
        </ul>
      </Disclosure>
    </Sheet>
  );
}

function PasteForm({ onText }: { onText(text: string): void }) {
  const { t } = useTranslation('m365');
  const [text, setText] = useState('');
  const [problem, setProblem] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);

  function add() {
    setProblem(text.trim() === '');
    if (text.trim() === '') field.current?.focus();
    else {
      onText(text);
      setText('');
    }
  }

  return (
    <>
      <Textarea
        ref={field}
        label={t('page.pasteLabel')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={problem && t('page.pasteEmpty')}
        rows={5}
        autoComplete="off"
        spellCheck={false}
      />
      <Actions>
        <Button variant="default" onClick={add}>
          {t('page.add')}
        </Button>
      </Actions>
    </>
  );
}
