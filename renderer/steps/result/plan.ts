/** What the button of an explanation does: a step as data in, a plan as data out. */
import type { AssistantCommand, AssistantState } from '../../../shared/assistant.ts';
import { sameEndpoint } from '../../../shared/endpoint.ts';
import type { Endpoint } from '../../../shared/model.ts';
import type { Step } from '../../../shared/problems/plans.ts';
import { startCommand } from '../../start-command.ts';
import type { View, Wanted } from '../../view.ts';

export type Plan =
  | { kind: 'command'; command: AssistantCommand }
  | { kind: 'show'; wanted: Wanted }
  /** Back to the first screen, in one of its views. */
  | { kind: 'start-over'; start: 'address' | 'manual' }
  | { kind: 'open'; url: string };

export function planFor(step: Step, state: AssistantState, view: View): Plan {
  switch (step) {
    case 'switch-endpoint':
      return switchPlan(state);
    case 'type-settings':
    case 'type-server':
      return { kind: 'start-over', start: 'manual' };
    case 'retry':
    case 'wait':
      return retryPlan(state, view);
    case 'open-help':
      return state.provider?.helpUrl
        ? { kind: 'open', url: state.provider.helpUrl }
        : { kind: 'show', wanted: 'report' };
    case 'copy-for-it':
      return { kind: 'show', wanted: 'report' };
    case 'change-from':
    case 'change-recipient':
      return { kind: 'show', wanted: 'message' };
    case 'sign-in':
      return state.chosen === null ? startPlan(state, view) : { kind: 'show', wanted: 'sign-in' };
    case 'app-password':
    case 'provider-sign-in':
      return { kind: 'show', wanted: 'sign-in' };
    case 'agree-host':
      return agreePlan(state, view);
  }
}

/** Another endpoint that works, if there is one; else the settings by hand. */
function switchPlan(state: AssistantState): Plan {
  const other = otherEndpoint(state);
  if (other === null) return { kind: 'start-over', start: 'manual' };
  return { kind: 'command', command: { type: 'choose', endpoint: other } };
}

/** The best usable endpoint that is not in use. */
function otherEndpoint(state: AssistantState): Endpoint | null {
  const usable = state.findings.filter((finding) => finding.usable).map((finding) => finding.endpoint);
  const ranked = state.recommendation
    ? [state.recommendation.endpoint, ...state.recommendation.alternatives]
    : [];
  const open = [...ranked, ...usable].filter((endpoint) => !sameEndpoint(endpoint, state.chosen));
  return open.find((endpoint) => usable.some((one) => sameEndpoint(one, endpoint))) ?? null;
}

/** Again from where it stopped: the sign-in, the message, or all of it. */
function retryPlan(state: AssistantState, view: View): Plan {
  if (state.chosen === null || state.signIn === null) return startPlan(state, view);
  return state.signIn.ok
    ? { kind: 'command', command: { type: 'send' } }
    : { kind: 'show', wanted: 'sign-in' };
}

/** The question is asked anew when the run that asked it is over. */
function agreePlan(state: AssistantState, view: View): Plan {
  if (state.consent) return { kind: 'command', command: { type: 'agree', host: state.consent.host } };
  return startPlan(state, view);
}

function startPlan(state: AssistantState, view: View): Plan {
  return { kind: 'command', command: startCommand(view, state.address ?? view.address) };
}
