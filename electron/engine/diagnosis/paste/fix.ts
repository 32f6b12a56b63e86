/** The values to type in place of those that did not work: published by the provider, else what ports usually want. */
import type { Facts, ProblemClass } from '../../../../shared/diagnosis.ts';
import type { PastePlace } from './place.ts';

/** Causes that other values of host, port or protection take away. */
const byOtherValues: ReadonlySet<ProblemClass> = new Set<ProblemClass>([
  'dns-not-found',
  'connection-refused',
  'connection-timeout',
  'port-blocked-by-network',
  'connection-reset',
  'tls-wrong-mode',
  'tls-required-first',
  'tls-handshake-other',
  'tls-cert-name-mismatch',
  'starttls-unavailable',
  'banner-rejected',
  'syntax-or-protocol-error',
  'receiving-not-sending',
  'client-configuration',
  'auth-mechanism-unsupported',
]);
/** Causes of which the usual pair of port and protection says something (RFC 8314 3.3, RFC 6409 3.1). */
const byUsualPort: ReadonlySet<ProblemClass> = new Set<ProblemClass>([
  'tls-wrong-mode',
  'tls-required-first',
]);

/** Null where other values are not the answer, or none are known. */
export function fixFor(
  problem: ProblemClass,
  { host, provider, port, security }: PastePlace,
): Facts['fix'] | null {
  if (!byOtherValues.has(problem)) return null;
  const published = provider?.endpoints ?? [];
  const endpoint = published.find((one) => one.port === port && one.security !== security) ?? published[0];
  if (endpoint) return { ...endpoint, from: 'published' };
  if (host === null || !byUsualPort.has(problem)) return null;
  return port === 465
    ? { host, port: 465, security: 'tls', from: 'guessed' }
    : { host, port: 587, security: 'starttls', from: 'guessed' };
}
