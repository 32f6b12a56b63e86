import { useTranslation } from 'react-i18next';
import type { Recommendation } from '../../../shared/model.ts';
import { Mark } from '../../components/mark.tsx';
import styles from './ports.module.css';

/** Why the recommended port is the recommended one: every rule that decided, each once. */
export function Reasons({ recommendation }: { recommendation: Recommendation }) {
  const { t } = useTranslation();
  const codes = [...new Set(recommendation.reasons.map((reason) => reason.code))];
  if (codes.length === 0) return null;
  return (
    <section>
      <h2 className={styles.whyTitle}>{t('ports.why', { port: recommendation.endpoint.port })}</h2>
      <ul className={styles.why}>
        {codes.map((code) => (
          <li key={code}>
            <Mark kind="ok" />
            <span>{t(`reason.${code}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
