/** What the endpoints say about the network itself. */

import type { PortFinding } from '../../../shared/model.ts';
import type { NetworkFinding } from '../../../shared/results.ts';
import { isLoopbackLiteral } from '../base/hosts.ts';
import type { Network } from '../network/network.ts';

/** Which address families reached a server, and whether a tunnel is up. */
export function networkFinding(findings: readonly PortFinding[], network: Network): NetworkFinding {
  return { tunnels: network.tunnels(), ipv4: familyState(findings, 4), ipv6: familyState(findings, 6) };
}

/** Broken: an address of this family failed by itself, none connected, and the other family did. */
export function familyState(
  findings: readonly PortFinding[],
  family: 4 | 6,
): NetworkFinding['ipv4' | 'ipv6'] {
  // A gateway of this computer listens where it likes, which says nothing of the network. A name that leads to a
  // loopback address is a name like any other.
  const addresses = findings
    .filter(({ endpoint: { host } }) => host !== 'localhost' && !isLoopbackLiteral(host))
    .flatMap((finding) => finding.addresses);
  const connected = addresses.filter(({ connectMs }) => connectMs !== null);
  if (connected.some((address) => address.family === family)) return 'works';
  return connected.length > 0 && familyFailures(findings, family).length > 0 ? 'broken' : 'unknown';
}

/** How addresses of this family failed. One that we gave up before it answered says nothing. */
export function familyFailures(findings: readonly PortFinding[], family: 4 | 6): string[] {
  return findings
    .flatMap((finding) => finding.addresses)
    .filter((address) => address.family === family)
    .flatMap(({ error }) => (error === null || error === 'ECANCELED' ? [] : error));
}
