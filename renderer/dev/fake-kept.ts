/** Canned answers about settings, past checks and incidents. Development only. */
import type { Channel, ChannelInput, ChannelOutput } from '../../shared/ipc.ts';
import { defaultPreferences, type SettingsState } from '../../shared/preferences.ts';

type Kept = Extract<
  Channel,
  | `settings:${string}`
  | `updates:${string}`
  | `passwords:${string}`
  | `history:${string}`
  | `incidents:${string}`
  | 'practice:events'
>;
type KeptHandlers = { [C in Kept]: (input: ChannelInput<C>) => ChannelOutput<C> };

export function createFakeKept(language: string): KeptHandlers {
  let settings: SettingsState = {
    preferences: defaultPreferences,
    locked: [],
    savedPasswords: 0,
    caProblem: null,
    language,
    updatable: false,
  };
  const answer = () => ({ refusal: null, settings });
  const change = (preferences: Partial<SettingsState['preferences']>) => {
    settings = { ...settings, preferences: { ...settings.preferences, ...preferences } };
    return answer();
  };
  return {
    'settings:read': () => settings,
    'settings:key-store': () => null,
    'settings:change': change,
    'settings:choose-ca': () => ({ refusal: 'cancelled', settings }),
    'settings:reset': () => change(defaultPreferences),
    'settings:undo-reset': answer,
    'settings:left': () => undefined,
    'settings:contacted': () => [],
    'updates:check': () => ({ result: 'none', version: null }),
    'passwords:forget-all': answer,
    'passwords:not-ended': () => [],
    'passwords:has': () => false,
    'passwords:sign-in': () => 'gone',
    'history:list': () => [],
    'history:name-network': () => [],
    'history:delete-all': () => [],
    'history:undo-delete': () => [],
    'history:left': () => undefined,
    'incidents:list': () => [],
    'incidents:dismiss': () => [],
    'practice:events': () => [],
  };
}
