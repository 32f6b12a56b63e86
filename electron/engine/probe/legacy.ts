/**
 * Proof that a server speaks only TLS 1.0 or 1.1 (RFC 8996 forbids both). Either its own bytes say so, or a look that is
 * labelled as legacy succeeds. Such a session is closed at once and never carries credentials.
 */
import type { Observation } from '../diagnosis/evidence.ts';
import type { TlsResult } from '../network/network.ts';
import { readServerHello } from '../network/tls/tls-records.ts';
import { type Look, type LookOptions, lookAt } from './look.ts';

/** RFC 8446 6.2. */
const alertProtocolVersion = 70;

/** The look with the proof added, where the handshake failed because of the version; else the look as it was. */
export async function withVersionProof(look: Look, options: LookOptions, signal: AbortSignal): Promise<Look> {
  const { evidence } = look;
  const failure = evidence?.failure;
  if (!evidence || failure?.kind !== 'tls') return look;
  const version =
    versionInBytes(failure.result) ?? (await versionByLook(look, failure.result, options, signal));
  if (version === null) return look;
  const observation: Observation = { kind: 'old-tls-only', version };
  return { ...look, evidence: { ...evidence, observations: [...evidence.observations, observation] } };
}

/** Versions that RFC 8996 forbids. */
const oldVersions: ReadonlySet<string> = new Set(['TLSv1', 'TLSv1.1']);

function versionInBytes({ firstBytes }: Extract<TlsResult, { up: false }>): string | null {
  const version = readServerHello(firstBytes)?.version ?? null;
  return version !== null && oldVersions.has(version) ? version : null;
}

async function versionByLook(
  look: Look,
  { alert }: Extract<TlsResult, { up: false }>,
  options: LookOptions,
  signal: AbortSignal,
): Promise<string | null> {
  if (alert !== alertProtocolVersion || signal.aborted) return null;
  const old = await lookAt(look.endpoint, { ...options, why: 'second-look', legacy: true }, signal);
  const version = old.record?.connection.tls?.version ?? null;
  old.record?.close();
  return version;
}
