/** Puts the engine together for the window. Loaded late: it is most of the program. */
import { normaliseLanguage, resources } from '../../../shared/explain/i18n.ts';
import type { Policy } from '../../../shared/policy.ts';
import type { SettingsFile } from '../../../shared/settings-file.ts';
import { managedDiscovery } from '../../engine/configuration/policy/apply.ts';
import { publicDatabases } from '../../engine/discovery/sources/autoconfig/ispdb.ts';
import { isAllowedEndpoint } from '../../engine/discovery/sources/settings-file/file-servers.ts';
import { createSystemNetworks } from '../../engine/network/system.ts';
import { createAssistant } from '../../engine/run/assistant.ts';
import type { Keeper } from '../../engine/run/keeper.ts';
import type { KeptPreferences, NetworkSettings } from '../kept/kept-preferences.ts';
import type { Engine } from './assistant-host.ts';
import { oauthDeps } from './sign-in-page.ts';

interface EngineOptions {
  /** BCP 47 tag of the verification message's words. Asked when a check begins, like the settings. */
  language: () => string;
  settings: Pick<KeptPreferences, 'network' | 'preferences'>;
  /** Rules of the administrator. */
  policy: Policy;
  /** The settings file that the person agreed to. */
  settingsFile: () => SettingsFile | null;
  keeper: Keeper;
  /** Shows a web page in the person's own browser. */
  openExternal: (url: string) => Promise<void>;
  /** The system's HTTP proxy for an address, null for none. */
  proxyFor: (url: string) => Promise<string | null>;
}

export function createEngine(options: EngineOptions): Engine {
  const { language, settings, policy, settingsFile, keeper, openExternal, proxyFor } = options;
  const discoveryWith = (file: SettingsFile | null) => ({
    ispdbBases: publicDatabases,
    offlineDb: true,
    allowedHosts: new Set<string>(),
    allowAll: false,
    offline: settings.preferences.offline || (file?.restrictions.includes('web-sources') ?? false),
    settingsFile: file ?? undefined,
    random: Math.random,
  });
  const networksFor = rememberLast((own: NetworkSettings) => createSystemNetworks({ proxyFor, ...own }));
  return {
    createAssistant: (network, world) =>
      createAssistant(() => {
        const file = settingsFile();
        const spoken = language();
        return {
          network: network(),
          discovery: managedDiscovery(discoveryWith(file), policy),
          oauth: oauthDeps({
            language: spoken,
            world,
            clientIds: settings.preferences.clientIds,
            fileClientIds: file?.clientIds ?? {},
            env: process.env,
            openExternal,
          }),
          // Practice keeps nothing.
          keeper: world === null ? keeper : undefined,
          isAllowedEndpoint: (endpoint) => file === null || isAllowedEndpoint(file, endpoint),
          words: resources[normaliseLanguage(spoken)].message,
        };
      }),
    createSystemNetwork: () => networksFor(settings.network())(),
    async startPracticeWorld(scenario) {
      // Servers and certificates that a check of a real account never needs.
      const { startPracticeWorld } = await import('../../engine/practice/start.ts');
      return startPracticeWorld(scenario);
    },
  };
}

/** What was made last is used again for an equal input. */
function rememberLast<Input, Made>(make: (input: Input) => Made): (input: Input) => Made {
  let last: { key: string; made: Made } | null = null;
  return (input) => {
    const key = JSON.stringify(input);
    if (last?.key !== key) last = { key, made: make(input) };
    return last.made;
  };
}
