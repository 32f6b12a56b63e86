import { CircleX, Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { listenFindings } from '../../../shared/explain/listen-words.ts';
import type { ListenFinding } from '../../../shared/listen.ts';
import type { Heard } from '../../../shared/listen-desk.ts';
import { SourceLink } from '../../components/microsoft-365/source-link.tsx';
import styles from './listen.module.css';

/** What showed of the device: what it does, what to change there, and who refuses it. */
export function DeviceFindings({ signs }: Pick<Heard, 'signs'>) {
  const { t } = useTranslation('listen');
  const findings = listenFindings(new Map(signs.map(({ sign, facts }) => [sign, facts])), t);
  return (
    <ul className={styles.findings}>
      {findings.map((finding) => (
        <Finding key={finding.sign} finding={finding} />
      ))}
    </ul>
  );
}

function Finding({ finding: { weight, what, change, refusedBy } }: { finding: ListenFinding }) {
  const { t, i18n } = useTranslation('listen');
  const Icon = weight === 'fault' ? CircleX : Info;
  return (
    <li className={styles.finding} data-weight={weight}>
      <Icon aria-hidden size="1.25rem" className={styles.sign} />
      <div>
        <p className={styles.what}>{what}</p>
        {change && (
          <p>
            <strong>{t('page.change')}:</strong> {change}
          </p>
        )}
        {refusedBy && (
          <p className={styles.soft}>
            <SourceLink url={refusedBy.url}>
              {t('page.source', { provider: refusedBy.provider, code: refusedBy.code })}
            </SourceLink>{' '}
            ({t('page.asOf', { date: dayOf(refusedBy.readOn, i18n.language) })})
          </p>
        )}
      </div>
    </li>
  );
}

function dayOf(day: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
}
