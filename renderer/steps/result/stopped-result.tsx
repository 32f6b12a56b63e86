import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OutcomePicture } from '../../components/pictures/outcome.tsx';
import { Actions, Screen, Sheet } from '../../components/screen.tsx';
import { WayLine } from '../../components/way/way-line.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { startCommand } from '../../start-command.ts';
import { Details } from './details/details.tsx';
import { EndActions } from './end-actions.tsx';
import { GetHelp } from './get-help.tsx';
import styles from './result.module.css';

/** The person stopped the check: what had worked until then, and the way to run it again. */
export function StoppedResult() {
  const { t } = useTranslation();
  const { state, view, send } = useSendwell();
  // After a sign-in the message may have been on its way already.
  const lead = t(state.signIn?.ok ? 'stopped.lead-sending' : 'stopped.lead');
  return (
    <Screen title={t('stopped.title')} lead={lead} picture={<OutcomePicture tone="warn" />}>
      <Sheet>
        <h2 className={styles.heading}>{t('way.title-stopped')}</h2>
        <WayLine />
        <Actions>
          <Button onClick={() => send(startCommand(view, state.address ?? view.address))}>
            {t('stopped.again')}
          </Button>
        </Actions>
      </Sheet>
      <Details />
      <GetHelp />
      <EndActions manual />
    </Screen>
  );
}
