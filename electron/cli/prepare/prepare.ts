/** Everything that a run is made with: networks, where settings are looked for, and which doors may be tried. */
import type { Endpoint } from '../../../shared/model.ts';
import { parseDnsServer } from '../../engine/base/dns-server.ts';
import { managedDiscovery } from '../../engine/configuration/policy/apply.ts';
import { isAllowedEndpoint } from '../../engine/discovery/sources/settings-file/file-servers.ts';
import type { DiscoveryOptions } from '../../engine/discovery/types.ts';
import type { Network } from '../../engine/network/network.ts';
import type { CommonOptions } from '../options/options.ts';
import type { Checked } from '../problems/problem.ts';
import type { Context } from '../terminal/context.ts';
import { discoveryOptions, systemNetworks } from './engine.ts';
import { type Given, readGiven, showSettingsFile } from './given.ts';

export interface Prepared extends Given {
  networks: () => Network;
  discovery: Omit<DiscoveryOptions, 'network'>;
  isAllowedEndpoint: ((door: Endpoint) => boolean) | undefined;
}

/** Managed values count before typed ones. Nothing is contacted. */
export async function prepare(options: CommonOptions, context: Context): Promise<Checked<Prepared>> {
  const given = await readGiven(options, context);
  if (!given.ok) return given;
  const { policy, settingsFile, forbids } = given.value;
  if (settingsFile && options.settings !== undefined) showSettingsFile(settingsFile, context);
  const dns = (policy.dns && parseDnsServer(policy.dns)) || options.dns;
  const managed = { ...options, dns, ca: policy.caFile ?? options.ca };
  const networks = await systemNetworks(managed, context.terminal.system.env);
  if (!networks.ok) return networks;
  const discovery = managedDiscovery(discoveryOptions(options), policy);
  const offline = forbids('web-sources') || discovery.offline;
  return {
    ok: true,
    value: {
      ...given.value,
      networks: networks.value,
      discovery: { ...discovery, offline, settingsFile: settingsFile ?? undefined },
      isAllowedEndpoint: settingsFile ? (door) => isAllowedEndpoint(settingsFile, door) : undefined,
    },
  };
}
