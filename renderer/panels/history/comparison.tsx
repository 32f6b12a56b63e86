import { Button, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PastCheck } from '../../../shared/history.ts';
import { Mark } from '../../components/mark.tsx';
import { Actions, Screen, Sheet } from '../../components/screen.tsx';
import { endpointPairs, outcomeOf, works } from './compare.ts';
import styles from './history.module.css';
import { answerText, endpointText, placeText, problemText, secondsText, timeText } from './words.ts';

interface ComparisonProps {
  /** The earlier one first. */
  checks: [PastCheck, PastCheck];
  onClose(): void;
}

/** "Works at home, not here": two checks side by side, with a mark where they differ. */
export function Comparison({ checks, onClose }: ComparisonProps) {
  const { t, i18n } = useTranslation(['history', 'diagnosis', 'window']);
  const { language } = i18n;
  const names = [checks[0].network ?? t('comparison.earlier'), checks[1].network ?? t('comparison.later')];
  const nothing = t('comparison.nothing');
  const both = (text: (check: PastCheck) => string | null): [string, string] => [
    text(checks[0]) ?? nothing,
    text(checks[1]) ?? nothing,
  ];
  const rows: [name: string, values: [string, string]][] = [
    [t('comparison.when'), both(({ at }) => timeText(at, language))],
    [t('comparison.address'), both(({ address }) => address)],
    [t('comparison.problem'), both((check) => problemText(check.class, t))],
    [t('comparison.port'), both(({ door }) => door && endpointText(door, t))],
    [t('comparison.sign-in'), both(({ signedIn }) => signInText(signedIn))],
    [t('comparison.time'), both(({ elapsedMs }) => secondsText(elapsedMs, language, t))],
    ...endpointPairs(...checks).map(({ endpoint, answers }): [string, [string, string]] => [
      t('comparison.door', { port: endpoint.port, host: endpoint.host }),
      [answerText(answers[0], t), answerText(answers[1], t)],
    ]),
  ];

  function signInText(signedIn: boolean | null): string | null {
    return signedIn === null ? null : t(signedIn ? 'comparison.signed-in' : 'comparison.not-signed-in');
  }

  return (
    <Screen title={t('comparison.title')} lead={<Sentence checks={checks} />} width="wide">
      <Sheet>
        <table className={styles.table} aria-label={t('comparison.title')}>
          <thead>
            <tr>
              <th scope="col">
                <VisuallyHidden>{t('comparison.what')}</VisuallyHidden>
              </th>
              <th scope="col">{names[0]}</th>
              <th scope="col">{names[1]}</th>
            </tr>
          </thead>
          <tbody>
            <tr data-differs={works(checks[0]) !== works(checks[1])}>
              <th scope="row">{t('comparison.result')}</th>
              {checks.map((check, index) => (
                <td key={check.id} data-label={names[index]}>
                  <span className={styles.verdict}>
                    <Mark kind={works(check) ? 'ok' : 'bad'} />
                    <span>{t(`verdict.${check.verdict}`)}</span>
                  </span>
                </td>
              ))}
            </tr>
            {rows.map(([name, [one, other]]) => (
              <tr key={name} data-differs={one !== other}>
                <th scope="row">{name}</th>
                <td data-label={names[0]}>{one}</td>
                <td data-label={names[1]}>{other}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sheet>
      <Actions>
        <Button variant="default" onClick={onClose}>
          {t('comparison.close')}
        </Button>
      </Actions>
    </Screen>
  );
}

/** The comparison in one sentence. */
function Sentence({ checks: [one, other] }: Pick<ComparisonProps, 'checks'>) {
  const { t, i18n } = useTranslation('history');
  const outcome = outcomeOf(one, other);
  if (outcome !== 'works-only') return t(`comparison.${outcome}`);
  const [good, bad] = works(one) ? [one, other] : [other, one];
  return t('comparison.works-only', {
    good: placeText(good, i18n.language),
    bad: placeText(bad, i18n.language),
  });
}
