import { Button } from '@mantine/core';
import { RotateCcw, SlidersHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Actions } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import type { StartView } from '../../view.ts';

/** The ways on from every result: another address, and for failures the settings by hand. */
export function EndActions({ manual = false }: { manual?: boolean }) {
  const { t } = useTranslation();
  const { send, dispatch } = useSendwell();

  async function startOver(start: StartView) {
    dispatch({ type: 'show-start', start });
    await send({ type: 'reset' });
  }

  return (
    <Actions flush>
      <Button
        variant="subtle"
        leftSection={<RotateCcw aria-hidden size="1em" />}
        onClick={() => startOver('address')}
      >
        {t('end.start-again')}
      </Button>
      {manual && (
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
