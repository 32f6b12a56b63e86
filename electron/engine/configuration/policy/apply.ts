/** What managed settings mean for the parts that they manage. */

import type { Policy } from '../../../../shared/policy.ts';
import { preferencesSchema, type SomePreferences } from '../../../../shared/preferences.ts';
import type { Restriction } from '../../../../shared/settings-file.ts';

/** The options of a search that can be managed. */
interface SearchOptions {
  ispdbBases: string[];
  offlineDb: boolean;
  allowedHosts: ReadonlySet<string>;
  offline?: boolean;
}

/** Where settings are looked for. What is managed counts before what was asked for. */
export function managedDiscovery<Options extends SearchOptions>(
  options: Options,
  policy: Policy,
): Options & SearchOptions {
  const { providerDatabase, builtInServers, allowedHosts = [], offline } = policy;
  return {
    ...options,
    ispdbBases: providerDatabase === undefined ? options.ispdbBases : databases(providerDatabase),
    offlineDb: builtInServers ?? options.offlineDb,
    allowedHosts: new Set([...options.allowedHosts, ...allowedHosts.map((host) => host.toLowerCase())]),
    offline: offline === true || forbids(policy, 'web-sources') ? true : options.offline,
  };
}

/** Bases end in a slash: the mail domain is put behind them. */
function databases(base: string): string[] {
  if (base === 'off') return [];
  return [base.endsWith('/') ? base : `${base}/`];
}

/** The preferences among the rules, for the settings screen, which shows them as locked. */
export function managedPreferences(policy: Policy): SomePreferences {
  const preferences = preferencesSchema.partial().parse(policy);
  return forbids(policy, 'saved-password') ? { ...preferences, rememberPassword: false } : preferences;
}

function forbids({ restrictions = [] }: Policy, restriction: Restriction): boolean {
  return restrictions.includes(restriction);
}
