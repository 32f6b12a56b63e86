import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Incident, IncidentKind } from '../../../shared/incidents.ts';
import { Notice } from '../../components/notice.tsx';
import styles from './incidents.module.css';

/** Incidents that take a page of their own. */
type Grave = Extract<IncidentKind, 'bug' | 'page-crashed'>;

export function isGrave({ kind }: Incident): boolean {
  return kind === 'bug' || kind === 'page-crashed';
}

interface IncidentNotesProps {
  incidents: Incident[];
  onDismiss(kind: IncidentKind): void;
}

/** Notes above the screen. Each can be put away. */
export function IncidentNotes({ incidents, onDismiss }: IncidentNotesProps) {
  const { t } = useTranslation('incidents');
  if (incidents.length === 0) return null;
  return (
    <aside className={styles.notes} aria-label={t('label')}>
      {incidents.map(({ kind, detail }) => (
        <Note key={kind} kind={kind as Exclude<IncidentKind, Grave>} detail={detail} onDismiss={onDismiss} />
      ))}
    </aside>
  );
}

interface NoteProps extends Pick<IncidentNotesProps, 'onDismiss'> {
  kind: Exclude<IncidentKind, Grave>;
  detail: string | null;
}

function Note({ kind, detail, onDismiss }: NoteProps) {
  const { t } = useTranslation('incidents');
  const title = t(`${kind}.title`);
  return (
    <Notice tone="warning" title={title}>
      <div className={styles.note}>
        <p>{t(`${kind}.text`, { detail })}</p>
        <button
          type="button"
          className={styles.dismiss}
          aria-label={`${t('dismiss')}: ${title}`}
          onClick={() => onDismiss(kind)}
        >
          <X aria-hidden size="1.1em" />
        </button>
      </div>
    </Notice>
  );
}
