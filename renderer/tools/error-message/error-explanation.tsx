import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { explainerOf } from '../../../shared/explain/explain.ts';
import type { ReadError } from '../../../shared/tools.ts';
import { ActorLine } from '../../components/actor-line.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Disclosure } from '../../components/disclosure.tsx';
import type { Fact } from '../../components/fact.ts';
import { Facts } from '../../components/facts.tsx';
import { Story } from '../../components/microsoft-365/story.tsx';
import { WaysTable } from '../../components/microsoft-365/ways-table.tsx';
import { Actions, Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { PlanLink } from '../microsoft-365/plan-link.tsx';
import styles from './error-message.module.css';

interface ErrorExplanationProps {
  error: ReadError;
  provider: string | null;
  /** What was explained. */
  text: string;
}

/** What the message means, who can fix it, one next step, and what in the message says so. */
export function ErrorExplanation({ error, provider, text: given }: ErrorExplanationProps) {
  const { t, i18n } = useTranslation(['tools', 'm365']);
  const { t: window } = useTranslation();
  const { dispatch } = useSendwell();
  const explainer = useMemo(() => explainerOf(i18n), [i18n]);
  const heading = useRef<HTMLHeadingElement>(null);
  const { diagnosis } = error;
  const context = { provider, pasted: true };
  const { title, what, why, next, others, actor } = explainer.explain(diagnosis, context);
  const story = explainer.microsoft365(diagnosis, context);

  useEffect(() => heading.current?.focus(), []);

  const forOthers = next.action === 'copy-for-it';
  const configuration = diagnosis.facts.variant === 'configuration';
  const words = [title, what, why, window(`actor.${actor}`), `${t('error.next')}: ${next.label}`];
  const found = foundIn(error, t).map(({ name, value }) => `${name}: ${value}`);
  const text = [...words, '', ...found].filter((line) => line !== null).join('\n');
  return (
    <>
      <Sheet>
        <h2 ref={heading} tabIndex={-1} className={styles.heading}>
          {title}
        </h2>
        <p>{what}</p>
        {why && !story && <p>{why}</p>}
        {error.decisive.text.trim() !== '' && (
          <p className={styles.decisive}>
            <span className={styles.soft}>{t('error.line', { line: error.decisive.line })}</span>
            <mark>{error.decisive.text.trim()}</mark>
          </p>
        )}
        <p className={styles.soft}>{t(`error.certainty.${diagnosis.certainty}`)}</p>
        {story ? <Story story={story} actor={actor} /> : <ActorLine actor={actor} />}
        {!forOthers && (
          <div className={styles.next}>
            <h3 className={styles.subheading}>{t('error.next')}</h3>
            <p className={styles.step}>{next.label}</p>
          </div>
        )}
        {others.length > 0 && (
          <Disclosure summary={t('error.others')}>
            <ul className={styles.list}>
              {others.map(({ label }) => (
                <li key={label}>{label}</li>
              ))}
            </ul>
          </Disclosure>
        )}
        <Actions>
          {configuration && (
            <Button
              onClick={() => dispatch({ type: 'show-panel', panel: { name: 'configuration', text: given } })}
            >
              {t('error.as-configuration')}
            </Button>
          )}
          <CopyButton
            text={forOthers ? [story?.forIt, text].filter(Boolean).join('\n\n') : text}
            label={forOthers ? (story ? t('m365:story.copy') : next.label) : t('error.copy')}
            primary={!configuration}
          />
          <Button variant="default" onClick={() => dispatch({ type: 'show-start', start: 'address' })}>
            {t('error.test')}
          </Button>
        </Actions>
      </Sheet>
      {story && story.ways.length > 0 && (
        <Sheet>
          <h3 className={styles.heading}>{t('m365:story.ways')}</h3>
          <WaysTable ways={story.ways} />
          <Actions flush>
            <PlanLink story />
          </Actions>
        </Sheet>
      )}
      <Disclosure summary={t('error.details')} look="boxed">
        <Found error={error} />
        <div>
          <CopyButton text={text} label={t('error.copy-details')} />
        </div>
      </Disclosure>
    </>
  );
}

/** For helpers: the class, and the words and codes that it was read from. */
function Found({ error }: { error: ReadError }) {
  const { t } = useTranslation('tools');
  return <Facts facts={foundIn(error, t)} />;
}

function foundIn({ diagnosis, reply, codes }: ReadError, t: TFunction<'tools'>): Fact[] {
  return [
    { name: t('error.class'), value: diagnosis.class },
    { name: t('error.stage'), value: diagnosis.stage },
    { name: t('error.sure'), value: diagnosis.certainty },
    { name: t('error.reply'), value: reply.join('\n') },
    { name: t('error.codes'), value: codes.join(', ') },
  ]
    .filter(({ value }) => value !== '')
    .map((fact) => ({ ...fact, code: true }));
}
