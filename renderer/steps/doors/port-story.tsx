import { useTranslation } from 'react-i18next';
import { Disclosure } from '../../components/disclosure.tsx';

/** How there came to be three ports, for the curious. */
export function PortStory() {
  const { t } = useTranslation();
  return (
    <Disclosure summary={t('doors.story.title')}>
      <p>{t('doors.story.start')}</p>
      <p>{t('doors.story.p25')}</p>
      <p>{t('doors.story.p587')}</p>
      <p>{t('doors.story.p465')}</p>
    </Disclosure>
  );
}
