/** Answers the requests of the tools. What they need of the engine is loaded when it is first asked for. */
import type { configurationChannels } from '../../../shared/given-configuration.ts';
import type { toolChannels } from '../../../shared/tools.ts';
import type { Handlers } from '../ipc/ipc.ts';
import type { ConfigurationHost, Configurations } from './configuration.ts';
import type { MessageDesk } from './message-desk.ts';
import type { ExportParts } from './take-along.ts';

type ToolHandlers = Pick<Handlers, keyof typeof toolChannels | keyof typeof configurationChannels>;

export function createToolHandlers(parts: ExportParts & { host: ConfigurationHost }): ToolHandlers {
  const takeAlong = () => import('./take-along.ts');
  let messages: Promise<MessageDesk> | null = null;
  let loading: Promise<Configurations> | null = null;
  const configurations = () => {
    loading ??= import('./configuration.ts').then((module) => module.createConfigurations(parts.host));
    return loading;
  };
  return {
    'explain:text': async (pasted) =>
      (await import('../../engine/diagnosis/read-error.ts')).readError(pasted),
    'explain:message': async (piece) => {
      messages ??= import('./message-desk.ts').then((module) => new module.MessageDesk());
      return (await messages).take(piece);
    },
    'configuration:read': async (given) => (await configurations())['configuration:read'](given),
    'configuration:prove': async (order) => (await configurations())['configuration:prove'](order),
    'configuration:proved': async (words) => (await configurations())['configuration:proved'](words),
    'configuration:forget': async () => (await configurations())['configuration:forget'](undefined),
    'exports:preview': async (order) => (await takeAlong()).previewExport(order, parts),
    'exports:take': async (order) => (await takeAlong()).takeExport(order, parts),
    'report:write': async (order) => ({ text: await (await takeAlong()).writeReport(order, parts) }),
    'report:save': async (order) => (await takeAlong()).saveReport(order, parts),
    'report:email': async (order) => (await takeAlong()).emailReport(order, parts),
  };
}
