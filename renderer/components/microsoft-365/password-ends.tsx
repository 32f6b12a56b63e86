import { useTranslation } from 'react-i18next';
import type { PasswordEnds } from '../../../shared/explain/microsoft-365.ts';
import { Disclosure } from '../disclosure.tsx';
import { Sheet } from '../screen.tsx';
import styles from './microsoft-365.module.css';
import { SourceLink } from './source-link.tsx';
import { WaysTable } from './ways-table.tsx';

/** An account of Microsoft 365 that sends with a password today: until when, and what lasts. */
export function PasswordEndsSheet({ ends: { era, text, source, ways } }: { ends: PasswordEnds }) {
  const { t } = useTranslation('m365');
  return (
    <Sheet>
      <h2 className={styles.heading}>
        {t(era === 'before' ? 'story.works.title' : 'story.works.titleAfter')}
      </h2>
      <p>{text}</p>
      <p>
        <SourceLink url={source.url}>{t('story.announcement', { month: source.month })}</SourceLink>
      </p>
      <Disclosure summary={t('story.works.ways')}>
        <WaysTable ways={ways} />
      </Disclosure>
    </Sheet>
  );
}
