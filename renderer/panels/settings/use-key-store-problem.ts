/** Whether the key store of the system can do what the person wants of it. */
import { useEffect, useState } from 'react';
import type { KeyStoreProblem } from '../../../shared/preferences.ts';
import { useSendwell } from '../../sendwell.tsx';

/** Null while nobody wants secrets kept, while the key store has not answered, and where it can keep them. */
export function useKeyStoreProblem(wanted: boolean): KeyStoreProblem | null {
  const { api } = useSendwell();
  const [problem, setProblem] = useState<KeyStoreProblem | null>(null);

  useEffect(() => {
    if (!wanted) return;
    let live = true;
    void api.invoke('settings:key-store', undefined).then((found) => live && setProblem(found));
    return () => {
      live = false;
    };
  }, [api, wanted]);

  return wanted ? problem : null;
}
