/** `sendwell probe`: looks at hosts and ports that a person named, without any sign-in. */
import type { PortFinding } from '../../../shared/model.ts';
import type { ProbeResult } from '../../../shared/results.ts';
import type { Network } from '../network/network.ts';
import { doorsOfPorts, usualPorts } from './doors.ts';
import { findingOf, findingsOf, warningsOf } from './findings.ts';
import { networkFinding } from './network-finding.ts';
import { unknownSurroundings } from './observe.ts';
import { runRace } from './race.ts';
import { recommend } from './recommend.ts';

export interface ProbeOptions {
  hosts: string[];
  ports?: number[];
  /** Name for SNI and the identity check instead of the host. */
  servername?: string;
  trustedFingerprint?: string;
  network: Network;
  /** Provider of the hosts, by id, when it is known. */
  provider?: string | null;
  /** Hears of each finding as it comes; the final ones may know more. */
  onFinding?: (finding: PortFinding) => void;
}

/** Looks at every host and port at once. Never rejects; on abort the doors are reported as they stood. */
export async function probeHosts(
  options: ProbeOptions,
  signal: AbortSignal,
): Promise<Omit<ProbeResult, 'schema'>> {
  const startedAt = performance.now();
  const {
    hosts,
    ports = [...usualPorts],
    servername,
    trustedFingerprint,
    network,
    provider = null,
  } = options;
  const reach = await network.reach();
  const surroundings = { ...unknownSurroundings, reach, tunnels: () => network.tunnels() };
  const race = await runRace(
    doorsOfPorts(hosts, ports),
    { network, why: 'probe', servername, trustedFingerprint, provider, secondLook: true },
    signal,
    ({ look }) => options.onFinding?.(findingOf(look, [look], surroundings)),
  );
  const looks = await race.finished;
  await race.recommended?.look.session?.leave(signal);
  const findings = findingsOf(looks, surroundings);
  return {
    findings,
    recommendation: race.recommended && recommend(race.recommended, looks),
    network: networkFinding(findings, network),
    warnings: warningsOf(findings, surroundings),
    contacted: network.contacted(),
    elapsedMs: Math.round(performance.now() - startedAt),
  };
}
