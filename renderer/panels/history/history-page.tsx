import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PastCheck } from '../../../shared/history.ts';
import { ClockPicture } from '../../components/pictures/clock.tsx';
import { Actions, Screen, Sheet } from '../../components/screen.tsx';
import { UndoNote } from '../../components/undo-note.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { CheckList } from './check-list.tsx';
import { Comparison } from './comparison.tsx';
import styles from './history.module.css';
import { PastResult } from './past-result.tsx';
import { useHistory } from './use-history.ts';

/** What lies over the list. */
type Over = { kind: 'result'; check: PastCheck } | { kind: 'comparison'; checks: [PastCheck, PastCheck] };

/** The past checks, newest first: each opens, runs again, and two of them can be compared. */
export function HistoryPage() {
  const { t } = useTranslation('history');
  const { send, dispatch } = useSendwell();
  const desk = useHistory();
  const [over, setOver] = useState<Over | null>(null);
  const [typed, setTyped] = useState('');
  const close = () => setOver(null);

  if (over?.kind === 'comparison') return <Comparison checks={over.checks} onClose={close} />;
  if (over?.kind === 'result') return <PastResult check={over.check} onClose={close} />;

  async function checkAnAddress() {
    dispatch({ type: 'show-start', start: 'address' });
    await send({ type: 'reset' });
  }

  return (
    <Screen title={t('title')} lead={t('lead')}>
      {desk && desk.deleted > 0 && (
        <UndoNote
          text={t('deleted', { count: desk.deleted })}
          undo={t('undo')}
          onUndo={desk.undoDelete}
          takesFocus
        />
      )}
      {desk && desk.checks.length === 0 && (
        <Sheet>
          <div className={styles.empty}>
            <ClockPicture />
            <p>{t(desk.keeps ? 'none' : 'off')}</p>
          </div>
          <Actions>
            <Button onClick={checkAnAddress}>{t('begin')}</Button>
          </Actions>
        </Sheet>
      )}
      {desk && desk.checks.length > 0 && (
        <CheckList
          desk={desk}
          typed={typed}
          onType={setTyped}
          onOpen={(check) => setOver({ kind: 'result', check })}
          onCompare={(checks) => setOver({ kind: 'comparison', checks })}
        />
      )}
      <Actions>
        <Button variant="default" onClick={() => dispatch({ type: 'show-panel', panel: null })}>
          {t('back')}
        </Button>
        {desk && desk.checks.length > 0 && (
          <Button variant="subtle" onClick={desk.deleteAll}>
            {t('delete-all')}
          </Button>
        )}
      </Actions>
    </Screen>
  );
}
