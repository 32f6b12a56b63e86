import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Device } from '../../../shared/devices/devices.ts';
import type { ExportAnswer, FormatId } from '../../../shared/exports.ts';
import { Notice } from '../../components/notice.tsx';
import { Sheet } from '../../components/screen.tsx';
import styles from './elsewhere.module.css';
import { TakeExport } from './take-export.tsx';
import { usePreview } from './use-preview.ts';

interface FormatPreviewProps {
  format: FormatId;
  /** The device that a sheet is for. */
  device: Device | null;
  /** True when the person picked it: what they see next is here. */
  takesFocus: boolean;
}

/** One export: what to know about it, its text, and the buttons that take it along. */
export function FormatPreview({ format, device, takesFocus }: FormatPreviewProps) {
  const { t } = useTranslation('export');
  const [allowUnprotected, setAllowUnprotected] = useState(false);
  const preview = usePreview(format, allowUnprotected, device?.id ?? null);
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
      {preview && (
        <Written answer={preview.answer} device={device} onAllow={() => setAllowUnprotected(true)} />
      )}
      {preview?.answer.ok && (
        <TakeExport
          format={format}
          device={device}
          allowUnprotected={allowUnprotected}
          takesPassword={preview.takesPassword}
        />
      )}
    </Sheet>
  );
}

interface WrittenProps {
  answer: ExportAnswer;
  device: Device | null;
  onAllow(): void;
}

function Written({ answer, device, onAllow }: WrittenProps) {
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
      <Picture answer={answer} device={device} />
    </>
  );
}

/** The text as it is taken along. A code to scan is shown as a picture, the page for the printer as its own text. */
function Picture({ answer, device }: { answer: Extract<ExportAnswer, { ok: true }>; device: Device | null }) {
  const { t } = useTranslation('tools');
  if (answer.mediaType === 'image/svg+xml') {
    const source = `data:image/svg+xml,${encodeURIComponent(answer.text)}`;
    return <img className={styles.scan} src={source} alt={t('elsewhere.scan')} />;
  }
  if (answer.format === 'device-sheet') return <SheetText device={device} />;
  return <Text text={answer.text} />;
}

function SheetText({ device }: { device: Device | null }) {
  const preview = usePreview('device-sheet-text', false, device?.id ?? null);
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
