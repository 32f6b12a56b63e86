import { useTranslation } from 'react-i18next';
import type { Phase, PhaseName, PortFinding } from '../../../../shared/model.ts';
import cards from '../../../components/card-table.module.css';
import styles from './details.module.css';
import { findingName, totalMs } from './details-text.ts';

/** What a step of the session is about: its column and its colour. */
type Kind = 'reach' | 'protect' | 'talk' | 'deliver';

const kindOf: Record<PhaseName, Kind> = {
  dns: 'reach',
  connect: 'reach',
  tls: 'protect',
  banner: 'talk',
  ehlo: 'talk',
  starttls: 'protect',
  'starttls-tls': 'protect',
  'ehlo-tls': 'talk',
  auth: 'deliver',
  'mail-from': 'deliver',
  'rcpt-to': 'deliver',
  data: 'deliver',
  'after-data': 'deliver',
  quit: 'deliver',
};
const kinds = ['reach', 'protect', 'talk', 'deliver'] as const;

interface TimingTableProps {
  findings: readonly PortFinding[];
  caption: string;
}

/** One row per endpoint: how long each part of its session took, and all of them on one scale. */
export function TimingTable({ findings, caption }: TimingTableProps) {
  const { t } = useTranslation();
  const longest = Math.max(1, ...findings.map((finding) => totalMs(finding.phases)));
  const scale = t('timing.scale', { ms: Math.round(longest) });
  return (
    <table className={`${cards.table} ${styles.timings}`} aria-label={caption}>
      <thead>
        <tr>
          <th scope="col">{t('timing.endpoint')}</th>
          {kinds.map((kind) => (
            <th key={kind} scope="col">
              <span className={styles.swatch} data-kind={kind} aria-hidden />
              {t(`timing.${kind}`)}
            </th>
          ))}
          <th scope="col">{t('timing.total')}</th>
          <th scope="col" aria-hidden className={styles.scale}>
            {scale}
          </th>
        </tr>
      </thead>
      <tbody>
        {findings.map((finding) => (
          <tr key={findingName(finding)}>
            <th scope="row" className={styles.endpoint}>
              {findingName(finding)}
            </th>
            {kinds.map((kind) => (
              <td key={kind} data-label={t(`timing.${kind}`)}>
                <Part phases={finding.phases.filter(({ name }) => kindOf[name] === kind)} />
              </td>
            ))}
            <td data-label={t('timing.total')} className={styles.total}>
              {t('time.ms', { ms: Math.round(totalMs(finding.phases)) })}
            </td>
            <td aria-hidden data-label={scale}>
              <Bar phases={finding.phases} longest={longest} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the steps of one kind took, and each by its name where there are more. */
function Part({ phases }: { phases: readonly Phase[] }) {
  const { t } = useTranslation();
  if (phases.length === 0) return <>{t('timing.none')}</>;
  return (
    <>
      {t('time.ms', { ms: Math.round(totalMs(phases)) })}
      <span className={styles.phases}>
        {phases.map(({ name, ms }) => (
          <span key={name}>{`${name} ${Math.round(ms)}`}</span>
        ))}
      </span>
    </>
  );
}

function Bar({ phases, longest }: { phases: readonly Phase[]; longest: number }) {
  return (
    <div className={styles.bar}>
      {phases.map(({ name, ms }) => (
        <span
          key={name}
          className={styles.piece}
          data-kind={kindOf[name]}
          style={{ inlineSize: `${(ms / longest) * 100}%` }}
        />
      ))}
    </div>
  );
}
