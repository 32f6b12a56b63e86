import { describe, expect, test } from 'vitest';
import type { Command } from '../../../../electron/engine/run/command.ts';
import { underRules } from '../../../../electron/shell/requests/rules.ts';
import { SettingsFiles } from '../../../../electron/shell/requests/settings-files.ts';
import type { Policy } from '../../../../shared/policy.ts';

/** A host that writes down what reached it, under the rules of a managed computer. */
function ruledBy(policy: Policy) {
  const heard: string[] = [];
  const parts = new SettingsFiles({
    dialog: { showOpenDialog: async () => ({ canceled: true, filePaths: [] }) },
    onOffer() {},
    onUse() {},
  });
  const host = {
    async dispatch({ type }: Command) {
      heard.push(type);
      return { ok: true as const };
    },
    enterPractice(scenario: string): Promise<never> {
      heard.push(scenario);
      return Promise.reject(new Error('no world in this test'));
    },
  };
  return { heard, ruled: underRules(host, parts, parts.manage(policy)) };
}

const start = (manual?: Extract<Command, { type: 'start' }>['manual']): Command => ({
  type: 'start',
  address: 'ana@shop.example',
  manual,
});

describe('servers typed by hand, where they are switched off', () => {
  test.each([
    [start({ host: 'mail.shop.example' }), false],
    [start({ port: 25 }), false],
    [start({ security: 'none' }), false],
    [start({ username: 'ana' }), true],
    [start(), true],
    [{ type: 'stop' } as const, true],
  ])('%j', async (command, reaches) => {
    const { heard, ruled } = ruledBy({ restrictions: ['typed-settings'] });
    expect((await ruled.dispatch(command)).ok).toBe(reaches);
    expect(heard).toHaveLength(reaches ? 1 : 0);
  });

  test('are free otherwise', async () => {
    const { heard, ruled } = ruledBy({});
    await ruled.dispatch(start({ host: 'mail.shop.example' }));
    expect(heard).toEqual(['start']);
  });
});

test('practice mode can be switched off', async () => {
  const off = ruledBy({ practiceMode: false });
  await expect(off.ruled.enterPractice('works')).rejects.toThrow('switched off');
  expect(off.heard).toEqual([]);
  const on = ruledBy({ practiceMode: true });
  await expect(on.ruled.enterPractice('works')).rejects.toThrow('no world');
  expect(on.heard).toEqual(['works']);
});
