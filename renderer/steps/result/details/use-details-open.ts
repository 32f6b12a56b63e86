/** Whether the details of a result are open: as they were left last, also after a restart. */
import { useSendwell } from '../../../sendwell.tsx';

export function useDetailsOpen() {
  const { api, view, dispatch } = useSendwell();
  return {
    is: view.detailsOpen,
    change(open: boolean) {
      dispatch({ type: 'details', open });
      void api.invoke('settings:change', { detailsOpen: open });
    },
  };
}
