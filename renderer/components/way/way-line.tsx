import { VisuallyHidden } from '@mantine/core';
import { Check, CircleHelp, Globe, KeyRound, Lock, Mail, Monitor, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSendwell } from '../../sendwell.tsx';
import styles from './way.module.css';
import { type StopState, wayOf } from './way.ts';

const signs = {
  computer: Monitor,
  network: Globe,
  encryption: Lock,
  'sign-in': KeyRound,
  message: Mail,
} as const;
const badges: Partial<Record<StopState, typeof Check>> = { passed: Check, stopped: X, unsure: CircleHelp };

/** The five stops from this computer to the accepted message, each with its state in words. */
export function WayLine() {
  const { t } = useTranslation();
  const { state } = useSendwell();
  return (
    <div className={styles.room}>
      <ol className={styles.way} aria-label={t('way.label')}>
        {wayOf(state).map(({ stop, state: stopState }) => {
          const Sign = signs[stop];
          const Badge = badges[stopState];
          return (
            <li key={stop} className={styles.stop} data-state={stopState}>
              <span className={styles.sign} aria-hidden>
                <Sign />
                {Badge && (
                  <span className={styles.badge}>
                    <Badge />
                  </span>
                )}
              </span>
              <span className={styles.words}>
                <span className={styles.name}>{t(`way.stop.${stop}`)}</span>
                <VisuallyHidden component="span">: </VisuallyHidden>
                <span className={styles.state}>{t(`way.state.${stopState}`)}</span>
              </span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
