import { expect, test } from 'vitest';
import { effective } from '../../../../electron/engine/configuration/effective.ts';
import { createHandlers, type Program } from '../../../../electron/shell/requests/handlers.ts';

function handlersUnder(practiceMode: boolean) {
  const entered: string[] = [];
  const host = {
    enterPractice(scenario: string): Promise<never> {
      entered.push(scenario);
      return Promise.reject(new Error('no world in this test'));
    },
  };
  const program = {
    host,
    managed: Promise.resolve(),
    effective: () => effective({ policy: { practiceMode }, file: null, own: {} }),
  } as unknown as Program;
  return { entered, handlers: createHandlers(program) };
}

test.each([
  [false, 'switched off', []],
  [true, 'no world', ['works']],
] as const)('practice mode %s: %s', async (practiceMode, reason, reached) => {
  const { entered, handlers } = handlersUnder(practiceMode);
  await expect(handlers['practice:enter']({ scenario: 'works' })).rejects.toThrow(reason);
  expect(entered).toEqual(reached);
});
