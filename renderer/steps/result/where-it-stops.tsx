import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LookedList } from '../../components/looked/looked-list.tsx';
import { Sheet } from '../../components/screen.tsx';
import { WayLine } from '../../components/way/way-line.tsx';
import { useSendwell } from '../../sendwell.tsx';
import styles from './result.module.css';

/** How far the way went; where no server was found, the places that were asked. Below it what more there is to say. */
export function WhereItStops({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  const { state } = useSendwell();
  const { findings, discovery } = state;
  const nowhere = findings.length === 0 && discovery !== null;
  return (
    <Sheet>
      <h2 className={styles.heading}>{t(nowhere ? 'looked.title' : 'way.title-stops')}</h2>
      {nowhere ? <LookedList trace={discovery.trace} running={false} /> : <WayLine />}
      {children}
    </Sheet>
  );
}
