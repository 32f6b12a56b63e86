import { Button } from '@mantine/core';
import { ArrowLeft, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Actions } from '../components/screen.tsx';
import { useSendwell } from '../sendwell.tsx';
import { goBack, useStartOver } from '../use-way-back.ts';

/** The foot of a screen in the middle of a run: one step back, and the beginning. */
export function WayBack() {
  const { t } = useTranslation();
  const back = goBack(useSendwell());
  return (
    <Actions flush>
      {back && (
        <Button
          variant="subtle"
          leftSection={<ArrowLeft aria-hidden size="1em" className="sw-turns" />}
          onClick={back}
        >
          {t('end.back')}
        </Button>
      )}
      <StartAgain />
    </Actions>
  );
}

/** Puts the run away. The address stays in its field. */
export function StartAgain() {
  const { t } = useTranslation();
  const startOver = useStartOver();
  return (
    <Button
      variant="subtle"
      leftSection={<RotateCcw aria-hidden size="1em" />}
      onClick={() => startOver('address')}
    >
      {t('end.start-again')}
    </Button>
  );
}
