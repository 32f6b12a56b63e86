import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PastCheck } from '../../../shared/history.ts';
import { Actions, Sheet } from '../../components/screen.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { CheckRow } from './check-row.tsx';
import { checksWith } from './find-checks.ts';
import styles from './history.module.css';
import type { HistoryAccess } from './use-history.ts';
import { useRunAgain } from './use-run-again.ts';

interface CheckListProps {
  desk: HistoryAccess;
  /** What the search field has; the page keeps it while a check lies over the list. */
  typed: string;
  onType(typed: string): void;
  onOpen(check: PastCheck): void;
  /** The earlier one first. */
  onCompare(checks: [PastCheck, PastCheck]): void;
}

/** The checks that the search leaves, and what can be done with each. */
export function CheckList({ desk, typed, onType, onOpen, onCompare }: CheckListProps) {
  const { t } = useTranslation('history');
  const runAgain = useRunAgain();
  const [picked, setPicked] = useState<string[]>([]);
  const shown = checksWith(desk.checks, typed);
  const [later, earlier] = desk.checks.filter(({ id }) => picked.includes(id));

  function pick({ id }: PastCheck, add: boolean) {
    setPicked(add ? [...picked, id] : picked.filter((other) => other !== id));
  }

  return (
    <Sheet>
      <SearchField label={t('search')} typed={typed} onType={onType} maxLength={320} />
      {shown.length === 0 ? (
        <p>{t('found-none', { typed: typed.trim() })}</p>
      ) : (
        <ul className={styles.list}>
          {shown.map((check) => (
            <CheckRow
              key={check.id}
              check={check}
              picked={picked.includes(check.id)}
              full={picked.length === 2}
              onPick={(add) => pick(check, add)}
              onOpen={() => onOpen(check)}
              onAgain={() => runAgain(check)}
              onName={(network) => desk.nameNetwork(check.id, network)}
            />
          ))}
        </ul>
      )}
      {earlier && later ? (
        <Actions>
          <Button onClick={() => onCompare([earlier, later])}>{t('compare')}</Button>
        </Actions>
      ) : (
        desk.checks.length > 1 && <p className={styles.soft}>{t('compare-hint')}</p>
      )}
    </Sheet>
  );
}
