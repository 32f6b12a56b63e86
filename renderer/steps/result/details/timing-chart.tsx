import { useTranslation } from 'react-i18next';
import type { PhaseName, PortFinding } from '../../../../shared/model.ts';
import styles from './details.module.css';
import { findingName, totalMs } from './details-text.ts';

/** What a step of the session is about, for its colour and its word. */
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

/** One bar per endpoint: how long it took to reach it, to protect the link, to talk, and to deliver. */
export function TimingChart({ findings }: { findings: readonly PortFinding[] }) {
  const { t } = useTranslation();
  const longest = Math.max(1, ...findings.map((finding) => totalMs(finding.phases)));
  return (
    <div className={styles.chart}>
      <ul className={styles.legend} aria-hidden>
        {kinds.map((kind) => (
          <li key={kind}>
            <span className={styles.swatch} data-kind={kind} />
            {t(`timing.${kind}`)}
          </li>
        ))}
      </ul>
      <ul className={styles.bars}>
        {findings.map((finding) => (
          <li key={findingName(finding)}>
            <p className={styles.barName}>
              {findingName(finding)} · {t('time.ms', { ms: Math.round(totalMs(finding.phases)) })}
            </p>
            <Bar finding={finding} longest={longest} />
            <p className={styles.phases}>
              {finding.phases.map(({ name, ms }) => `${name} ${Math.round(ms)}`).join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Bar({ finding, longest }: { finding: PortFinding; longest: number }) {
  return (
    <div className={styles.bar} aria-hidden>
      {finding.phases.map(({ name, ms }) => (
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
