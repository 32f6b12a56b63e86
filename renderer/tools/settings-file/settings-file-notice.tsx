import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { useSendwell } from '../../sendwell.tsx';

/** Says whose settings count, who to ask, and how to do without them. */
export function SettingsFileNotice() {
  const { t } = useTranslation('tools');
  const { api, settingsFile: file } = useSendwell();
  if (!file || file.organisation === null) return null;
  return (
    <Notice title={t('file.in-use', { organisation: file.organisation })}>
      {file.contact && <p>{t('file.contact', { contact: file.contact })}</p>}
      {file.leavable && (
        <Button variant="default" onClick={() => api.invoke('settings-file:leave', undefined)}>
          {t('file.leave')}
        </Button>
      )}
    </Notice>
  );
}
