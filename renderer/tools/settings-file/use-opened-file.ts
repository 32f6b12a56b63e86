import { type Dispatch, useEffect } from 'react';
import type { SendwellApi } from '../../../shared/ipc.ts';
import type { ViewAction } from '../../view.ts';

/** Shows a settings file that was opened, also one that was there before the page. It waits until no check is going on. */
export function useOpenedFile(api: SendwellApi, idle: boolean, dispatch: Dispatch<ViewAction>): void {
  useEffect(() => {
    if (!idle) return;
    let live = true;
    const show = () => live && dispatch({ type: 'show-start', start: 'settings-file' });
    const stopListening = api.on('settings-file:opened', show);
    void api.invoke('settings-file:offer', { language: 'en' }).then((offer) => offer && show());
    return () => {
      live = false;
      stopListening();
    };
  }, [api, idle, dispatch]);
}
