/** What main refuses whatever the page shows: rules of the administrator and of the settings file in use. */
import type { CommandAnswer } from '../../../shared/assistant.ts';
import type { Command } from '../../engine/run/command.ts';
import type { AssistantHost } from '../check/assistant-host.ts';
import type { SettingsFiles } from './settings-files.ts';

type Ruled = Pick<AssistantHost, 'dispatch' | 'enterPractice'>;

const forbidden: CommandAnswer = { ok: false, reason: 'settings-unusable', detail: 'typed-settings' };

/** The host under these rules. Nothing begins before the rules are known (`managed`). */
export function underRules(
  host: Ruled,
  parts: Pick<SettingsFiles, 'forbids' | 'inUse'>,
  managed: Promise<void>,
): Ruled {
  return {
    async dispatch(command) {
      await managed;
      const refused = parts.forbids('typed-settings') && typesServer(command);
      return refused ? forbidden : host.dispatch(command);
    },
    /** Rejects where practice mode is switched off; the page does not offer it then. */
    async enterPractice(scenario) {
      await managed;
      if (!parts.inUse().practiceMode) throw new Error('practice mode is switched off');
      return host.enterPractice(scenario);
    },
  };
}

/** A user name alone is no server. */
function typesServer(command: Command): boolean {
  if (command.type !== 'start') return false;
  const { host, port, security } = command.manual ?? {};
  return [host, port, security].some((typed) => typed !== undefined);
}
