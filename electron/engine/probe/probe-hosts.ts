/** `sendwell probe`: probes hosts and ports that a person named, without any sign-in. */
import type { PortFinding } from '../../../shared/model.ts';
import type { ProbeResult } from '../../../shared/results.ts';
import type { Network } from '../network/network.ts';
import { reachOf } from '../network/reach.ts';
import { findingOf, findingsOf, warningsOf } from './findings.ts';
import { networkFinding } from './network-finding.ts';
import { unknownContext } from './observe.ts';
import { runRace } from './race.ts';
import { recommend } from './recommend.ts';
import { type NamedServer, targetsOfServers } from './targets.ts';

export type { NamedServer } from './targets.ts';

export interface ProbeHostsOptions {
  servers: readonly NamedServer[];
  ports?: readonly number[];
  /** Name for SNI and the identity check instead of the host. */
  servername?: string;
  trustedFingerprint?: string;
  network: Network;
  /** Provider of the hosts, by id, when it is known. */
  provider?: string | null;
  /** Hears of each finding as it comes; the final ones may know more. */
  onFinding?: (finding: PortFinding) => void;
}

/** Probes every host and port at once. Never rejects; on abort the endpoints are reported as they stood. */
export async function probeHosts(
  options: ProbeHostsOptions,
  signal: AbortSignal,
): Promise<Omit<ProbeResult, 'schema'>> {
  const startedAt = performance.now();
  const { servers, ports = null, servername, trustedFingerprint, network, provider = null } = options;
  const reach = await reachOf(network, signal);
  const context = { ...unknownContext, reach, tunnels: () => network.tunnels() };
  const race = await runRace(
    targetsOfServers(servers, ports),
    { network, why: 'probe', servername, trustedFingerprint, provider, bothModes: true },
    signal,
    (one) => options.onFinding?.(findingOf(one, [one.probe], context)),
  );
  const probes = await race.finished;
  await race.recommended?.probe.session?.leave(signal);
  const findings = findingsOf(probes, context);
  return {
    findings,
    recommendation: race.recommended && recommend(race.recommended, probes),
    network: networkFinding(findings, network),
    warnings: warningsOf(findings, context),
    contacted: network.contacted(),
    elapsedMs: Math.round(performance.now() - startedAt),
  };
}
