import { Button } from '@mantine/core';
import { FileText, SlidersHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Actions } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { ShareCodeLine } from '../../tools/share-code/share-code-line.tsx';
import { useStartOver } from '../../use-way-back.ts';
import { StartAgain } from '../way-back.tsx';

/** The ways on from every result: the code and the report for a helper, another address, the settings by hand. */
export function EndActions({ manual = false }: { manual?: boolean }) {
  const { t } = useTranslation();
  const { t: tools } = useTranslation('tools');
  const { dispatch, forbids } = useSendwell();
  const startOver = useStartOver();
  const mayType = manual && !forbids('typed-settings');

  return (
    <>
      <ShareCodeLine />
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
