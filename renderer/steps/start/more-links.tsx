import { Button } from '@mantine/core';
import { FileJson, History, Settings } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Actions } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';

/** The quiet ways from the first screen: past checks and settings. */
export function MoreLinks() {
  const { t } = useTranslation(['history', 'settings', 'tools']);
  const { api, dispatch } = useSendwell();
  return (
    <Actions flush>
      <Button
        variant="subtle"
        leftSection={<History aria-hidden size="1em" />}
        onClick={() => dispatch({ type: 'show-start', start: 'history' })}
      >
        {t('history:link')}
      </Button>
      <Button
        variant="subtle"
        leftSection={<Settings aria-hidden size="1em" />}
        onClick={() => dispatch({ type: 'show-start', start: 'settings' })}
      >
        {t('settings:link')}
      </Button>
      <Button
        variant="subtle"
        leftSection={<FileJson aria-hidden size="1em" />}
        onClick={() => api.invoke('settings-file:choose', undefined)}
      >
        {t('tools:file.open')}
      </Button>
    </Actions>
  );
}
