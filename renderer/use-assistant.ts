/** The job's state as the main process reports it, and the way to tell it something. */
import { useCallback, useEffect, useState } from 'react';
import type { AssistantCommand, AssistantState, CommandAnswer } from '../shared/assistant.ts';
import type { SendwellApi } from '../shared/ipc.ts';

export interface Assistant {
  /** Null until the first snapshot is here. */
  state: AssistantState | null;
  send(command: AssistantCommand): Promise<CommandAnswer>;
}

/**
 * Subscribes to snapshots. An event that comes before the answer to the first question wins over it. `heard` is called
 * with every snapshot, also with those that follow each other so fast that they are never drawn.
 */
export function useAssistant(api: SendwellApi, heard: (state: AssistantState) => void): Assistant {
  const [state, setState] = useState<AssistantState | null>(null);

  useEffect(() => {
    let live = true;
    const stopListening = api.on('assistant:changed', (next) => {
      setState(next);
      heard(next);
    });
    void api.invoke('assistant:state', undefined).then((first) => {
      if (live) setState((current) => current ?? first);
    });
    return () => {
      live = false;
      stopListening();
    };
  }, [api, heard]);

  const send = useCallback((command: AssistantCommand) => api.invoke('assistant:command', command), [api]);
  return { state, send };
}
