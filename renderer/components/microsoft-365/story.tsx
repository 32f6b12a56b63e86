import { useTranslation } from 'react-i18next';
import type { Actor } from '../../../shared/diagnosis.ts';
import type { Microsoft365Story } from '../../../shared/explain/microsoft-365.ts';
import styles from './microsoft-365.module.css';
import { SourceLink } from './source-link.tsx';

interface StoryProps {
  story: Microsoft365Story;
  actor: Actor;
}

/** What is switched off, since when, what to do, who does it; and the page that the dates come from. */
export function Story({ story: { kind, off, since, todo, source }, actor }: StoryProps) {
  const { t } = useTranslation(['m365', 'window']);
  const personal = kind === 'personal-password';
  const parts = [
    ['off', off],
    ['since', since],
    ['todo', todo],
    ['who', t(`window:actor.${actor}`)],
  ] as const;
  return (
    <>
      <dl className={styles.story}>
        {parts.map(([name, text]) => (
          <div key={name} className={styles.part} data-part={name}>
            <dt>{t(`m365:story.facts.${name}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {kind !== 'personal' && kind !== 'direct-send' && (
        <p>
          <SourceLink url={source.url}>
            {t(personal ? 'm365:story.report' : 'm365:story.announcement', { month: source.month })}
          </SourceLink>
        </p>
      )}
    </>
  );
}
