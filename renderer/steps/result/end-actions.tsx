import { Button } from '@mantine/core';
import { SlidersHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Actions } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { useStartOver } from '../../use-way-back.ts';
import { StartAgain } from '../way-back.tsx';

/** The ways on from every result: another address, and with `manual` the settings by hand. */
export function EndActions({ manual = false }: { manual?: boolean }) {
  const { t } = useTranslation();
  const { forbids } = useSendwell();
  const startOver = useStartOver();
  const mayType = manual && !forbids('typed-settings');
  return (
    <Actions flush>
      <StartAgain />
      {mayType && (
        <Button
          variant="subtle"
          leftSection={<SlidersHorizontal aria-hidden size="1em" />}
          onClick={() => startOver('manual')}
        >
          {t('end.manual')}
        </Button>
      )}
    </Actions>
  );
}
