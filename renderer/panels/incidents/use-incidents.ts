/** What the main process has to say about the surroundings of a check. */
import { useCallback, useEffect, useState } from 'react';
import type { Incident, IncidentKind } from '../../../shared/incidents.ts';
import type { SendwellApi } from '../../../shared/ipc.ts';

interface Incidents {
  incidents: Incident[];
  dismiss(kind: IncidentKind): Promise<void>;
}

export function useIncidents(api: SendwellApi): Incidents {
  const [incidents, setIncidents] = useState<Incident[]>([]);

  useEffect(() => {
    let live = true;
    const stopListening = api.on('incidents:changed', setIncidents);
    void api.invoke('incidents:list', undefined).then((list) => live && setIncidents(list));
    return () => {
      live = false;
      stopListening();
    };
  }, [api]);

  const dismiss = useCallback(
    async (kind: IncidentKind) => setIncidents(await api.invoke('incidents:dismiss', { kind })),
    [api],
  );
  return { incidents, dismiss };
}
