/** A question outside the search of all sources that a fault of ours broke off: the trace has it all the same. */
import type { TraceSource } from '../../../shared/model.ts';
import type { DiscoveryOutcome } from './types.ts';

/** `code`: of the fault. */
export function withBrokenOff(
  outcome: DiscoveryOutcome,
  source: TraceSource,
  target: string,
  code: string,
): DiscoveryOutcome {
  const line = { source, target, outcome: 'client-fault', detail: code, ms: 0 } as const;
  return { ...outcome, trace: [...outcome.trace, line] };
}
