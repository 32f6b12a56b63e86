/**
 * What counts now: the rules of the administrator before the person's own choice before the settings file. Window and
 * terminal read these three and ask here; nothing else knows the order.
 */
import type { Language } from '../../../shared/languages.ts';
import type { Endpoint } from '../../../shared/model.ts';
import type { ClientIds, ClientOf } from '../../../shared/oauth.ts';
import type { Policy } from '../../../shared/policy.ts';
import { type Preferences, preferencesSchema, type SomePreferences } from '../../../shared/preferences.ts';
import { publicDatabases } from '../../../shared/provider-databases.ts';
import type { Register } from '../../../shared/registers.ts';
import type { Restriction, SettingsFile } from '../../../shared/settings-file.ts';
import { type DnsServer, parseDnsServer } from '../base/dns-server.ts';

/** What the person chose: the options of a call, or the settings of the window. What is missing was not chosen. */
export interface OwnChoice {
  language?: Preferences['language'];
  /** The register of the words. */
  words?: Register;
  dns?: DnsServer;
  /** Path of a PEM file. */
  caFile?: string;
  /** No web request while searching. */
  offline?: boolean;
  clientOf?: ClientOf;
  /** Base of a provider database, ending in a slash, instead of the public ones. */
  providerDatabase?: string;
  /** False: not the built-in servers of known providers. */
  builtInServers?: boolean;
  /** Hosts that the person agreed to beforehand. */
  agreedHosts?: readonly string[];
  agreesToEveryHost?: boolean;
}

interface Sources {
  policy: Policy;
  /** The settings file in use. */
  file: SettingsFile | null;
  own: OwnChoice;
}

export interface Effective {
  /** Where settings are looked for (`DiscoveryOptions`). */
  discovery: {
    ispdbBases: string[];
    offlineDb: boolean;
    allowedHosts: ReadonlySet<string>;
    allowAll: boolean;
    offline: boolean;
    settingsFile: SettingsFile | undefined;
  };
  /** Undefined: as the system has it. */
  network: { dns: DnsServer | undefined; caFile: string | undefined };
  /** The client that the program signs in as on a provider's page. */
  clientOf: ClientOf;
  /** False for an endpoint that the organisation does not want to be used. */
  isAllowedEndpoint(endpoint: Endpoint): boolean;
  /** What the administrator or the settings file has switched off. */
  restrictions: Restriction[];
  forbids(restriction: Restriction): boolean;
  /** Null: that of the system. */
  language: Language | null;
  /** Null: nobody chose a register. */
  words: Register | null;
  /** Where the report for IT is to be sent. */
  ticketAddress: string | null;
  /** False: practice mode is not offered. */
  practice: boolean;
  /** False: nothing listens for devices. */
  listening: boolean;
  settingsFile: SettingsFile | null;
}

/** Pure. A managed DNS server that cannot be read does not count. */
export function effective({ policy, file, own }: Sources): Effective {
  const restrictions = [...new Set([...(policy.restrictions ?? []), ...(file?.restrictions ?? [])])];
  const forbids = (restriction: Restriction) => restrictions.includes(restriction);
  return {
    discovery: {
      ispdbBases: databases(policy.providerDatabase ?? own.providerDatabase),
      offlineDb: policy.builtInServers ?? own.builtInServers ?? true,
      allowedHosts: new Set(
        [...(own.agreedHosts ?? []), ...(policy.allowedHosts ?? [])].map((host) => host.toLowerCase()),
      ),
      allowAll: own.agreesToEveryHost ?? false,
      offline: forbids('web-sources') || (policy.offline ?? own.offline ?? false),
      settingsFile: file ?? undefined,
    },
    network: {
      dns: managed(dnsServer(policy.dns), own.dns),
      caFile: managed(policy.caFile, own.caFile),
    },
    clientOf: (page) =>
      registered(policy.clientIds, page) ?? own.clientOf?.(page) ?? registered(file?.clientIds, page),
    isAllowedEndpoint: ({ port, security }) =>
      file?.allowedDoors?.some((allowed) => allowed.port === port && allowed.security === security) ?? true,
    restrictions,
    forbids,
    language: languageOf(policy.language ?? own.language ?? 'system') ?? file?.language ?? null,
    words: policy.words ?? own.words ?? file?.words ?? null,
    ticketAddress: file?.ticketAddress ?? null,
    practice: policy.practiceMode ?? true,
    listening: policy.listening ?? true,
    settingsFile: file,
  };
}

/** Null is a rule as well: what the system has. */
function managed<Value>(rule: Value | null | undefined, own: Value | undefined): Value | undefined {
  return rule === undefined ? own : (rule ?? undefined);
}

/** Undefined where there is no rule that can be used. */
function dnsServer(rule: string | null | undefined): DnsServer | null | undefined {
  return typeof rule === 'string' ? (parseDnsServer(rule) ?? undefined) : rule;
}

/** Bases end in a slash: the mail domain is put behind them. */
function databases(base: string | undefined): string[] {
  if (base === undefined) return publicDatabases;
  if (base === 'off') return [];
  return [base.endsWith('/') ? base : `${base}/`];
}

function registered(ids: ClientIds = {}, page: string): ClientIds[string] | undefined {
  return Object.hasOwn(ids, page) ? ids[page] : undefined;
}

function languageOf(chosen: Preferences['language']): Language | null {
  return chosen === 'system' ? null : chosen;
}

/** The preferences among the rules, for the settings screen, which shows them as locked. */
export function managedPreferences(policy: Policy): SomePreferences {
  const preferences = preferencesSchema.partial().parse(policy);
  const keepsNothing = policy.restrictions?.includes('saved-password') ?? false;
  return keepsNothing ? { ...preferences, rememberPassword: false } : preferences;
}
