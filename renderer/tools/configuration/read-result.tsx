import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConfigFinding, InspectResult } from '../../../shared/inspect.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Disclosure } from '../../components/disclosure.tsx';
import { Facts } from '../../components/facts.tsx';
import { Notice } from '../../components/notice.tsx';
import { Actions, Sheet } from '../../components/screen.tsx';
import styles from './configuration.module.css';
import { ConfigurationLines } from './configuration-lines.tsx';

interface ReadResultProps {
  result: InspectResult;
  /** Without passwords. */
  text: string;
  /** The server was asked. */
  proved: boolean;
}

/** The lines with the wrong ones marked, why each is wrong, and the corrected text. */
export function ReadResult({ result, text, proved }: ReadResultProps) {
  const { t } = useTranslation('tools');
  const heading = useRef<HTMLHeadingElement>(null);
  const { findings, corrected, notes, program } = result;

  useEffect(() => heading.current?.focus(), []);
  // The server's answer is what was pressed for last. That it is asked again is not.
  useEffect(() => {
    if (proved) heading.current?.focus();
  }, [proved]);

  const right = proved ? 'configuration.proved.right' : 'configuration.none';
  const sure = findings.some(({ certainty }) => certainty === 'certain');
  const read = sure ? 'configuration.wrong' : 'configuration.probably';
  const wrong = proved ? 'configuration.proved.wrong' : read;

  return (
    <Sheet>
      <h2 ref={heading} tabIndex={-1} className={styles.heading}>
        {findings.length === 0 ? t(right) : t(wrong, { count: findings.length })}
      </h2>
      <p className={styles.soft}>{t('configuration.read-as', { program: program ?? '' })}</p>
      <Said result={result} />
      {findings.map((finding) => (
        <Finding
          key={`${finding.problem} ${finding.lineNumber} ${finding.key}`}
          finding={finding}
          program={program ?? ''}
        />
      ))}
      {corrected !== null && (
        <section className={styles.part} aria-label={t('configuration.changes')}>
          <h3 className={styles.subheading}>{t('configuration.changes')}</h3>
          <ConfigurationLines before={text} after={corrected} />
          <Disclosure summary={t('configuration.whole')}>
            <ConfigurationLines before={corrected} after={null} />
          </Disclosure>
          <Actions>
            <CopyButton text={corrected} label={t('configuration.copy')} />
          </Actions>
        </section>
      )}
      {notes.map(({ code, text: words }) => (
        <Notice key={code} tone={code === 'password-cut' ? 'info' : 'warning'}>
          <p>{words}</p>
        </Notice>
      ))}
    </Sheet>
  );
}

/** What the lines come to, the program's defaults counted in. */
function Said({ result: { settings } }: { result: InspectResult }) {
  const { t } = useTranslation(['inspect', 'export']);
  const { host, port, security, username, from } = settings;
  const values = {
    host,
    port,
    security: security && t(`export:security.${security}`),
    username,
    from,
  } as const;
  const facts = (['host', 'port', 'security', 'username', 'from'] as const).flatMap((name) => {
    const value = values[name];
    return value === null
      ? []
      : [{ name: t(`print.${name}`), value: String(value), code: name !== 'security' }];
  });
  return <Facts facts={facts} />;
}

/** One wrong line: how sure, why, what belongs there, and what would be as right. */
function Finding({ finding, program }: { finding: ConfigFinding; program: string }) {
  const { t } = useTranslation('inspect');
  const { problem, certainty, line, lineNumber, fixed, why, alternatives, source } = finding;
  const heading = useId();
  const title =
    lineNumber === null
      ? t(`print.missing.${certainty}`)
      : t(`print.wrong.${certainty}`, { line: lineNumber });
  return (
    <section className={styles.finding} data-certainty={certainty} aria-labelledby={heading}>
      <h3 id={heading} className={styles.findingTitle}>
        {title}
      </h3>
      <Change line={line} fixed={fixed} problem={problem} />
      <p>{why}</p>
      {alternatives.map((one) => (
        <div key={`${one.line} ${one.fixed}`} className={styles.part}>
          <p className={styles.soft}>{t('print.or')}</p>
          <Change line={one.line} fixed={one.fixed} problem={problem} />
        </div>
      ))}
      {source && (
        <p className={styles.soft}>
          {t('print.source', { program, url: source.url })} <q>{source.quote}</q>
        </p>
      )}
    </section>
  );
}

function Change({ line, fixed, problem }: Pick<ConfigFinding, 'line' | 'fixed' | 'problem'>) {
  const { t } = useTranslation('inspect');
  if (line !== null && fixed === null)
    return problem === 'overridden' ? <p className={styles.soft}>{t('print.remove')}</p> : null;
  return <ConfigurationLines before={line ?? ''} after={fixed ?? ''} numbered={false} />;
}
