import { useTranslation } from 'react-i18next';
import type { Microsoft365Advice } from '../../../shared/explain/microsoft-365.ts';
import { Sheet } from '../../components/screen.tsx';
import styles from './result.module.css';

/** Microsoft 365 has a switch off: the ways on, and what Microsoft has announced. */
export function WaysOn({ advice: { ways, timeline } }: { advice: Microsoft365Advice }) {
  const { t } = useTranslation();
  if (ways.length === 0) return null;
  return (
    <Sheet>
      <h2 className={styles.heading}>{t('ways.title')}</h2>
      <ul className={styles.tips}>
        {ways.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
      {timeline.length > 0 && (
        <>
          <h3 className={styles.subheading}>{t('ways.announced')}</h3>
          <ul className={styles.tips}>
            {timeline.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </Sheet>
  );
}
