import { useTranslation } from 'react-i18next';
import icon from '../assets/icon.svg';
import { type Step, steps } from '../screen.ts';
import { useSendwell } from '../sendwell.tsx';
import { goTo } from '../use-way-back.ts';
import styles from './top-bar.module.css';
import { TopMenu } from './top-menu.tsx';

/** The name of the program, where in the five steps the person is, and the pages beside the check. */
export function TopBar({ step }: { step: Step }) {
  const { t } = useTranslation();
  const current = steps.indexOf(step);
  const place = t('steps.place', { current: current + 1, total: steps.length });
  return (
    <header className={styles.bar}>
      <p className={styles.brand}>
        <img src={icon} alt="" width="28" height="28" />
        {t('app.name')}
      </p>
      <nav className={styles.progress} aria-label={t('steps.label')}>
        <p className={styles.place}>
          <span>{place}</span>
          <span className={styles.placeName}>{t(`steps.${step}`)}</span>
        </p>
        <ol className={styles.steps}>
          {steps.map((name, index) => (
            <li
              key={name}
              className={styles.step}
              data-state={index < current ? 'done' : index === current ? 'current' : 'ahead'}
              aria-current={index === current ? 'step' : undefined}
            >
              <StepName name={name} current={index === current} />
            </li>
          ))}
        </ol>
      </nav>
      <TopMenu />
    </header>
  );
}

/** The name of a step; a button where the step can be seen again. */
function StepName({ name, current }: { name: Step; current: boolean }) {
  const { t } = useTranslation();
  const sendwell = useSendwell();
  const go = current || sendwell.view.panel ? null : goTo(name, sendwell);
  const words = t(`steps.${name}`);
  if (go === null) return <span className={styles.name}>{words}</span>;
  return (
    <button type="button" className={styles.back} onClick={go}>
      {words}
    </button>
  );
}
