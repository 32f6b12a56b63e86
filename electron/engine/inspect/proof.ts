/** From a configuration to a check of exactly that, and from what the servers showed back to its lines. */
import type { ManualSettings } from '../../../shared/assistant.ts';
import type { InspectResult } from '../../../shared/inspect.ts';
import type { PortFinding } from '../../../shared/model.ts';
import type { Protection } from '../dialects/dialect.ts';
import type { Proof } from './rules/rule.ts';

/** The address that a check of these settings is for; null where they name none. */
export function addressOf({ settings }: InspectResult): string | null {
  return [settings.from, settings.username].find((one) => one?.includes('@')) ?? null;
}

/** What is tested. A configuration without protection is looked at in both modes: the password waits for a protected one. */
export function settingsToTest(
  { settings }: InspectResult,
  protection: Protection | null,
): (ManualSettings & { host: string }) | null {
  const { host, port, security, username } = settings;
  if (host === null) return null;
  return {
    host,
    port: port ?? undefined,
    security: protection === 'none' ? undefined : (security ?? undefined),
    username: username ?? undefined,
  };
}

/** A protected endpoint of the host that works, and names on a certificate for another host. */
export function proofOf(findings: readonly PortFinding[]): Proof {
  const works = findings.find(({ usable }) => usable)?.endpoint.security;
  const other = findings.find(({ diagnosis }) => diagnosis?.class === 'tls-cert-name-mismatch');
  return {
    security: works === 'tls' || works === 'starttls' ? works : null,
    names: works ? [] : (other?.tls?.altNames ?? []),
  };
}
