/** Everything that a run is made with: networks, where settings are looked for, and what is forbidden. */

import { isLoopbackLiteral } from '../../engine/base/hosts.ts';
import type { Effective } from '../../engine/configuration/effective.ts';
import { proxyFromEnvironment } from '../../engine/network/http/proxy-env.ts';
import type { Network } from '../../engine/network/network.ts';
import { createSystemNetworks } from '../../engine/network/system.ts';
import { readCaFile } from '../../engine/network/tls/ca-file.ts';
import type { RunDeps } from '../../engine/run/deps.ts';
import type { Checked } from '../problems/problem.ts';
import type { Context } from '../terminal/context.ts';
import { type GivenOptions, readGiven, showSettingsFile } from './given.ts';

export interface Prepared {
  /** Makes networks of this computer; each serves one run. */
  networks: () => Network;
  /** What every run of the call is given. */
  deps: Pick<RunDeps, 'discovery' | 'isAllowedEndpoint' | 'forbids'>;
  given: Effective;
}

/** Nothing is contacted. */
export async function prepare(options: GivenOptions, context: Context): Promise<Checked<Prepared>> {
  const given = await readGiven(options, context);
  if (!given.ok) return given;
  const { settingsFile, network, discovery, isAllowedEndpoint, forbids } = given.value;
  if (settingsFile && options.settings !== undefined) showSettingsFile(settingsFile, context);
  const networks = systemNetworks(network, context.terminal.system.env);
  if (!networks.ok) return networks;
  const deps = { discovery: { ...discovery, random: Math.random }, isAllowedEndpoint, forbids };
  return { ok: true, value: { networks: networks.value, deps, given: given.value } };
}

/** A proxy would look names up by itself, past a DNS server that was named. */
function systemNetworks(
  { dns, caFile }: Effective['network'],
  env: NodeJS.ProcessEnv,
): Checked<() => Network> {
  const ca = caFile === undefined ? null : readCaFile(caFile);
  if (ca && !ca.ok) return { ok: false, problem: { kind: 'file', problem: ca.problem, file: caFile ?? '' } };
  const proxyFor = dns ? undefined : proxyFromEnvironment(env);
  // Whoever typed a name server of this very computer answers for every name of the run.
  const insideIsPublic = dns !== undefined && isLoopbackLiteral(dns.ip);
  return { ok: true, value: createSystemNetworks({ dns, extraCaPem: ca?.pem, proxyFor, insideIsPublic }) };
}
