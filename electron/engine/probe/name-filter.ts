/**
 * Proof that something cuts the connection off because of the server's name: the handshake comes up as soon as the
 * ClientHello does not carry it (RFC 6066 3). Such a session is closed at once and never carries credentials: other
 * programs send the name, so this way would be of no use to them.
 */
import { familyOf } from '../base/ip.ts';
import type { ProbeFailure } from './failure.ts';
import { type Probe, type ProbeOptions, probeEndpoint } from './probe-endpoint.ts';

/** One more connection where a ClientHello with a name was answered by a cut, else none. */
export async function isFilteredByName(
  { endpoint, failure }: Probe,
  options: ProbeOptions,
  signal: AbortSignal,
): Promise<boolean> {
  const named = familyOf(options.servername ?? endpoint.host) === null;
  if (!named || !isCutAtHello(failure) || signal.aborted) return false;
  const look = { ...options, why: 'second-look', withoutName: true } as const;
  const nameless = await probeEndpoint(endpoint, look, signal);
  nameless.session?.close();
  return (nameless.record?.connection.tls ?? null) !== null;
}

function isCutAtHello(failure: ProbeFailure | null): boolean {
  if (failure?.kind !== 'tls') return false;
  const { reason, firstBytes } = failure.result;
  return (reason === 'closed' || reason === 'reset') && firstBytes.length === 0;
}
