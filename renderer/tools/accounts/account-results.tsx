import { Button, Checkbox } from '@mantine/core';
import { Save, Square } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountLine, AccountsState } from '../../../shared/accounts.ts';
import { worked } from '../../../shared/assistant.ts';
import cards from '../../components/card-table.module.css';
import { Mark } from '../../components/mark.tsx';
import { Actions, Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import styles from './accounts.module.css';
import type { AccountsAccess } from './use-accounts.ts';

/** Rows that the page draws; the saved file has all of them. */
const mostShown = 300;

/** How far the list is, a row per account as it was finished, and the file with all of it. */
export function AccountResults({ desk }: { desk: AccountsAccess }) {
  const { t } = useTranslation(['tools', 'window']);
  const { api, announce } = useSendwell();
  const [onlyBad, setOnlyBad] = useState(false);
  const { stage, lines, list } = desk.state;
  const running = stage === 'running';
  const works = lines.filter(({ verdict }) => worked(verdict)).length;
  const wanted = onlyBad ? lines.filter(({ verdict }) => !worked(verdict)) : lines;
  const shown = wanted.slice(-mostShown);

  async function save() {
    const taken = await api.invoke('accounts:save', undefined);
    if (taken === 'done') announce(t('elsewhere.saved'));
    if (taken === 'unwritten') announce(t('elsewhere.unwritten'));
  }

  return (
    <Sheet>
      <div className={styles.head}>
        <div>
          <h2 className={styles.heading}>{t(sentenceOf(desk.state))}</h2>
          <p className={styles.soft}>
            {t('accounts.progress', { done: lines.length, rows: list?.rows ?? lines.length, works })}
          </p>
        </div>
        {running ? (
          <Button
            variant="default"
            leftSection={<Square aria-hidden size="0.9em" fill="currentColor" />}
            onClick={desk.stop}
          >
            {t('window:stop')}
          </Button>
        ) : (
          <Actions>
            <Button leftSection={<Save aria-hidden size="1.1em" />} onClick={save}>
              {t('accounts.save')}
            </Button>
            <Button variant="default" onClick={desk.clear}>
              {t('accounts.clear')}
            </Button>
          </Actions>
        )}
      </div>
      <Checkbox
        label={t('accounts.only-bad')}
        checked={onlyBad}
        onChange={(event) => setOnlyBad(event.currentTarget.checked)}
      />
      {shown.length > 0 && <Results lines={shown} />}
      {wanted.length > mostShown && (
        <p className={styles.soft}>{t('accounts.more', { count: wanted.length - mostShown })}</p>
      )}
    </Sheet>
  );
}

function sentenceOf({ stage, failed, lines, list }: AccountsState) {
  if (stage === 'running') return 'accounts.running';
  if (failed) return 'accounts.failed';
  return lines.length < (list?.rows ?? 0) ? 'accounts.stopped' : 'accounts.done';
}

function Results({ lines }: { lines: readonly AccountLine[] }) {
  const { t } = useTranslation('tools');
  return (
    <table className={cards.table} aria-label={t('accounts.title')}>
      <thead>
        <tr>
          <th scope="col">{t('accounts.account')}</th>
          <th scope="col">{t('accounts.result')}</th>
          <th scope="col">{t('accounts.port')}</th>
          <th scope="col">{t('accounts.next')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.row} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ line }: { line: AccountLine }) {
  const { t } = useTranslation(['tools', 'window', 'history']);
  const { email, note, verdict, title, endpoint, next, reply } = line;
  const works = worked(verdict);
  return (
    <tr>
      <th scope="row">
        <strong className={styles.address}>{email}</strong>
        {note && <span className={styles.note}>{note}</span>}
      </th>
      <td data-label={t('accounts.result')}>
        <span className={styles.result}>
          <Mark kind={works ? 'ok' : line.end === 'checked' ? 'bad' : 'unsure'} />
          <span>
            {title || t(`history:verdict.${verdict}`)}
            {reply && (
              <span className={styles.note} lang="en" dir="auto">
                {reply}
              </span>
            )}
          </span>
        </span>
      </td>
      <td data-label={t('accounts.port')} className={styles.cell}>
        {endpoint && `${endpoint.port} ${t(`window:security.${endpoint.security}.label`)}`}
      </td>
      <td data-label={t('accounts.next')} className={styles.cell}>
        {next}
      </td>
    </tr>
  );
}
