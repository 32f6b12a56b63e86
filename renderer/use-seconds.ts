import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Formats milliseconds as seconds in the language of the window: "0.3 seconds". */
export function useSeconds(): (ms: number) => string {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const format = new Intl.NumberFormat(i18n.language, {
      style: 'unit',
      unit: 'second',
      unitDisplay: 'long',
      maximumFractionDigits: 1,
    });
    return (ms) => format.format(Math.max(0.1, ms / 1000));
  }, [i18n.language]);
}
