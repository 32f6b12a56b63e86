/** DNS answers without records as trace outcomes. */
import type { DnsFailure } from '../network/network.ts';
import type { TraceLine } from './work.ts';

/** Trace line of a question that brought no record. "No such record" and "could not ask" stay apart. */
export function noRecordLine(target: string, failure: DnsFailure): TraceLine {
  switch (failure.outcome) {
    case 'absent':
      return { target, outcome: 'absent', detail: failure.kind };
    case 'timeout':
      return { target, outcome: 'timeout', detail: 'no answer from DNS', unchecked: true };
    case 'dns-error':
      return { target, outcome: 'dns-error', detail: failure.code, unchecked: true };
  }
}

/** How a record set is marked in the trace. */
export const signedText = (authenticated: boolean): string => (authenticated ? 'signed' : 'unsigned');
