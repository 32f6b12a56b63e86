/** Runs an assistant in a practice world over real sockets. */
import { afterAll, afterEach } from 'vitest';
import { Secret } from '../../electron/engine/base/secret.ts';
import type { Network } from '../../electron/engine/network/network.ts';
import { startPracticeWorld } from '../../electron/engine/practice/start.ts';
import type { PracticeWorld } from '../../electron/engine/practice/world.ts';
import { type Assistant, createAssistant } from '../../electron/engine/run/assistant.ts';
import type { OAuthDeps, RunDeps } from '../../electron/engine/run/deps.ts';
import type { AssistantState } from '../../shared/assistant.ts';
import type { PracticeScenario } from '../../shared/practice-scenarios.ts';
import { testWords } from './assistant-run.ts';
import { endPageWords } from './oauth-world.ts';

const worlds: PracticeWorld[] = [];
const assistants: Assistant[] = [];

afterEach(() => Promise.all(assistants.splice(0).map((assistant) => assistant.close())));
afterAll(() => Promise.all(worlds.map((world) => world.close())));

export interface Practice {
  world: PracticeWorld;
  assistant: Assistant;
  states: AssistantState[];
  /** Resolves when a snapshot fits. */
  until(fits: (state: AssistantState) => boolean): Promise<AssistantState>;
}

/** Begins a run in a practice world; both end with the test file. `faulty` may put a network of its own in place of the world's. */
export async function enter(
  scenario: PracticeScenario,
  { keeper, ...oauth }: Partial<OAuthDeps> & Pick<RunDeps, 'keeper'> = {},
  faulty: (network: Network) => Network = (network) => network,
): Promise<Practice> {
  const world = await startPracticeWorld(scenario, { silentMs: 100, deliveryMs: 30 });
  worlds.push(world);
  const assistant = createAssistant(() => ({
    network: faulty(world.network()),
    discovery: {
      ispdbBases: [],
      offlineDb: true,
      allowedHosts: new Set(),
      allowAll: false,
      random: () => 0.5,
    },
    words: testWords,
    oauth: {
      clients: () => (world.clientId === null ? null : { id: world.clientId, secret: null }),
      openPage: async (page) => {
        void world.agree(page);
        return true;
      },
      pageAddress: world.pageAddress,
      words: endPageWords,
      ...oauth,
    },
    keeper,
  }));
  assistants.push(assistant);
  const states: AssistantState[] = [];
  assistant.subscribe((state) => states.push(state));
  const until = (fits: (state: AssistantState) => boolean) =>
    new Promise<AssistantState>((resolve) => {
      if (fits(assistant.state)) return resolve(assistant.state);
      const forget = assistant.subscribe((state) => {
        if (!fits(state)) return;
        forget();
        resolve(state);
      });
    });
  assistant.dispatch({ type: 'start', address: world.address });
  return { world, assistant, states, until };
}

export const waits = ({ stage }: AssistantState) => stage === 'needs-sign-in';
export const ended = ({ stage }: AssistantState) => stage === 'finished';
export const failed = ({ providerSignIn }: AssistantState) => providerSignIn?.stage === 'failed';
export const byBrowser = { type: 'provider-sign-in', flow: 'browser', alsoRead: false } as const;
export const withPassword = ({ world, assistant }: Practice, secret = world.password) =>
  assistant.dispatch({
    type: 'sign-in',
    username: world.address,
    kind: 'password',
    secret: new Secret(secret),
  });
