/** What the organisation has switched off is refused where a run begins, for every program. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ManualSettings } from '../../../shared/assistant.ts';
import type { Restriction } from '../../../shared/settings-file.ts';
import { startRun, user } from '../../support/assistant-run.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const refused = { ok: false, reason: 'settings-unusable', detail: 'typed-settings' };

it.each<[ManualSettings | undefined, Restriction | null, object]>([
  [{ host: 'mail.shop.example' }, 'typed-settings', refused],
  [{ port: 25 }, 'typed-settings', refused],
  [{ security: 'none' }, 'typed-settings', refused],
  [{ username: 'ana' }, 'typed-settings', { ok: true }],
  [undefined, 'typed-settings', { ok: true }],
  [{ host: 'mail.shop.example' }, 'web-sources', { ok: true }],
  [{ host: 'mail.shop.example' }, null, { ok: true }],
])('%j, where %s is switched off: %j', async (manual, switchedOff, answer) => {
  const { assistant, network } = startRun({}, [], { forbids: (restriction) => restriction === switchedOff });
  expect(assistant.dispatch({ type: 'start', address: user, manual })).toEqual(answer);
  if (answer === refused) {
    expect(assistant.state.stage).toBe('idle');
    expect(network.contacted()).toEqual([]);
  }
  await assistant.close();
});
