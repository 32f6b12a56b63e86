import { useTranslation } from 'react-i18next';
import { CardCheckList } from '../../../panels/certificate/card-check-list.tsx';
import { findingWithCard } from '../../../panels/certificate/card-checks.ts';
import { ShowCard } from '../../../panels/certificate/show-card.tsx';
import { useSendwell } from '../../../sendwell.tsx';
import { sameEndpoint } from '../../doors/door-cards.ts';
import styles from './details.module.css';

/** What the server's ID card proves, and the way to all that it says. */
export function Card() {
  const { t } = useTranslation();
  const { state } = useSendwell();
  const finding = findingWithCard(state.findings, ({ endpoint }) => sameEndpoint(endpoint, state.chosen));
  if (!finding?.tls) return null;
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>{t('card.title')}</h3>
      <CardCheckList card={finding.tls} />
      <ShowCard endpoint={finding.endpoint} />
    </section>
  );
}
