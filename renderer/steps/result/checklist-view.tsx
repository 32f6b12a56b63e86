import { useTranslation } from 'react-i18next';
import { Mark, type MarkKind } from '../../components/mark.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { type CheckState, checklist } from './checklist.ts';
import styles from './result.module.css';

const marks: Record<CheckState, MarkKind> = { ok: 'ok', bad: 'bad', unsure: 'unsure', untried: 'idle' };

/** What works and what does not, line by line. */
export function ChecklistView() {
  const { t } = useTranslation();
  const { state } = useSendwell();
  return (
    <ul className={styles.checks}>
      {checklist(state).map(({ check, state: result }) => (
        <li key={check} className={styles.check} data-state={result}>
          <Mark kind={marks[result]} />
          <span>{t(`checks.${check}.${result}`)}</span>
        </li>
      ))}
    </ul>
  );
}
