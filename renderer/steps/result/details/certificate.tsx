import { useTranslation } from 'react-i18next';
import { sameEndpoint } from '../../../../shared/endpoint.ts';
import { CertificateCheckList } from '../../../panels/certificate/certificate-check-list.tsx';
import { findingWithCertificate } from '../../../panels/certificate/certificate-checks.ts';
import { ShowCertificate } from '../../../panels/certificate/show-certificate.tsx';
import { useSendwell } from '../../../sendwell.tsx';
import styles from './details.module.css';

/** What the server's ID card proves, and the way to all that it says. */
export function CertificateCard() {
  const { t } = useTranslation();
  const { state } = useSendwell();
  const finding = findingWithCertificate(state.findings, ({ endpoint }) =>
    sameEndpoint(endpoint, state.chosen),
  );
  if (!finding?.tls) return null;
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>{t('card.title')}</h3>
      <CertificateCheckList certificate={finding.tls} />
      <ShowCertificate endpoint={finding.endpoint} />
    </section>
  );
}
