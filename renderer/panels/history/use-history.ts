/** The past checks as the main process keeps them. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PastCheck } from '../../../shared/history.ts';
import { useSendwell } from '../../sendwell.tsx';

export interface HistoryAccess {
  checks: PastCheck[];
  /** False where new checks are not kept. */
  keeps: boolean;
  nameNetwork(id: string, network: string): Promise<void>;
  deleteAll(): Promise<void>;
  /** How many were deleted since the page was opened, as long as that can be taken back. */
  deleted: number;
  undoDelete(): Promise<void>;
}

/** Null until the checks are here. */
export function useHistory(): HistoryAccess | null {
  const { t } = useTranslation('history');
  const { api, announce } = useSendwell();
  const [checks, setChecks] = useState<PastCheck[] | null>(null);
  const [keeps, setKeeps] = useState(true);
  const [deleted, setDeleted] = useState(0);

  useEffect(() => {
    let live = true;
    const asked = [api.invoke('history:list', undefined), api.invoke('settings:read', undefined)] as const;
    void Promise.all(asked).then(([list, { preferences }]) => {
      if (!live) return;
      setKeeps(preferences.keepHistory);
      setChecks(list);
    });
    return () => {
      live = false;
      void api.invoke('history:left', undefined);
    };
  }, [api]);

  return (
    checks && {
      checks,
      keeps,
      async nameNetwork(id, network) {
        setChecks(await api.invoke('history:name-network', { id, network: network || null }));
        announce(t('network.saved'));
      },
      async deleteAll() {
        const count = checks.length;
        setChecks(await api.invoke('history:delete-all', undefined));
        setDeleted(count);
        announce(t('deleted', { count }));
      },
      deleted,
      async undoDelete() {
        setChecks(await api.invoke('history:undo-delete', undefined));
        setDeleted(0);
        announce(t('undone'));
      },
    }
  );
}
