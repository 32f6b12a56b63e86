import { Button, TextInput } from '@mantine/core';
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
  onName(network: string): Promise<void>;
}

/** One past check: when, whose address, how it went, and where that was. */
export function CheckRow({ check, picked, full, onPick, onName }: CheckRowProps) {
  const { t, i18n } = useTranslation(['history', 'diagnosis', 'window']);
  const id = useId();
  const when = timeText(check.at, i18n.language);
  return (
    <li className={styles.check}>
      <input
        id={id}
        type="checkbox"
        className={styles.box}
        checked={picked}
        disabled={full && !picked}
        aria-describedby={`${id}-result`}
        onChange={(event) => onPick(event.currentTarget.checked)}
      />
      <label htmlFor={id} className={styles.who}>
        {t('pick', { address: check.address, when })}
      </label>
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
