/** Answers the requests of the tools. What they need of the engine is loaded when it is first asked for. */
import type { toolChannels } from '../../shared/tools.ts';
import type { Handlers } from './ipc.ts';

export function createToolHandlers(): Pick<Handlers, keyof typeof toolChannels> {
  return {
    'explain:text': async (pasted) => (await import('../engine/diagnosis/read-error.ts')).readError(pasted),
  };
}
