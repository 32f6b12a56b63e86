import { useTranslation } from 'react-i18next';
import type { Diagnosis } from '../../../shared/diagnosis.ts';
import { replyText } from '../../../shared/explain/reply-text.ts';
import styles from './result.module.css';

/** The server's answer that decided, in its own words: text of a stranger, never markup. */
export function ServerWords({ reply }: { reply: Diagnosis['reply'] }) {
  const { t } = useTranslation();
  if (reply === null) return null;
  return (
    <figure className={styles.said}>
      <figcaption className={styles.soft}>{t('fails.server-said')}</figcaption>
      <blockquote dir="auto" lang="en">
        {replyText(reply)}
      </blockquote>
    </figure>
  );
}
