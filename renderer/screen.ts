/** Which screen shows, and what lies behind it: pure functions of the job's state and of what the person asked for. */
import { type AssistantState, accepts, isWorking } from '../shared/assistant.ts';
import { outcomeOf } from './outcome.ts';
import type { View, Wanted } from './view.ts';

export type Screen =
  | 'start'
  | 'manual'
  | 'settings-file'
  | 'finding'
  | 'found'
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
  if (view.wanted === null || !waits(state)) return ownScreen(state, view);
  if (view.wanted === 'address') return view.start === 'manual' ? 'manual' : 'start';
  return view.wanted;
}

/** Where the job itself stands: a port that can be recommended leads on to the sign-in. */
function ownScreen({ stage }: AssistantState, view: View): Screen {
  switch (stage) {
    case 'idle':
      return startScreens[view.start];
    case 'discovering':
      return 'finding';
    case 'needs-consent':
      return 'consent';
    case 'probing':
      return 'ports';
    case 'needs-sign-in':
      return 'sign-in';
    case 'signing-in':
    case 'sending':
      return 'sending';
    case 'finished':
      return 'result';
  }
}

/** The job waits for the person, who may look around in it meanwhile. */
function waits({ stage }: AssistantState): boolean {
  return stage !== 'idle' && !isWorking(stage);
}

/** Screens at the end of a run. */
const endScreens = ['result', 'elsewhere', 'report'] as const satisfies Screen[];
type EndScreen = (typeof endScreens)[number];

const stepOfScreen: Record<Exclude<Screen, EndScreen>, Step> = {
  start: 'address',
  manual: 'address',
  'settings-file': 'address',
  finding: 'settings',
  found: 'settings',
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

/** What a person asks for to get somewhere; null in it is where the job itself stands. */
export interface Way {
  wanted: Wanted | null;
}

/** The way to a step of this run; null where there is nothing to see, or nothing to see yet. */
export function wayTo(step: Step, state: AssistantState, view: View): Way | null {
  if (!waits(state)) return null;
  const reached = stepOf(ownScreen(state, view), state);
  if (step === reached) return { wanted: null };
  if (steps.indexOf(step) > steps.indexOf(reached)) return null;
  switch (step) {
    case 'address':
      return { wanted: 'address' };
    case 'settings':
      return state.discovery && { wanted: 'found' };
    case 'connection':
      return state.findings.length > 0 ? { wanted: 'ports' } : null;
    case 'sign-in':
      return accepts(state, { type: 'sign-in' }) === null ? { wanted: 'sign-in' } : null;
    case 'test':
      return null;
  }
}

/** One step back: out of a screen beside the job's own, else to the step before; null at either end of a run. */
export function wayBack(state: AssistantState, view: View): Way | null {
  const own = ownScreen(state, view);
  const screen = screenOf(state, view);
  if (!waits(state) || screen === 'result') return null;
  const step = stepOf(screen, state);
  const beside = screen !== own && (step === 'address' || step === stepOf(own, state));
  if (beside) return { wanted: null };
  const before = steps.slice(0, steps.indexOf(step)).reverse();
  return before.map((one) => wayTo(one, state, view)).find((way) => way !== null) ?? null;
}

/** Differs whenever the person sees something new: the screen is then made afresh and its heading takes the focus. */
export function screenKey(screen: Screen, state: AssistantState, { practice }: View): string {
  return [screen, practice?.scenario, screen === 'result' && outcomeOf(state)].filter(Boolean).join(' ');
}
