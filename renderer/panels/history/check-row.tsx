import { Button, TextInput } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PastCheck } from '../../../shared/history.ts';
import { Disclosure } from '../../components/disclosure.tsx';
import { Mark } from '../../components/mark.tsx';
import { works } from './compare.ts';
import styles from './history.module.css';
import { problemText, timeText } from './words.ts';

interface CheckRowProps {
  check: PastCheck;
  picked: boolean;
  /** Two are picked already. */
  full: boolean;
  onPick(picked: boolean): void;
  onOpen(): void;
  onAgain(): void;
  onName(network: string): Promise<void>;
}

/** One past check: whose address, when, how it went, and where that was. Its address opens it. */
export function CheckRow({ check, picked, full, onPick, onOpen, onAgain, onName }: CheckRowProps) {
  const { t, i18n } = useTranslation(['history', 'diagnosis', 'window']);
  const id = useId();
  const { address } = check;
  const when = timeText(check.at, i18n.language);
  return (
    <li className={styles.check}>
      <input
        type="checkbox"
        className={styles.box}
        checked={picked}
        disabled={full && !picked}
        aria-label={t('pick', { address, when })}
        onChange={(event) => onPick(event.currentTarget.checked)}
      />
      <button type="button" className={styles.open} aria-describedby={`${id}-result`} onClick={onOpen}>
        <span className={styles.who}>{address}</span> <span className={styles.when}>{when}</span>
      </button>
      <Button
        variant="default"
        className={styles.again}
        leftSection={<RotateCcw aria-hidden size="1em" />}
        aria-label={t('again-for', { address, when })}
        onClick={onAgain}
      >
        {t('again')}
      </Button>
      <div className={styles.more}>
        <p id={`${id}-result`} className={styles.result} data-works={works(check)}>
          <Mark kind={works(check) ? 'ok' : check.class ? 'bad' : 'unsure'} />
          <span>{problemText(check.class, t) ?? t(`verdict.${check.verdict}`)}</span>
        </p>
        <Disclosure summary={check.network ?? t('network.edit')} look="quiet">
          <NetworkForm name={check.network ?? ''} onName={onName} />
        </Disclosure>
      </div>
    </li>
  );
}

function NetworkForm({ name, onName }: { name: string; onName: CheckRowProps['onName'] }) {
  const { t } = useTranslation('history');
  const [typed, setTyped] = useState(name);

  function save(event: FormEvent) {
    event.preventDefault();
    void onName(typed.trim());
  }

  return (
    <form className={styles.form} onSubmit={save}>
      <TextInput
        label={t('network.label')}
        description={t('network.hint')}
        value={typed}
        maxLength={60}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {t('network.save')}
      </Button>
    </form>
  );
}
