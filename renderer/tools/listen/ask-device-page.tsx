import { useTranslation } from 'react-i18next';
import { Screen } from '../../components/screen.tsx';
import { ListenForm } from './listen-form.tsx';
import { Listening } from './listening.tsx';
import { useEar } from './use-ear.ts';
import { WhatItDid } from './what-it-did.tsx';

/** What a printer, scanner or app really does: this computer plays its mail server. */
export function AskDevicePage() {
  const { t } = useTranslation('listen');
  const { state, offer, open, agree, stop, startOver } = useEar();
  return (
    <Screen title={t('page.title')} lead={t('page.lead')}>
      {(state.stage === 'closed' || state.stage === 'refused') && offer && (
        <ListenForm offer={offer} refused={state.stage === 'refused' ? state : null} onOpen={open} />
      )}
      {state.stage === 'open' && <Listening state={state} onAgree={agree} onStop={stop} />}
      {state.stage === 'over' && <WhatItDid state={state} onAgain={startOver} />}
    </Screen>
  );
}
