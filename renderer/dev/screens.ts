/** Every screen of the window by name: a canned state and what the person had asked for. */
import type { AssistantState } from '../../shared/assistant.ts';
import { firstView, type View } from '../view.ts';
import { endpoint465 } from './states/parts.ts';
import { type StateName, states } from './states/states.ts';

interface CannedScreen {
  state: AssistantState;
  view: View;
}

const practice = {
  scenario: 'works',
  address: 'practice@mail.example',
  password: 'open-sesame-42',
} as const satisfies View['practice'];

const extraViews: Record<string, { state: StateName; view: Partial<View> }> = {
  manual: {
    state: 'start',
    view: { start: 'manual', manual: { host: 'smtp.shop.example', port: 587, security: 'tls' } },
  },
  practice: { state: 'start', view: { panel: { name: 'practice' } } },
  help: { state: 'start', view: { panel: { name: 'help' } } },
  settings: { state: 'start', view: { panel: { name: 'settings' } } },
  history: { state: 'start', view: { panel: { name: 'history' } } },
  'error-message': { state: 'start', view: { panel: { name: 'error-message' } } },
  configuration: { state: 'start', view: { panel: { name: 'configuration' } } },
  'set-up-device': { state: 'start', view: { panel: { name: 'set-up-device' } } },
  'ask-device': { state: 'start', view: { panel: { name: 'ask-device' } } },
  'share-code': { state: 'start', view: { panel: { name: 'share-code' } } },
  certificate: { state: 'ports', view: { panel: { name: 'certificate', endpoint: endpoint465 } } },
  'certificate-bad': { state: 'fails-card', view: { panel: { name: 'certificate', endpoint: endpoint465 } } },
  'practice-sign-in': { state: 'sign-in', view: { practice, wanted: 'sign-in' } },
  'practice-works': { state: 'works', view: { practice } },
};
const viewsOfStates: Partial<Record<StateName, Partial<View>>> = {
  'sign-in': { wanted: 'sign-in' },
  'sign-in-app-password': { wanted: 'sign-in' },
  'sign-in-own-window': { wanted: 'sign-in' },
  'sign-in-page': { wanted: 'sign-in' },
  'sign-in-page-kept': { wanted: 'sign-in' },
  'sign-in-page-asking': { wanted: 'sign-in' },
  'sign-in-page-refused': { wanted: 'sign-in' },
  'sign-in-page-waiting': { wanted: 'sign-in' },
  'sign-in-page-code': { wanted: 'sign-in' },
  'sign-in-page-not-ready': { wanted: 'sign-in' },
  'sign-in-page-no-way': { wanted: 'sign-in' },
  message: { wanted: 'message' },
};

export const screens: Record<string, CannedScreen> = Object.fromEntries([
  ...Object.entries(states).map(([name, state]): [string, CannedScreen] => [
    name,
    { state, view: { ...firstView, ...viewsOfStates[name as StateName] } },
  ]),
  ...Object.entries(extraViews).map(([name, { state, view }]): [string, CannedScreen] => [
    name,
    { state: states[state], view: { ...firstView, ...view } },
  ]),
]);
