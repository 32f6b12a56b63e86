import { useTranslation } from 'react-i18next';
import type { StoryWay } from '../../../shared/explain/microsoft-365.ts';
import cards from '../card-table.module.css';
import { Disclosure } from '../disclosure.tsx';
import styles from './microsoft-365.module.css';
import { SourceLink } from './source-link.tsx';
import { WayDetails } from './way-details.tsx';

const columns = ['way', 'needs', 'who', 'holds', 'limits', 'page'] as const;

/** The ways on, to choose from: what each needs, who does it, how long it lasts, its limits, its page. Below: how. */
export function WaysTable({ ways }: { ways: readonly StoryWay[] }) {
  const { t } = useTranslation('m365');
  const label = (name: (typeof columns)[number]) => t(`story.head.${name}`);
  const detailed = ways.filter(({ lines, proof }) => lines.length > 0 || proof !== null);
  return (
    <>
      <table className={`${cards.table} ${styles.ways}`}>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {label(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ways.map((way) => (
            <tr key={way.id}>
              <th scope="row">
                <span className={styles.name}>{way.name}</span>
                <span className={styles.how}>{way.how}</span>
              </th>
              <td data-label={label('needs')}>{sentences(way.needs) || t('story.nothing')}</td>
              <td data-label={label('who')}>{way.who}</td>
              <td data-label={label('holds')}>{way.holds}</td>
              <td data-label={label('limits')}>{sentences(way.limits) || t('story.noLimits')}</td>
              <td data-label={label('page')}>
                <SourceLink url={way.page.url}>{way.page.month}</SourceLink>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {detailed.length > 0 && (
        <Disclosure summary={t('story.details')}>
          {detailed.map((way) => (
            <WayDetails key={way.id} way={way} />
          ))}
        </Disclosure>
      )}
    </>
  );
}

function sentences(texts: readonly string[]): string {
  return texts.join(' ');
}
