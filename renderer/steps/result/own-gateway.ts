/** The gateway of this computer whose own certificate is what stands in the way. */
import type { AssistantState, ManualSettings } from '../../../shared/assistant.ts';
import type { Diagnosis } from '../../../shared/diagnosis.ts';

/** What to start again with once the person accepts its certificate; null where the cause is another one. */
export function ownGateway(
  { findings }: Pick<AssistantState, 'findings'>,
  { class: problem, facts }: Pick<Diagnosis, 'class' | 'facts'>,
): (ManualSettings & Required<Pick<ManualSettings, 'host' | 'port' | 'fingerprint'>>) | null {
  if (problem !== 'tls-cert-self-signed' || facts.variant !== 'local-gateway') return null;
  const finding = findings.find(
    ({ endpoint, tls }) =>
      tls?.problem === problem && endpoint.host === facts.host && endpoint.port === facts.port,
  );
  const [here] = finding?.addresses.filter(({ connectMs }) => connectMs !== null) ?? [];
  const elsewhere = finding?.addresses.some(({ ip }) => !isLoopback(ip));
  if (!finding?.tls?.fingerprint || !here || elsewhere) return null;
  const { port, security } = finding.endpoint;
  return { host: here.ip, port, security, fingerprint: finding.tls.fingerprint };
}

/** RFC 1122 3.2.1.3, RFC 4291 2.5.3. */
function isLoopback(ip: string): boolean {
  return ip === '::1' || ip.startsWith('127.');
}
