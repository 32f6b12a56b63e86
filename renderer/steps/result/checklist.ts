/** What works and what does not, from the settings to the accepted message. */
import type { AssistantState } from '../../../shared/assistant.ts';

const checks = ['settings', 'server', 'protected', 'sign-in', 'accepted'] as const;
export type Check = (typeof checks)[number];
/** `unsure`: the outcome is unknown. `untried`: the job did not come that far. */
export type CheckState = 'ok' | 'bad' | 'unsure' | 'untried';

export function checklist(state: AssistantState): { check: Check; state: CheckState }[] {
  const tests: Record<Check, (state: AssistantState) => CheckState> = {
    settings: settingsCheck,
    server: serverCheck,
    protected: protectedCheck,
    'sign-in': signInCheck,
    accepted: acceptedCheck,
  };
  return checks.map((check) => ({ check, state: tests[check](state) }));
}

function settingsCheck(state: AssistantState): CheckState {
  if (state.diagnosis?.class === 'settings-not-found') return 'bad';
  const known = (state.discovery?.candidates.length ?? 0) > 0 || state.findings.length > 0;
  return known ? 'ok' : 'untried';
}

function serverCheck({ findings }: AssistantState): CheckState {
  if (findings.length === 0) return 'untried';
  return findings.some(({ usable, greeting, tls }) => usable || greeting !== null || tls !== null)
    ? 'ok'
    : 'bad';
}

function protectedCheck(state: AssistantState): CheckState {
  if (state.findings.some(({ usable, tls }) => usable && tls?.verified)) return 'ok';
  return serverCheck(state) === 'ok' ? 'bad' : 'untried';
}

function signInCheck({ signIn }: AssistantState): CheckState {
  if (signIn === null) return 'untried';
  return signIn.ok ? 'ok' : 'bad';
}

function acceptedCheck({ verification }: AssistantState): CheckState {
  if (verification === null) return 'untried';
  if (verification.ok === null) return 'unsure';
  return verification.ok ? 'ok' : 'bad';
}
