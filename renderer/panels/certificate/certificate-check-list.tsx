import { useTranslation } from 'react-i18next';
import type { TlsFacts } from '../../../shared/model.ts';
import { Mark } from '../../components/mark.tsx';
import styles from './certificate.module.css';
import { type CertificateCheck, certificateChecks } from './certificate-checks.ts';

/** The findings about an ID card, each with its sign. */
export function CertificateCheckList({ certificate }: { certificate: TlsFacts }) {
  const words = useCertificateWords();
  return (
    <ul className={styles.checks}>
      {certificateChecks(certificate).map((one) => (
        <li key={one.check} className={styles.check}>
          <Mark kind={one.mark} />
          <span>{words(one)}</span>
        </li>
      ))}
    </ul>
  );
}

/** A finding as a sentence. */
export function useCertificateWords(): (check: CertificateCheck) => string {
  const { t } = useTranslation();
  return (one) => {
    switch (one.check) {
      case 'identity':
        return t(`card.identity.${one.value}`);
      case 'validity':
        return t(`card.validity.${one.value}`);
      case 'trust':
        return t(`card.trust.${one.value}`);
      case 'chain':
        return t(`card.chain.${one.value}`);
      case 'fitness':
        return t(`card.fitness.${one.value}`);
    }
  };
}
