/** Where the way from this computer to the mail server ends, for the picture of it. */
import type { AssistantState } from '../../../shared/assistant.ts';
import type { ProblemClass } from '../../../shared/diagnosis.ts';

/** The parts of the way in order. `lock` is the protection of the link. */
const wayParts = ['computer', 'network', 'lock', 'server'] as const;
export type WayPart = (typeof wayParts)[number];
export type PartState = 'passed' | 'stopped' | 'ahead' | 'looking';

const atNetwork: readonly ProblemClass[] = [
  'dns-not-found',
  'dns-temporary',
  'connection-timeout',
  'port-blocked-by-network',
  'host-unreachable',
  'connection-reset',
  'captive-portal',
  'tls-intercepted',
];

/** The part at which a problem of this class stops the mail. */
export function stopOf(problem: ProblemClass): WayPart {
  if (problem === 'settings-not-found' || problem === 'consent-required') return 'computer';
  if (atNetwork.includes(problem)) return 'network';
  return problem.startsWith('tls-') || problem.startsWith('starttls-') ? 'lock' : 'server';
}

/** Each part of the way with its state. */
export function wayOf(state: AssistantState): { part: WayPart; state: PartState }[] {
  const stop =
    state.diagnosis && state.diagnosis.severity === 'blocking' ? stopOf(state.diagnosis.class) : null;
  const open = state.chosen !== null || state.recommendation !== null;
  const stopIndex = stop ? wayParts.indexOf(stop) : -1;
  return wayParts.map((part, index) => {
    if (stop)
      return { part, state: index < stopIndex ? 'passed' : index === stopIndex ? 'stopped' : 'ahead' };
    if (open || part === 'computer') return { part, state: 'passed' };
    return { part, state: 'looking' };
  });
}
