/** What the menu and its keys ask for: a new check, the same once more, the details, the result for a ticket. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isWorking } from '../shared/assistant.ts';
import type { Wish } from '../shared/wishes.ts';
import type { Sendwell } from './sendwell.tsx';
import { startCommand } from './start-command.ts';
import { detailsId } from './steps/result/details/details-id.ts';

type Hands = Pick<Sendwell, 'api' | 'state' | 'send' | 'view' | 'dispatch'>;

export function useWishes({ api, state, send, view, dispatch }: Hands): void {
  const { t, i18n } = useTranslation(['menu', 'tools']);
  const announce = (text: string) => dispatch({ type: 'notice', text });

  async function newCheck() {
    dispatch({ type: 'show-start', start: 'address' });
    await send({ type: 'reset' });
  }

  async function runAgain() {
    if (state.address === null) return announce(t('noResult'));
    dispatch({ type: 'show-panel', panel: null });
    await send(startCommand(view, state.address));
  }

  function toggleDetails() {
    const open = !view.detailsOpen;
    dispatch({ type: 'details', open });
    void api.invoke('settings:change', { detailsOpen: open });
    if (open) requestAnimationFrame(() => document.getElementById(detailsId)?.scrollIntoView());
  }

  async function copyTicket() {
    const order = { form: 'ticket', language: i18n.language, showAddresses: false } as const;
    const { text } = await api.invoke('report:write', order);
    await api.invoke('shell:copy', { text });
    announce(t('tools:elsewhere.copied'));
  }

  function follow(wish: Wish) {
    switch (wish) {
      case 'new-check':
        return isWorking(state.stage) ? announce(t('busy')) : newCheck();
      case 'run-again':
        return isWorking(state.stage) ? announce(t('busy')) : runAgain();
      case 'details':
        return state.stage === 'finished' ? toggleDetails() : announce(t('noResult'));
      case 'accounts':
        return dispatch({ type: 'show-panel', panel: { name: 'accounts' } });
      case 'copy-ticket':
        return state.stage === 'finished' ? copyTicket() : announce(t('noResult'));
    }
  }

  useEffect(() => api.on('shell:wish', ({ wish }) => void follow(wish)));
}
