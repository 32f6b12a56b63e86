import { useEffect, useState } from 'react';
import type { EarOffer, EarOrder, EarState } from '../../../shared/listen-desk.ts';
import { useSendwell } from '../../sendwell.tsx';

/** The listener of the main process as it is now. It is closed when the page closes. */
export function useEar() {
  const { api } = useSendwell();
  const [state, setState] = useState<EarState>({ stage: 'closed' });
  const [offer, setOffer] = useState<EarOffer | null>(null);

  useEffect(() => api.on('listen:changed', setState), [api]);
  useEffect(() => {
    let live = true;
    void api.invoke('listen:offer', undefined).then((given) => live && setOffer(given));
    return () => {
      live = false;
      void api.invoke('listen:stop', undefined);
    };
  }, [api]);

  return {
    state,
    offer,
    open: async (order: EarOrder) => setState(await api.invoke('listen:open', order)),
    agree: (ip: string, yes: boolean) => api.invoke('listen:agree', { ip, yes }),
    stop: () => api.invoke('listen:stop', undefined),
    startOver: () => setState({ stage: 'closed' }),
  };
}
