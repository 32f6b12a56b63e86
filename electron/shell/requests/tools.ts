/** Answers the requests of the tools. What they need of the engine is loaded when it is first asked for. */
import type { toolChannels } from '../../../shared/tools.ts';
import type { Handlers } from '../ipc/ipc.ts';
import type { ExportParts } from './take-along.ts';

export function createToolHandlers(parts: ExportParts): Pick<Handlers, keyof typeof toolChannels> {
  const takeAlong = () => import('./take-along.ts');
  return {
    'explain:text': async (pasted) =>
      (await import('../../engine/diagnosis/read-error.ts')).readError(pasted),
    'exports:preview': async (order) => (await takeAlong()).previewExport(order, parts),
    'exports:take': async (order) => (await takeAlong()).takeExport(order, parts),
    'report:write': async (order) => ({ text: await (await takeAlong()).writeReport(order, parts) }),
    'report:save': async (order) => (await takeAlong()).saveReport(order, parts),
    'report:write-to-ticket': async (order) => (await takeAlong()).writeToTicket(order, parts),
  };
}
