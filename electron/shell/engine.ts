/** Puts the engine together for the window. Loaded late: it is most of the program. */
import { normaliseLanguage, resources } from '../../shared/explain/i18n.ts';
import { createAssistant } from '../engine/assistant.ts';
import { publicDatabases } from '../engine/discovery/sources/ispdb.ts';
import { createSystemNetworks } from '../engine/network/system.ts';
import { startPracticeWorld } from '../engine/practice/start.ts';
import type { Engine } from './assistant-host.ts';

interface EngineOptions {
  /** BCP 47 tag of the verification message's words. */
  language: string;
  /** The system's HTTP proxy for an address, null for none. */
  proxyFor: (url: string) => Promise<string | null>;
}

export function createEngine({ language, proxyFor }: EngineOptions): Engine {
  const words = resources[normaliseLanguage(language)].message;
  const discovery = {
    ispdbBases: publicDatabases,
    offlineDb: true,
    allowedHosts: new Set<string>(),
    allowAll: false,
    random: Math.random,
  };
  return {
    createAssistant: (network) => createAssistant({ network, discovery, words }),
    createSystemNetwork: createSystemNetworks({ proxyFor }),
    startPracticeWorld: (scenario) => startPracticeWorld(scenario),
  };
}
