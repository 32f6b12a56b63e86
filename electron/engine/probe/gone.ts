/** Whether anybody is still there: silence never says so, for whoever can drop packets can make silence. */
import type { PortFinding } from '../../../shared/model.ts';

/** No such name, or at every endpoint that was looked at a refusal from every address or another service than SMTP. */
export function isGone(findings: readonly PortFinding[]): boolean {
  return findings.length > 0 && findings.every(isGoneAt);
}

function isGoneAt({ usable, diagnosis, addresses }: PortFinding): boolean {
  if (usable || !diagnosis) return false;
  switch (diagnosis.class) {
    case 'dns-not-found':
      return addresses.length === 0;
    case 'connection-refused':
      return addresses.length > 0 && addresses.every(({ error }) => error === 'ECONNREFUSED');
    case 'wrong-service':
      return true;
    default:
      return false;
  }
}
