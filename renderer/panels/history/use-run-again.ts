import { useTranslation } from 'react-i18next';
import type { PastCheck } from '../../../shared/history.ts';
import { useSendwell } from '../../sendwell.tsx';
import { startCommand } from '../../start-command.ts';

/** Begins a new check of the same account, with what was typed for it then. A check that runs ends. */
export function useRunAgain(): (check: PastCheck) => Promise<void> {
  const { t } = useTranslation();
  const { api, view, send, dispatch, forbids, announce } = useSendwell();

  return async ({ address, typed }) => {
    const manual = forbids('typed-settings') ? {} : (typed ?? {});
    if (view.practice) {
      await api.invoke('practice:leave', undefined);
      dispatch({ type: 'practice-left' });
    }
    dispatch({ type: 'typed', address, manual });
    dispatch({ type: 'show-panel', panel: null });
    const answer = await send(startCommand({ address, manual, from: undefined, to: undefined }));
    if (!answer.ok) announce(t('sign-in.refused'));
  };
}
