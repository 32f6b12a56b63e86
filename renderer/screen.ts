/** Which screen shows: a pure function of the job's state and of what the person asked for. */
import type { AssistantState } from '../shared/assistant.ts';
import type { View } from './view.ts';

export type Screen =
  | 'start'
  | 'manual'
  | 'settings-file'
  | 'finding'
  | 'consent'
  | 'ports'
  | 'sign-in'
  | 'message'
  | 'elsewhere'
  | 'report'
  | 'sending'
  | 'result';

/** The five steps that a person counts. */
export const steps = ['address', 'settings', 'connection', 'sign-in', 'test'] as const;
export type Step = (typeof steps)[number];

const startScreens = {
  address: 'start',
  manual: 'manual',
  'settings-file': 'settings-file',
} as const;

export function screenOf(state: AssistantState, view: View): Screen {
  switch (state.stage) {
    case 'idle':
      return startScreens[view.start];
    case 'discovering':
      return 'finding';
    case 'needs-consent':
      return 'consent';
    case 'probing':
      return 'ports';
    case 'needs-sign-in':
      return view.wanted === 'sign-in' || (view.wanted !== 'ports' && view.pastPorts) ? 'sign-in' : 'ports';
    case 'signing-in':
    case 'sending':
      return 'sending';
    case 'finished':
      return view.wanted ?? 'result';
  }
}

/** Screens at the end of a run. */
const endScreens = ['result', 'elsewhere', 'report'] as const satisfies Screen[];
type EndScreen = (typeof endScreens)[number];

const stepOfScreen: Record<Exclude<Screen, EndScreen>, Step> = {
  start: 'address',
  manual: 'address',
  'settings-file': 'address',
  finding: 'settings',
  consent: 'settings',
  ports: 'connection',
  'sign-in': 'sign-in',
  message: 'test',
  sending: 'test',
};

/** The step to show as current. A result belongs to the step that the job came to. */
export function stepOf(screen: Screen, state: AssistantState): Step {
  if (screen === 'sending') return state.stage === 'signing-in' ? 'sign-in' : 'test';
  if (!isEnd(screen)) return stepOfScreen[screen];
  if (state.signIn?.ok) return 'test';
  if (state.signIn) return 'sign-in';
  if (state.findings.length > 0) return 'connection';
  return 'settings';
}

function isEnd(screen: Screen): screen is EndScreen {
  return endScreens.some((end) => end === screen);
}

/** Differs whenever the person sees something new: the screen is then made afresh and its heading takes the focus. */
export function screenKey(screen: Screen, { arrival }: AssistantState, { practice }: View): string {
  return [screen, practice?.scenario, screen === 'result' && arrival].filter(Boolean).join(' ');
}
