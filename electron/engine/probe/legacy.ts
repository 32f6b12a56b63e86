/**
 * Proof that a server speaks only TLS 1.0 or 1.1 (RFC 8996 forbids both). Either its own bytes say so, or a probe
 * that is labelled as legacy succeeds. Such a session is closed at once and never carries credentials.
 */
import type { Endpoint } from '../../../shared/model.ts';
import type { TlsResult } from '../network/network.ts';
import { readServerHello } from '../network/tls/tls-records.ts';
import { type Probe, type ProbeOptions, probeEndpoint } from './probe-endpoint.ts';

/** RFC 8446 6.2. */
const alertProtocolVersion = 70;

/** The old version that the server speaks, where the handshake failed because of it; null where nothing proves that. */
export async function oldVersionAt(
  { endpoint, failure }: Probe,
  options: ProbeOptions,
  signal: AbortSignal,
): Promise<string | null> {
  if (failure?.kind !== 'tls') return null;
  return versionInBytes(failure.result) ?? versionByProbe(endpoint, failure.result, options, signal);
}

/** Versions that RFC 8996 forbids. */
const oldVersions: ReadonlySet<string> = new Set(['TLSv1', 'TLSv1.1']);

function versionInBytes({ firstBytes }: Extract<TlsResult, { up: false }>): string | null {
  const version = readServerHello(firstBytes)?.version ?? null;
  return version !== null && oldVersions.has(version) ? version : null;
}

async function versionByProbe(
  endpoint: Endpoint,
  { alert }: Extract<TlsResult, { up: false }>,
  options: ProbeOptions,
  signal: AbortSignal,
): Promise<string | null> {
  if (alert !== alertProtocolVersion || signal.aborted) return null;
  const old = await probeEndpoint(endpoint, { ...options, why: 'second-look', legacy: true }, signal);
  const version = old.record?.connection.tls?.version ?? null;
  old.record?.close();
  return version;
}
