/** What the doors say about the network itself. */
import type { PortFinding } from '../../../shared/model.ts';
import type { NetworkFinding } from '../../../shared/results.ts';
import type { Network } from '../network/network.ts';

/** Which address families reached a server, and whether a tunnel is up. */
export function networkFinding(findings: readonly PortFinding[], network: Network): NetworkFinding {
  return { tunnels: network.tunnels(), ipv4: familyState(findings, 4), ipv6: familyState(findings, 6) };
}

function familyState(findings: readonly PortFinding[], family: 4 | 6): 'works' | 'broken' | 'unknown' {
  const addresses = findings.flatMap((finding) => finding.addresses);
  const own = addresses.filter((address) => address.family === family);
  if (own.some(({ connectMs }) => connectMs !== null)) return 'works';
  const otherWorks = addresses.some((address) => address.family !== family && address.connectMs !== null);
  return own.length > 0 && otherWorks ? 'broken' : 'unknown';
}
