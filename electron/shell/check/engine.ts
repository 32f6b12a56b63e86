/** Puts the engine together for the window. Loaded late: it is most of the program. */
import { catalogueOf } from '../../../shared/explain/catalogues.ts';
import { normaliseLanguage } from '../../../shared/languages.ts';
import type { Contact } from '../../../shared/model.ts';
import { oauthProviders } from '../../../shared/providers/oauth.ts';
import type { Effective } from '../../engine/configuration/effective.ts';
import type { Network } from '../../engine/network/network.ts';
import { createSystemNetworks, type SystemNetworkOptions } from '../../engine/network/system.ts';
import { readCaFile } from '../../engine/network/tls/ca-file.ts';
import { revokeGrant } from '../../engine/oauth/revocation.ts';
import { createAssistant } from '../../engine/run/assistant.ts';
import type { Keeper } from '../../engine/run/keeper.ts';
import type { Engine } from './assistant-host.ts';
import type { TakenSignIn } from './keeper.ts';
import { oauthDeps } from './sign-in-page.ts';

interface EngineOptions {
  /** BCP 47 tag of the verification message's words. Asked when a check begins, like `effective`. */
  language: () => string;
  /** What counts now. */
  effective: () => Effective;
  keeper: Keeper;
  /** Shows a web page in the person's own browser. */
  openExternal: (url: string) => Promise<void>;
  /** The system's HTTP proxy for an address, null for none. */
  proxyFor: (url: string) => Promise<string | null>;
  /** Takes what was contacted outside of a check. */
  onContacted: (contacted: readonly Contact[]) => void;
}

export function createEngine(options: EngineOptions): Engine {
  const { language, effective, keeper, openExternal, proxyFor, onContacted } = options;
  const networksFor = rememberLast((own: OwnNetwork) => createSystemNetworks({ proxyFor, ...own }));
  return {
    createAssistant: (network, world) =>
      createAssistant(() => {
        const { discovery, clientOf, isAllowedEndpoint, forbids } = effective();
        const spoken = language();
        return {
          network: network(),
          discovery: { ...discovery, random: Math.random },
          oauth: oauthDeps({ language: spoken, world, clientOf, openExternal }),
          // Practice keeps nothing.
          keeper: world === null ? keeper : undefined,
          isAllowedEndpoint,
          forbids,
          words: catalogueOf(normaliseLanguage(spoken)).message,
        };
      }),
    createSystemNetwork: () => networksFor(ownNetwork(effective().network))(),
    async endSignIns(taken) {
      const network = networksFor(ownNetwork(effective().network))();
      const ended = await Promise.all(taken.map((one) => endSignIn(one, network)));
      onContacted(network.contacted());
      return [...new Set(ended.filter((name) => name !== null))];
    },
    async startPracticeWorld(scenario) {
      // Servers and certificates that a check of a real account never needs.
      const { startPracticeWorld } = await import('../../engine/practice/start.ts');
      return startPracticeWorld(scenario);
    },
  };
}

/** Null once the provider has confirmed it, else its name. */
async function endSignIn({ page, kept }: TakenSignIn, network: Network): Promise<string | null> {
  const name = oauthProviders.find(({ id }) => id === page)?.name ?? page;
  const ended = kept && (await revokeGrant(kept, network, new AbortController().signal));
  return ended?.ok ? null : name;
}

type OwnNetwork = Pick<SystemNetworkOptions, 'dns' | 'extraCaPem'>;

/** Read anew for every check. A certificate file that went bad does not count; the settings screen says so. */
function ownNetwork({ dns, caFile }: Effective['network']): OwnNetwork {
  const ca = caFile === undefined ? null : readCaFile(caFile);
  return { dns, extraCaPem: ca?.ok ? ca.pem : undefined };
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
