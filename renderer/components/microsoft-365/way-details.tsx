import { useTranslation } from 'react-i18next';
import type { StoryWay } from '../../../shared/explain/microsoft-365.ts';
import type { TextLine } from '../../../shared/explain/way-lines.ts';
import { CopyButton } from '../copy-button.tsx';
import styles from './microsoft-365.module.css';
import { SourceLink } from './source-link.tsx';

/** How one way is taken: server, commands, pages, their sources, and the command that proves it. */
export function WayDetails({ way: { name, lines, proof } }: { way: StoryWay }) {
  const { t } = useTranslation('m365');
  return (
    <section className={styles.details}>
      <h3 className={styles.name}>{name}</h3>
      <Lines lines={lines} />
      {proof && (
        <>
          <h4 className={styles.proof}>{t('story.proof.title')}</h4>
          <p>{proof.before.join(' ')}</p>
          <Command text={proof.command} />
        </>
      )}
    </section>
  );
}

/** Text, commands to copy, and pages to open, one below the other. */
export function Lines({ lines }: { lines: readonly TextLine[] }) {
  return lines.map((line) => {
    if (line.kind === 'command') return <Command key={line.text} text={line.text} />;
    if (line.kind === 'text') return <p key={line.text}>{line.text}</p>;
    return (
      <p key={line.text}>
        <SourceLink url={line.url}>{`${hostOf(line.url)} (${line.month})`}</SourceLink>
      </p>
    );
  });
}

function Command({ text }: { text: string }) {
  const { t } = useTranslation('m365');
  return (
    <div className={styles.command}>
      <code dir="ltr">{text}</code>
      <CopyButton text={text} label={t('story.copyCommand')} look="icon" />
    </div>
  );
}

function hostOf(url: string): string {
  return new URL(url).hostname;
}
