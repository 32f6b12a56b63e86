import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Formats a moment (ISO 8601) as the time of the day in the language of the window: "14:35". */
export function useClock(): (moment: string) => string {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'short' });
    return (moment) => format.format(new Date(moment));
  }, [i18n.language]);
}
