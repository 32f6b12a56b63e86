/** Two past checks side by side, as rows that know whether they differ. */
import { worked } from '../../../shared/assistant.ts';
import type { PastCheck, PastEndpoint } from '../../../shared/history.ts';
import type { Endpoint } from '../../../shared/model.ts';

/** What the comparison comes to. */
export type Outcome = 'same' | 'works-only' | 'differ' | 'same-problem';

export function works({ verdict }: PastCheck): boolean {
  return worked(verdict);
}

export function outcomeOf(one: PastCheck, other: PastCheck): Outcome {
  if (works(one) !== works(other)) return 'works-only';
  if (works(one)) return 'same';
  return one.class === other.class ? 'same-problem' : 'differ';
}

/** One endpoint in both checks; null where a check did not look at it. */
export interface EndpointPair {
  endpoint: Endpoint;
  answers: [PastEndpoint | null, PastEndpoint | null];
}

/** Every endpoint of either check, by host and port. */
export function endpointPairs(one: PastCheck, other: PastCheck): EndpointPair[] {
  const endpoints = new Map(
    [...one.doors, ...other.doors].map(({ endpoint }) => [keyOf(endpoint), endpoint]),
  );
  return [...endpoints].map(([key, endpoint]) => ({
    endpoint,
    answers: [endpointIn(one, key), endpointIn(other, key)],
  }));
}

function endpointIn({ doors }: PastCheck, key: string): PastEndpoint | null {
  return doors.find(({ endpoint }) => keyOf(endpoint) === key) ?? null;
}

function keyOf({ host, port, security }: Endpoint): string {
  return `${host}:${port} ${security}`;
}
