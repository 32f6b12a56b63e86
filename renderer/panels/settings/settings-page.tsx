import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Actions, Screen } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { ClientIdsSection } from './client-ids-section.tsx';
import { ContactedSection } from './contacted-section.tsx';
import { LookSection } from './look-section.tsx';
import { PrivacySection } from './privacy-section.tsx';
import { SearchSection } from './search-section.tsx';
import { UpdatesSection } from './updates-section.tsx';
import { useSettings } from './use-settings.ts';

/** What a person can set. Every change counts at once or for the next check. */
export function SettingsPage() {
  const { t } = useTranslation('settings');
  const { dispatch } = useSendwell();
  const desk = useSettings();
  return (
    <Screen title={t('title')} lead={t('lead')}>
      {desk && (
        <>
          <LookSection {...desk} />
          <SearchSection key={desk.settings.preferences.dns} desk={desk} />
          <PrivacySection {...desk} />
          <ClientIdsSection desk={desk} />
          <UpdatesSection {...desk} />
          <ContactedSection />
        </>
      )}
      <Actions>
        <Button variant="default" onClick={() => dispatch({ type: 'show-panel', panel: null })}>
          {t('back')}
        </Button>
        {desk && (
          <Button variant="subtle" onClick={desk.reset}>
            {t('reset.action')}
          </Button>
        )}
      </Actions>
    </Screen>
  );
}
