import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssistantState } from '../../../../shared/assistant.ts';
import { CopyButton } from '../../../components/copy-button.tsx';
import { Disclosure } from '../../../components/disclosure.tsx';
import { LookedList } from '../../../components/looked/looked-list.tsx';
import { WordsChoice } from '../../../components/words-choice.tsx';
import { useSendwell } from '../../../sendwell.tsx';
import { CertificateCard } from './certificate.tsx';
import styles from './details.module.css';
import { detailsId } from './details-id.ts';
import { contactLines, detailsText, repliesOf, transcriptLines } from './details-text.ts';
import { TimingTable } from './timing-table.tsx';
import { useDetailsOpen } from './use-details-open.ts';

/** Everything a helper wants to see. Closed at first, then as it was left; all of it copyable. */
export function Details() {
  const { t } = useTranslation();
  const { state } = useSendwell();
  const opened = useDetailsOpen();
  return (
    <div id={detailsId}>
      <Disclosure summary={t('details.title')} look="boxed" opened={opened}>
        <WordsChoice />
        <div>
          <CopyButton text={detailsText(state, t)} label={t('details.copy-all')} />
        </div>
        <Lines title={t('details.replies')} lines={repliesOf(state)} />
        <Lines title={t('details.transcript')} lines={transcriptLines(transcriptOf(state))} />
        {state.findings.length > 0 && (
          <Section title={t('details.timings')}>
            <TimingTable findings={state.findings} caption={t('details.timings')} />
          </Section>
        )}
        <CertificateCard />
        {state.discovery && (
          <Section title={t('looked.title')}>
            <LookedList trace={state.discovery.trace} running={false} />
          </Section>
        )}
        <Lines title={t('details.contacted')} lines={contactLines(state.contacted, t)} />
      </Disclosure>
    </div>
  );
}

/** The transcript of the session that counts: that of the sign-in, else of the first endpoint that said something. */
function transcriptOf({ transcript, findings }: AssistantState): AssistantState['transcript'] {
  if (transcript.length > 0) return transcript;
  return findings.find((finding) => finding.transcript.length > 0)?.transcript ?? [];
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>{title}</h3>
      {children}
    </section>
  );
}

/** A block of technical lines with its own copy button; nothing when there are none. */
function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  const { t } = useTranslation();
  if (lines.length === 0) return null;
  const text = lines.join('\n');
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h3 className={styles.title}>{title}</h3>
        <CopyButton look="icon" text={text} label={t('details.copy', { what: title })} />
      </div>
      <pre className={styles.lines} dir="ltr" lang="en">
        {text}
      </pre>
    </section>
  );
}
