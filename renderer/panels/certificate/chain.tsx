import { useTranslation } from 'react-i18next';
import type { TlsFacts } from '../../../shared/model.ts';
import styles from './certificate.module.css';
import { dayText } from './certificate-facts.ts';

/** The cards as the server sent them: its own first, then who vouches for it, one below the other. */
export function Chain({ chain }: Pick<TlsFacts, 'chain'>) {
  const { t, i18n } = useTranslation();
  return (
    <ol className={styles.chain}>
      {chain.map(({ subject, issuer, validTo }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a server can send the same card twice
        <li key={index} className={styles.link}>
          <p className={styles.subject}>
            <bdi>{subject}</bdi>
          </p>
          <p className={styles.soft}>
            {subject === issuer ? t('card.alone') : t('card.vouched', { issuer })},{' '}
            {t('card.until', { date: dayText(validTo, i18n.language) })}
          </p>
        </li>
      ))}
    </ol>
  );
}
