import { useEffect } from 'react';
import type { SendwellApi } from '../../../shared/ipc.ts';
import { longestOffer } from '../../../shared/settings-file-offer.ts';

/** Hands a JSON file that is dropped onto the window to the main process. It is only read; nothing else is taken. */
export function useDroppedFile(api: SendwellApi): void {
  useEffect(() => {
    const allow = (event: DragEvent) => event.preventDefault();
    const take = async (event: DragEvent) => {
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (!file?.name.toLowerCase().endsWith('.json')) return;
      const text = await file.slice(0, longestOffer * 4).text();
      await api.invoke('settings-file:drop', {
        name: file.name.slice(0, 300),
        text: text.slice(0, longestOffer),
      });
    };
    window.addEventListener('dragover', allow);
    window.addEventListener('drop', take);
    return () => {
      window.removeEventListener('dragover', allow);
      window.removeEventListener('drop', take);
    };
  }, [api]);
}
