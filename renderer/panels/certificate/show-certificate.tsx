import { IdCard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Endpoint } from '../../../shared/model.ts';
import { useSendwell } from '../../sendwell.tsx';
import styles from './certificate.module.css';

/** Leads to the page of an endpoint's certificate. */
export function ShowCertificate({ endpoint }: { endpoint: Endpoint }) {
  const { t } = useTranslation();
  const { dispatch } = useSendwell();
  return (
    <button
      type="button"
      className={styles.show}
      aria-label={t('card.open-port', { port: endpoint.port })}
      onClick={() => dispatch({ type: 'show-panel', panel: { name: 'certificate', endpoint } })}
    >
      <IdCard aria-hidden size="1.05em" className={styles.showSign} />
      {t('card.open')}
    </button>
  );
}
