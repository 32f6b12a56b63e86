import { useTranslation } from 'react-i18next';
import { Disclosure } from '../../components/disclosure.tsx';

/** How there came to be three ports, for the curious. */
export function PortStory() {
  const { t } = useTranslation();
  return (
    <Disclosure summary={t('ports.story.title')}>
      <p>{t('ports.story.start')}</p>
      <p>{t('ports.story.p25')}</p>
      <p>{t('ports.story.p587')}</p>
      <p>{t('ports.story.p465')}</p>
    </Disclosure>
  );
}
