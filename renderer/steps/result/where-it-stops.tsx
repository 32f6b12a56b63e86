import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../../components/screen.tsx';
import { WayPicture } from '../../components/way/way-picture.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { mainHost } from '../ports/port-cards.ts';
import { ChecklistView } from './checklist-view.tsx';
import styles from './result.module.css';

/** What works up to the one cause, as a picture and as a list; below it what more there is to say. */
export function WhereItStops({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  const { state } = useSendwell();
  const host = mainHost(state);
  return (
    <Sheet>
      <h2 className={styles.heading}>{t('checks.title-fails')}</h2>
      {host && state.findings.length > 0 && <WayPicture state={state} host={host} />}
      <ChecklistView />
      {children}
    </Sheet>
  );
}
