import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanOverview } from '../../../shared/microsoft-365/desk.ts';
import { SourceLink } from '../../components/microsoft-365/source-link.tsx';
import { Notice } from '../../components/notice.tsx';
import { Sheet } from '../../components/screen.tsx';
import styles from './plan.module.css';
import { PlanTable } from './plan-table.tsx';
import { SavePlan } from './save-plan.tsx';
import { Senders } from './senders.tsx';

/** The plan: how many are hit, the customers worst first, the senders of one of them, what was not understood. */
export function PlanOverviewSheets({ overview, onLost }: { overview: PlanOverview; onLost(): void }) {
  const { t } = useTranslation('m365');
  const heading = useRef<HTMLHeadingElement>(null);
  /** The customer whose senders are shown; `picked` by the person, or simply the worst. */
  const [shown, setShown] = useState({ place: 0, picked: false });
  const { empty, era, summary, madeOn, source, tenants, troubles, changes } = overview;

  useEffect(() => heading.current?.focus(), []);

  if (empty) {
    return (
      <Notice tone="warning">
        <h2 ref={heading} tabIndex={-1} className={styles.heading}>
          {t('page.nothing')}
        </h2>
        <Troubles troubles={troubles} />
      </Notice>
    );
  }
  return (
    <>
      <Sheet>
        <h2 ref={heading} tabIndex={-1} className={styles.heading}>
          {summary}
        </h2>
        <p>{era}</p>
        <p>
          <SourceLink url={source.url}>{t('story.announcement', { month: source.month })}</SourceLink>
        </p>
        <SavePlan onLost={onLost} />
        <p className={styles.soft}>{madeOn}</p>
      </Sheet>
      {tenants.rows.length > 1 && (
        <Sheet>
          <h2 className={styles.heading}>{t('page.tenants')}</h2>
          <PlanTable
            head={tenants.head}
            rows={tenants.rows}
            picked={shown.place}
            onPick={(place) => setShown({ place, picked: true })}
            pickLabel={(tenant) => t('page.show', { tenant })}
          />
          <More count={tenants.more} />
        </Sheet>
      )}
      {tenants.rows.length > 0 && (
        <Senders
          key={shown.place}
          place={shown.place}
          several={tenants.rows.length > 1}
          takesFocus={shown.picked}
          onLost={onLost}
        />
      )}
      {troubles.lines.length > 0 && (
        <Notice tone="warning" title={t('notUnderstood.title')}>
          <Troubles troubles={troubles} />
        </Notice>
      )}
      {changes && (
        <Sheet>
          <h2 className={styles.heading}>{t('changes.title')}</h2>
          {changes.rows.length > 0 ? (
            <PlanTable head={changes.head} rows={changes.rows} />
          ) : (
            <p>{t('changes.none')}</p>
          )}
          <More count={changes.more} />
        </Sheet>
      )}
    </>
  );
}

function Troubles({ troubles: { lines, more } }: Pick<PlanOverview, 'troubles'>) {
  return (
    <>
      <ul className={styles.list}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <More count={more} />
    </>
  );
}

function More({ count }: { count: number }) {
  const { t } = useTranslation('m365');
  return count > 0 ? <p className={styles.soft}>{t('page.more', { count })}</p> : null;
}
