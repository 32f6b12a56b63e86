/**
 * Proof that a server speaks only TLS 1.0 or 1.1 (RFC 8996 forbids both). Either its own bytes say so, or a probe
 * that is labelled as legacy succeeds. Such a session is closed at once and never carries credentials.
 */
import type { Observation } from '../diagnosis/evidence.ts';
import type { TlsResult } from '../network/network.ts';
import { readServerHello } from '../network/tls/tls-records.ts';
import { type Probe, type ProbeOptions, probeEndpoint } from './probe-endpoint.ts';

/** RFC 8446 6.2. */
const alertProtocolVersion = 70;

/** The probe with the proof added, where the handshake failed because of the version; else the probe as it was. */
export async function withVersionProof(
  probe: Probe,
  options: ProbeOptions,
  signal: AbortSignal,
): Promise<Probe> {
  const { evidence } = probe;
  const failure = evidence?.failure;
  if (!evidence || failure?.kind !== 'tls') return probe;
  const version =
    versionInBytes(failure.result) ?? (await versionByProbe(probe, failure.result, options, signal));
  if (version === null) return probe;
  const observation: Observation = { kind: 'old-tls-only', version };
  return { ...probe, evidence: { ...evidence, observations: [...evidence.observations, observation] } };
}

/** Versions that RFC 8996 forbids. */
const oldVersions: ReadonlySet<string> = new Set(['TLSv1', 'TLSv1.1']);

function versionInBytes({ firstBytes }: Extract<TlsResult, { up: false }>): string | null {
  const version = readServerHello(firstBytes)?.version ?? null;
  return version !== null && oldVersions.has(version) ? version : null;
}

async function versionByProbe(
  probe: Probe,
  { alert }: Extract<TlsResult, { up: false }>,
  options: ProbeOptions,
  signal: AbortSignal,
): Promise<string | null> {
  if (alert !== alertProtocolVersion || signal.aborted) return null;
  const old = await probeEndpoint(probe.endpoint, { ...options, why: 'second-look', legacy: true }, signal);
  const version = old.record?.connection.tls?.version ?? null;
  old.record?.close();
  return version;
}
