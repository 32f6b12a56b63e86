import { Button } from '@mantine/core';
import { Clock, Lock, Star, TriangleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../components/mark.tsx';
import { ShowCertificate } from '../../panels/certificate/show-certificate.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { useSeconds } from '../../use-seconds.ts';
import styles from './port-card.module.css';
import { answerTime, type PortCard, purposeOf } from './port-cards.ts';
import { usePublishedOther } from './published-other.ts';

interface PortCardViewProps {
  card: PortCard;
  /** False while the ports are still being tried, and where this one does not work. */
  canUse: boolean;
  onUse(): void;
  /** Goes on with the endpoint in use. */
  onContinue(): void;
}

const marks = { looking: 'waiting', works: 'ok', closed: 'bad' } as const;

/** One port in words: what it is for, what we saw here, how long it took, how the link is protected. */
export function PortCardView({ card, canUse, onUse, onContinue }: PortCardViewProps) {
  const { t } = useTranslation();
  const { endpoint, look, recommended, chosen } = card;
  const title = t('ports.port', { port: endpoint.port });
  const badge = useId();
  const mark = recommended ? t('ports.recommended') : chosen ? t('ports.picked') : null;
  return (
    <li className={styles.card} data-chosen={chosen} data-look={look}>
      <h2 className={styles.port}>{title}</h2>
      {mark && (
        <span id={badge} className={styles.badge}>
          {recommended && <Star aria-hidden size="0.9em" fill="currentColor" />}
          {mark}
        </span>
      )}
      <p className={styles.purpose}>{t(`ports.purpose.${purposeOf(endpoint)}`)}</p>
      <p className={styles.look}>
        <Mark kind={marks[look]} />
        <span>{t(`ports.look.${look}`)}</span>
      </p>
      <Seen card={card} />
      {card.finding?.tls && <ShowCertificate endpoint={card.finding.endpoint} />}
      <footer className={styles.foot}>
        {canUse && (
          <Button
            fullWidth
            px="sm"
            variant={chosen ? 'filled' : 'default'}
            aria-label={chosen ? undefined : t('ports.use-port', { port: endpoint.port })}
            aria-describedby={mark ? badge : undefined}
            onClick={chosen ? onContinue : onUse}
          >
            {chosen ? t('ports.continue', { port: endpoint.port }) : t('ports.use')}
          </Button>
        )}
      </footer>
    </li>
  );
}

/** What we saw here: the reason when it does not work, else time and protection. */
function Seen({ card }: { card: PortCard }) {
  const { t } = useTranslation();
  const { explain } = useSendwell();
  const seconds = useSeconds();
  const publishedOther = usePublishedOther();
  const { finding, endpoint, look, slow } = card;
  if (look === 'looking' || finding === null)
    return <p className={styles.fact}>{t(slow ? 'ports.slow' : 'ports.wait')}</p>;
  if (!finding.usable) {
    return (
      <p className={styles.fact}>
        {finding.diagnosis ? explain(finding.diagnosis).title : t('ports.no-reason')}
      </p>
    );
  }
  const time = answerTime(finding);
  const other = publishedOther(endpoint);
  return (
    <ul className={styles.facts}>
      {other && <Fact sign={<TriangleAlert aria-hidden size="1.05em" />}>{other}</Fact>}
      <Fact sign={<Lock aria-hidden size="1.05em" />}>{t(`ports.protection.${endpoint.security}`)}</Fact>
      {time !== null && (
        <Fact sign={<Clock aria-hidden size="1.05em" />}>{t('ports.time', { time: seconds(time) })}</Fact>
      )}
    </ul>
  );
}

function Fact({ sign, children }: { sign: ReactNode; children: ReactNode }) {
  return (
    <li className={styles.fact}>
      <span className={styles.sign}>{sign}</span>
      <span>{children}</span>
    </li>
  );
}
