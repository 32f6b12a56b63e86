import { Building2, Clock, Mail, User, Wifi } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Actor } from '../../shared/diagnosis.ts';
import styles from './actor-line.module.css';

const signs = { you: User, 'it-team': Building2, provider: Mail, network: Wifi, wait: Clock } as const;

/** Who can fix it; in other words than the usual ones where there are children. */
export function ActorLine({ actor, children }: { actor: Actor; children?: ReactNode }) {
  const { t } = useTranslation();
  const Sign = signs[actor];
  return (
    <p className={styles.line}>
      <Sign aria-hidden size="1.25em" className={styles.sign} />
      <span>{children ?? t(`actor.${actor}`)}</span>
    </p>
  );
}
