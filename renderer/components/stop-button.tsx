import { Button } from '@mantine/core';
import { Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSendwell } from '../sendwell.tsx';

/** Stops the job. The Esc key does the same. */
export function StopButton() {
  const { t } = useTranslation();
  const { send } = useSendwell();
  return (
    <Button
      variant="default"
      leftSection={<Square aria-hidden size="0.9em" fill="currentColor" />}
      aria-keyshortcuts="Escape"
      onClick={() => send({ type: 'stop' })}
    >
      {t('stop')}
    </Button>
  );
}
