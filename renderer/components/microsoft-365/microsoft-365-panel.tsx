import { useTranslation } from 'react-i18next';
import type { Microsoft365Advice } from '../../../shared/explain/microsoft-365.ts';
import { CopyButton } from '../copy-button.tsx';
import { Sheet } from '../screen.tsx';
import styles from './microsoft-365.module.css';

/** Microsoft 365 said no: what is off, the ways on, what Microsoft has announced, and a message for the IT team. */
export function Microsoft365Panel({
  advice: { kind, ways, timeline, forIt },
}: {
  advice: Microsoft365Advice;
}) {
  const { t } = useTranslation('tools');
  const sources = [...new Set(timeline.map(({ source }) => source))];
  return (
    <Sheet>
      <h2 className={styles.heading}>{t('m365.title')}</h2>
      <p>{t(`m365.kind.${kind}`)}</p>
      {ways.length > 0 && (
        <>
          <h3 className={styles.subheading}>{t('m365.ways')}</h3>
          <ul className={styles.list}>
            {ways.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </>
      )}
      {timeline.length > 0 && (
        <>
          <h3 className={styles.subheading}>{t('m365.announced')}</h3>
          <ul className={styles.list}>
            {timeline.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          <p className={styles.source}>{t('m365.source', { source: sources.join(', ') })}</p>
        </>
      )}
      <h3 className={styles.subheading}>{t('m365.for-it')}</h3>
      <p className={styles.quote}>{forIt}</p>
      <div>
        <CopyButton text={forIt} label={t('m365.copy')} />
      </div>
    </Sheet>
  );
}
