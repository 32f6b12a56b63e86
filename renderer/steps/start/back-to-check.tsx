import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Actions } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { goBack } from '../../use-way-back.ts';

/** For a person who went back to the address: the check is still there. */
export function BackToCheck() {
  const { t } = useTranslation();
  const back = goBack(useSendwell());
  if (back === null) return null;
  return (
    <Actions flush>
      <Button variant="subtle" onClick={back}>
        {t('panel.back')}
      </Button>
    </Actions>
  );
}
