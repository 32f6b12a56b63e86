import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormatId } from '../../../shared/exports.ts';
import type { ExportPreview } from '../../../shared/tools.ts';
import { useSendwell } from '../../sendwell.tsx';

/** An export as the main process writes it, without a password; null until it is there. */
export function usePreview(
  format: FormatId,
  allowUnprotected: boolean,
  device: string | null,
): ExportPreview | null {
  const { i18n } = useTranslation();
  const { api } = useSendwell();
  const [preview, setPreview] = useState<ExportPreview | null>(null);
  useEffect(() => {
    let live = true;
    const order = { format, language: i18n.language, allowUnprotected, device };
    void api.invoke('exports:preview', order).then((written) => live && setPreview(written));
    return () => {
      live = false;
    };
  }, [api, format, i18n.language, allowUnprotected, device]);
  return preview;
}
