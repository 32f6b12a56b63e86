import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportAnswer, FormatId } from '../../../shared/exports.ts';
import { Notice } from '../../components/notice.tsx';
import { Sheet } from '../../components/screen.tsx';
import styles from './elsewhere.module.css';
import { TakeExport } from './take-export.tsx';
import { usePreview } from './use-preview.ts';

interface FormatPreviewProps {
  format: FormatId;
  /** True when the person picked it: what they see next is here. */
  takesFocus: boolean;
}

/** One export: what to know about it, its text, and the buttons that take it along. */
export function FormatPreview({ format, takesFocus }: FormatPreviewProps) {
  const { t } = useTranslation('export');
  const [allowUnprotected, setAllowUnprotected] = useState(false);
  const preview = usePreview(format, allowUnprotected);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <Sheet label={t(`format.${format}.name`)}>
      <h2 ref={heading} tabIndex={-1} className={styles.heading}>
        {t(`format.${format}.name`)}
      </h2>
      <p className={styles.soft}>{t(`format.${format}.text`)}</p>
      {preview && <Written answer={preview.answer} onAllow={() => setAllowUnprotected(true)} />}
      {preview?.answer.ok && (
        <TakeExport
          format={format}
          allowUnprotected={allowUnprotected}
          takesPassword={preview.takesPassword}
        />
      )}
    </Sheet>
  );
}

function Written({ answer, onAllow }: { answer: ExportAnswer; onAllow(): void }) {
  const { t } = useTranslation('export');
  const { t: tools } = useTranslation('tools');
  if (!answer.ok) {
    return (
      <Notice tone="warning">
        <p>{t(`refusal.${answer.refusal}`)}</p>
        {answer.refusal === 'unprotected-password' && (
          <Button variant="default" onClick={onAllow}>
            {tools('elsewhere.allow')}
          </Button>
        )}
      </Notice>
    );
  }
  return (
    <>
      {answer.notes.map((note) => (
        <Notice key={note}>
          <p>{t(`note.${note}`)}</p>
        </Notice>
      ))}
      <Picture answer={answer} />
    </>
  );
}

/** The text as it is taken along. A code to scan is shown as a picture, the page for the printer as its own text. */
function Picture({ answer }: { answer: Extract<ExportAnswer, { ok: true }> }) {
  const { t } = useTranslation('tools');
  if (answer.mediaType === 'image/svg+xml') {
    const source = `data:image/svg+xml,${encodeURIComponent(answer.text)}`;
    return <img className={styles.scan} src={source} alt={t('elsewhere.scan')} />;
  }
  if (answer.format === 'device-sheet') return <SheetText />;
  return <Text text={answer.text} />;
}

function SheetText() {
  const preview = usePreview('device-sheet-text', false);
  return preview?.answer.ok ? <Text text={preview.answer.text} /> : null;
}

function Text({ text }: { text: string }) {
  const { t } = useTranslation('tools');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard
    <section className={styles.text} aria-label={t('elsewhere.preview')} tabIndex={0}>
      <pre dir="ltr">{text}</pre>
    </section>
  );
}
