import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type DiffLine, lineDiff } from '../../../shared/line-diff.ts';
import styles from './configuration.module.css';

interface ConfigurationLinesProps {
  before: string;
  /** Null: the text as it is, without changes. */
  after: string | null;
  numbered?: boolean;
}

/** Lines that are drawn; a configuration is a few pages. */
const most = 2_000;

const signs: Readonly<Record<DiffLine['kind'], string>> = { same: ' ', removed: '−', added: '+' };

/** A text line by line: what goes is marked, what comes stands below it. Text of a stranger, never markup. */
export function ConfigurationLines({ before, after, numbered = true }: ConfigurationLinesProps) {
  const { t } = useTranslation('tools');
  const lines = lineDiff(before, after)
    .filter(({ text, kind }) => numbered || kind === 'same' || text !== '')
    .slice(0, most);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled sideways takes the keys for it
    <ol className={styles.lines} dir="ltr" tabIndex={0} aria-label={t('configuration.lines')}>
      {lines.map(({ kind, text, number }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their place
        <li key={index} className={styles.line} data-kind={kind}>
          {numbered && (
            <span className={styles.number} aria-hidden>
              {number}
            </span>
          )}
          <span className={styles.sign} aria-hidden>
            {signs[kind]}
          </span>
          <Words kind={kind} text={text} />
        </li>
      ))}
    </ol>
  );
}

function Words({ kind, text }: Pick<DiffLine, 'kind' | 'text'>) {
  const { t } = useTranslation('tools');
  const words = <code className={styles.code}>{text}</code>;
  if (kind === 'same') return words;
  return (
    <>
      <VisuallyHidden>{t(`configuration.line.${kind}`)}</VisuallyHidden>
      {kind === 'removed' ? (
        <del className={styles.code}>{text}</del>
      ) : (
        <ins className={styles.code}>{text}</ins>
      )}
    </>
  );
}
