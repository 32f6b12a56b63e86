/** Whether a port and a kind of protection usually go together (RFC 8314 3.3, RFC 6409 3.1). */
import { implicitTlsPort, usualEndpoints } from '../../../shared/endpoint.ts';
import type { Security } from '../../../shared/model.ts';

/** `none` fits nowhere; ports of mail reading are a mix-up that is easy to make. */
export type PortFit = 'fits' | 'wants-tls' | 'wants-starttls' | 'reading-port' | 'not-protected';

const readingPorts: readonly number[] = [110, 143, 993, 995];
const upgradingPorts = usualEndpoints
  .filter(({ security }) => security === 'starttls')
  .map(({ port }) => port);

/** What to say about a typed port and a typed protection; null stands for "not typed". */
export function portFit(port: number | null, security: Security | null): PortFit {
  if (port !== null && readingPorts.includes(port)) return 'reading-port';
  if (security === 'none') return 'not-protected';
  if (port === implicitTlsPort && security === 'starttls') return 'wants-tls';
  if (port !== null && upgradingPorts.includes(port) && security === 'tls') return 'wants-starttls';
  return 'fits';
}
