/** What a probe of an endpoint showed, in a few words. */
import type { PortFinding } from '../../../shared/model.ts';
import { problems } from '../../../shared/problems/problems.ts';
import type { Words } from '../terminal/words.ts';

export function wordsOfFinding({ usable, diagnosis, auth }: PortFinding, words: Words): string {
  if (usable || diagnosis === null) return words(auth.length > 0 ? 'seen.usable' : 'seen.usableOpen');
  return words(`seen.${problems[diagnosis.class].atPort}`);
}

/** One line for an endpoint, as its finding comes. */
export function wordsOfEndpoint(finding: PortFinding, words: Words): string {
  const { host, port, security } = finding.endpoint;
  return words('step.door', {
    host,
    port,
    security: words(`security.${security}`),
    seen: wordsOfFinding(finding, words),
  });
}
