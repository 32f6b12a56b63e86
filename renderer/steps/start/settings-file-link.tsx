import { Button } from '@mantine/core';
import { FileJson } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Actions } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { PlanLink } from '../../tools/microsoft-365/plan-link.tsx';

/** The quiet ways from the first screen: for those who were sent a settings file, and for helpdesks. */
export function SettingsFileLink() {
  const { t } = useTranslation('tools');
  const { api } = useSendwell();
  return (
    <Actions flush>
      <Button
        variant="subtle"
        leftSection={<FileJson aria-hidden size="1em" />}
        onClick={() => api.invoke('settings-file:choose', undefined)}
      >
        {t('file.open')}
      </Button>
      <PlanLink />
    </Actions>
  );
}
