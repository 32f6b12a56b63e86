/** The JSON results: what a run found out, and what remains to be said of a run that could not begin. */
import { factsAsWritten } from '../../../shared/as-written.ts';
import type { AssistantState } from '../../../shared/assistant.ts';
import type { Explanation } from '../../../shared/diagnosis.ts';
import type { Explainer } from '../../../shared/explain/explain.ts';
import type { CheckResult, Discovery, ProbeResult } from '../../../shared/results.ts';
import { settingsOfState } from '../../engine/export/settings-of.ts';
import type { Ground } from './command.ts';

/** What `check` and `practice` have in common. */
export type CheckShape = Omit<CheckResult, 'schema'>;

/** What every run of the assistant has to say in JSON; a run that has no verdict is `unfinished`. */
export function checkShape(
  state: AssistantState,
  explainer: Explainer,
  { practice = false } = {},
): CheckShape {
  return {
    verdict: state.verdict ?? 'unfinished',
    discovery: state.discovery,
    findings: state.findings,
    recommendation: state.recommendation,
    signIn: state.signIn,
    verification: state.verification,
    arrival: state.arrivalCheck,
    diagnosis: state.diagnosis,
    explanation: explanationOf(state, explainer),
    warnings: state.warnings,
    contacted: state.contacted,
    transcript: state.transcript,
    elapsedMs: state.elapsedMs,
    settings: settingsOfState(state, { at: new Date(), practice }),
  };
}

/** The one cause in plain words; null when there is none to show. */
export function explanationOf(state: AssistantState, explainer: Explainer): Explanation | null {
  if (state.diagnosis === null) return null;
  const { diagnosis, discovery, provider } = state;
  return explainer.explain(diagnosis, {
    provider: provider?.id,
    values: factsAsWritten(diagnosis.facts, discovery),
  });
}

/** Nothing was contacted. It fails where what was typed is the cause; else nothing is known about the account. */
export function blankCheck({ diagnosis, explanation, error }: Ground): CheckShape {
  return {
    verdict: diagnosis ? 'fails' : 'unfinished',
    discovery: null,
    findings: [],
    recommendation: null,
    signIn: null,
    verification: null,
    diagnosis,
    explanation,
    warnings: [],
    contacted: [],
    transcript: [],
    elapsedMs: 0,
    error,
  };
}

/** A discovery in which nobody was asked. */
export function blankDiscovery(address: string): Discovery {
  return {
    address,
    domain: '',
    candidates: [],
    incoming: null,
    trace: [],
    notes: [],
    contacted: [],
    elapsedMs: 0,
  };
}

/** A probe in which nobody was asked. */
export function blankProbe(): Omit<ProbeResult, 'schema'> {
  return {
    findings: [],
    recommendation: null,
    network: { tunnels: [], ipv4: 'unknown', ipv6: 'unknown' },
    warnings: [],
    contacted: [],
    elapsedMs: 0,
  };
}
