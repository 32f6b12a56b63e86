/** Names that lead to an odd place: an ad blocker, a filter in the network or a sign-in page answers for everybody. */

import { ipFamily } from '../base/hosts.ts';
import type { Observation } from '../diagnosis/evidence.ts';
import { ownerOf } from './certificates.ts';
import type { Probe } from './probe-endpoint.ts';

/** RFC 1918, RFC 6598, RFC 3927, RFC 4193, RFC 4291 2.5.6: addresses that only mean something near this computer. */
const privateAddress =
  /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|169\.254\.|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/i;
/** RFC 1122 3.2.1.3, RFC 4291 2.5.2: no address at all. Blockers answer so. */
const noAddress = /^(0\.\d+\.\d+\.\d+|::)$/;

/** Where the name of an endpoint leads, when no mail server was heard there and the place is odd. */
export function oddName(probe: Probe, probes: readonly Probe[]): Observation[] {
  const { endpoint, addresses, greeted } = probe;
  const ips = addresses.map(({ ip }) => ip);
  if (greeted || ips.length === 0 || ipFamily(endpoint.host) !== null) return [];
  const odd = (nameScope: 'private' | 'nowhere' | 'shared'): Observation[] => [
    { kind: 'name-resolves-to', ips, nameScope },
  ];
  if (ips.every((ip) => noAddress.test(ip))) return odd('nowhere');
  if (ips.every((ip) => privateAddress.test(ip))) return odd('private');
  return leadsWhereAllLead(probe, probes) ? odd('shared') : [];
}

/** Names of unrelated domains lead to this one address, and no mail server answers at any of them. */
function leadsWhereAllLead({ endpoint, addresses }: Probe, probes: readonly Probe[]): boolean {
  const [only, ...more] = addresses;
  if (!only || more.length > 0) return false;
  const unrelated = probes.filter((other) => ownerOf(other.endpoint.host) !== ownerOf(endpoint.host));
  return (
    unrelated.length > 0 &&
    unrelated.every((other) => !other.greeted && other.addresses.every(({ ip }) => ip === only.ip)) &&
    unrelated.some((other) => other.addresses.length > 0)
  );
}
