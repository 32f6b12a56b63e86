/** What the engine is given from the options of a call. */

import { readTextFile } from '../../engine/base/text-file.ts';
import { publicDatabases } from '../../engine/discovery/sources/autoconfig/ispdb.ts';
import type { DiscoveryOptions } from '../../engine/discovery/types.ts';
import { proxyFromEnvironment } from '../../engine/network/http/proxy-env.ts';
import type { Network } from '../../engine/network/network.ts';
import { createSystemNetworks } from '../../engine/network/system.ts';
import { readCertificates } from '../../engine/network/tls/roots.ts';
import type { CommonOptions } from '../options/options.ts';
import type { Checked, FileProblem } from '../problems/problem.ts';

/** The `discovery` part of what the assistant needs. */
export function discoveryOptions(options: CommonOptions): Omit<DiscoveryOptions, 'network'> {
  return {
    ispdbBases: options.ispdb === undefined ? publicDatabases : [options.ispdb],
    offlineDb: options.offlineDb ?? true,
    allowedHosts: new Set(options.allowHost),
    allowAll: options.yes ?? false,
    random: Math.random,
  };
}

/** Makes networks of this computer; each serves one run. A proxy would look names up by itself, past `--dns`. */
export async function systemNetworks(
  { dns, ca }: CommonOptions,
  env: NodeJS.ProcessEnv,
): Promise<Checked<() => Network>> {
  const extraCaPem = ca === undefined ? { ok: true as const, value: undefined } : await readCaFile(ca);
  if (!extraCaPem.ok) return extraCaPem;
  const proxyFor = dns ? undefined : proxyFromEnvironment(env);
  const options = { dns, extraCaPem: extraCaPem.value, proxyFor };
  return { ok: true, value: createSystemNetworks(options) };
}

/** Bytes: all authorities of a system are 250 kB. */
const largestCaFile = 4_000_000;

/** A PEM file with at least one certificate. */
async function readCaFile(file: string): Promise<Checked<string>> {
  const no = (problem: FileProblem): Checked<string> => ({
    ok: false,
    problem: { kind: 'file', problem, file },
  });
  const read = await readTextFile(file, largestCaFile);
  if (!read.ok) return no(read.problem);
  return readCertificates(read.text).length > 0 ? { ok: true, value: read.text } : no('no-certificate');
}
