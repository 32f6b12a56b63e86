import { Button } from '@mantine/core';
import { FileText, RotateCcw, SlidersHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Actions } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { ShareCodeLine } from '../../tools/share-code/share-code-line.tsx';
import type { StartView } from '../../view.ts';

/** The ways on from every result: the code and the report for a helper, another address, the settings by hand. */
export function EndActions({ manual = false }: { manual?: boolean }) {
  const { t } = useTranslation();
  const { t: tools } = useTranslation('tools');
  const { send, dispatch, forbids } = useSendwell();
  const mayType = manual && !forbids('typed-settings');

  async function startOver(start: StartView) {
    dispatch({ type: 'show-start', start });
    await send({ type: 'reset' });
  }

  return (
    <>
      <ShareCodeLine />
      <Actions flush>
        <Button
          variant="subtle"
          leftSection={<RotateCcw aria-hidden size="1em" />}
          onClick={() => startOver('address')}
        >
          {t('end.start-again')}
        </Button>
        {mayType && (
          <Button
            variant="subtle"
            leftSection={<SlidersHorizontal aria-hidden size="1em" />}
            onClick={() => startOver('manual')}
          >
            {t('end.manual')}
          </Button>
        )}
        <Button
          variant="subtle"
          leftSection={<FileText aria-hidden size="1em" />}
          onClick={() => dispatch({ type: 'want', wanted: 'report' })}
        >
          {tools('report.open')}
        </Button>
      </Actions>
    </>
  );
}
