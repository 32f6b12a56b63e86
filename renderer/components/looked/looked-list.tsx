import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TraceEntry } from '../../../shared/model.ts';
import { Disclosure } from '../disclosure.tsx';
import { Mark, type MarkKind } from '../mark.tsx';
import styles from './looked.module.css';
import { type PlaceState, placeStates } from './places.ts';

const marks: Record<PlaceState, MarkKind> = {
  looking: 'waiting',
  found: 'ok',
  nothing: 'none',
  unchecked: 'unsure',
  skipped: 'none',
};

interface LookedListProps {
  trace: readonly TraceEntry[];
  running: boolean;
}

/** "Where we looked": one line per place, always all of them, so that nothing moves while answers come in. */
export function LookedList({ trace, running }: LookedListProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.looked}>
      <ul className={styles.list}>
        {placeStates(trace, running).map(({ place, state }) => (
          <li key={place} className={styles.row}>
            <Mark kind={marks[state]} />
            <span className={styles.place}>
              {t(`looked.place.${place}`)}
              <VisuallyHidden component="span">: </VisuallyHidden>
            </span>
            <span className={styles.state} data-state={state}>
              {t(`looked.state.${state}`)}
            </span>
          </li>
        ))}
      </ul>
      <Disclosure summary={t('looked.every')}>
        <TraceTable trace={trace} />
      </Disclosure>
    </div>
  );
}

function TraceTable({ trace }: { trace: readonly TraceEntry[] }) {
  const { t } = useTranslation();
  if (trace.length === 0) return <p>{t('looked.none-yet')}</p>;
  return (
    <ul className={styles.trace}>
      {trace.map((entry) => (
        <li key={`${entry.source} ${entry.target} ${entry.ms}`} className={styles.entry}>
          <code className={styles.target} dir="ltr">
            {entry.target}
          </code>
          <span className={styles.outcome}>
            {t(`looked.outcome.${entry.outcome}`)} · {t('time.ms', { ms: Math.round(entry.ms) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
