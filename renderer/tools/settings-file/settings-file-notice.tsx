import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SettingsFileInUse } from '../../../shared/settings-file-offer.ts';
import { Notice } from '../../components/notice.tsx';

/** Says whose settings count, who to ask, and how to do without them. */
export function SettingsFileNotice({ file, onLeave }: { file: SettingsFileInUse; onLeave(): void }) {
  const { t } = useTranslation('tools');
  if (file.organisation === null) return null;
  return (
    <Notice title={t('file.in-use', { organisation: file.organisation })}>
      {file.contact && <p>{t('file.contact', { contact: file.contact })}</p>}
      {file.leavable && (
        <Button variant="default" onClick={onLeave}>
          {t('file.leave')}
        </Button>
      )}
    </Notice>
  );
}
