import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PastCheck } from '../../../shared/history.ts';
import { ClockPicture } from '../../components/pictures/clock.tsx';
import { Actions, Screen, Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { CheckRow } from './check-row.tsx';
import { Comparison } from './comparison.tsx';
import styles from './history.module.css';
import { useHistory } from './use-history.ts';

/** The past checks, newest first; two of them can be compared. */
export function HistoryPage() {
  const { t } = useTranslation('history');
  const { dispatch } = useSendwell();
  const desk = useHistory();
  const [picked, setPicked] = useState<string[]>([]);
  const [comparing, setComparing] = useState(false);
  const checks = desk?.checks ?? [];
  const [later, earlier] = checks.filter(({ id }) => picked.includes(id));

  if (comparing && earlier && later) {
    return <Comparison checks={[earlier, later]} onClose={() => setComparing(false)} />;
  }

  function pick({ id }: PastCheck, add: boolean) {
    setPicked(add ? [...picked, id] : picked.filter((other) => other !== id));
  }

  return (
    <Screen title={t('title')} lead={t('lead')}>
      {desk && checks.length === 0 && (
        <Sheet>
          <div className={styles.empty}>
            <ClockPicture />
            <p>{t(desk.keeps ? 'none' : 'off')}</p>
          </div>
        </Sheet>
      )}
      {desk && checks.length > 0 && (
        <Sheet>
          <ul className={styles.list}>
            {checks.map((check) => (
              <CheckRow
                key={check.id}
                check={check}
                picked={picked.includes(check.id)}
                full={picked.length === 2}
                onPick={(add) => pick(check, add)}
                onName={(network) => desk.nameNetwork(check.id, network)}
              />
            ))}
          </ul>
          {earlier && later ? (
            <Actions>
              <Button onClick={() => setComparing(true)}>{t('compare')}</Button>
            </Actions>
          ) : (
            <p className={styles.soft}>{t('compare-hint')}</p>
          )}
        </Sheet>
      )}
      <Actions>
        <Button variant="default" onClick={() => dispatch({ type: 'show-panel', panel: null })}>
          {t('back')}
        </Button>
        {checks.length > 0 && (
          <Button variant="subtle" onClick={desk?.deleteAll}>
            {t('delete-all')}
          </Button>
        )}
      </Actions>
    </Screen>
  );
}
