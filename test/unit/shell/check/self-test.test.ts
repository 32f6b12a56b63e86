import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { effective } from '../../../../electron/engine/configuration/effective.ts';
import { AssistantHost } from '../../../../electron/shell/check/assistant-host.ts';
import { createEngine } from '../../../../electron/shell/check/engine.ts';
import { moveToTemporaryFolder, runSelfTest } from '../../../../electron/shell/check/self-test.ts';
import { memoryKeeper } from '../../../support/oauth-world.ts';

const version = '1.2.3';
const goodPage = { executeJavaScript: async () => version };

function realHost(keeper = memoryKeeper()): AssistantHost {
  const loadEngine = async () =>
    createEngine({
      language: () => 'en',
      effective: () => effective({ policy: {}, file: null, own: {} }),
      keeper,
      openExternal: async () => {},
      proxyFor: async () => null,
      onContacted: () => {},
    });
  return new AssistantHost({ loadEngine, onState: () => undefined });
}

/** With a thread of the plan that answers. */
function partsOf(host: AssistantHost, ask = async () => ({}) as never) {
  return { host, planThread: { ask } };
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('a whole practice job and a page that answers are well', async () => {
  const report = await runSelfTest(partsOf(realHost()), goodPage, version);
  expect(report).toMatchObject({ schema: 'sendwell/self-test/1', ok: true, problem: null });
  expect(report.elapsedMs).toBeGreaterThan(0);
});

test('nothing of a practice job is kept', async () => {
  const keeper = memoryKeeper();
  const judged = vi.spyOn(keeper, 'judged');
  expect((await runSelfTest(partsOf(realHost(keeper)), goodPage, version)).ok).toBe(true);
  expect(judged).not.toHaveBeenCalled();
});

describe('what goes wrong is reported', () => {
  test.each([
    ['a page of another version', async () => '0.0.1', 'version "0.0.1"'],
    [
      'a page without a bridge',
      async () => Promise.reject(new Error('sendwell is not defined')),
      'not defined',
    ],
  ])('%s', async (_name, executeJavaScript, problem) => {
    const report = await runSelfTest(partsOf(realHost()), { executeJavaScript }, version);
    expect(report.ok).toBe(false);
    expect(report.problem).toContain(problem);
  });

  test('an engine that does not load', async () => {
    const loadEngine = async () => Promise.reject(new Error('a chunk is missing'));
    const host = new AssistantHost({ loadEngine, onState: () => undefined });
    const report = await runSelfTest(partsOf(host), goodPage, version);
    expect(report.problem).toContain('a chunk is missing');
  });

  test('a thread of the plan that cannot be loaded', async () => {
    const ask = async () => Promise.reject(new Error('plan-thread.js is missing'));
    const report = await runSelfTest(partsOf(realHost(), ask), goodPage, version);
    expect(report).toMatchObject({ ok: false, problem: 'Error: plan-thread.js is missing' });
  });

  test('a job that never ends', async () => {
    vi.useFakeTimers();
    const host = realHost();
    vi.spyOn(host, 'enterPractice').mockReturnValue(new Promise(() => undefined));
    const report = runSelfTest(partsOf(host), goodPage, version);
    await vi.advanceTimersByTimeAsync(60_000);
    expect((await report).problem).toContain('the practice job took too long');
  });

  test('an empty page', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    const asked = vi.fn(() => new Promise<never>(() => undefined));
    const report = runSelfTest(partsOf(realHost()), { executeJavaScript: asked }, version);
    await vi.waitFor(() => expect(asked).toHaveBeenCalled(), { timeout: 5000 });
    await vi.advanceTimersByTimeAsync(30_000);
    expect((await report).problem).toContain('the page took too long');
  });
});

test('its folder is its own, and goes with the process', () => {
  const paths: Record<string, string> = {};
  const atExit = vi.spyOn(process, 'once').mockReturnThis();
  const setPath = (name: string, folder: string) => {
    paths[name] = folder;
  };
  moveToTemporaryFolder({ getPath: () => tmpdir(), setPath });
  const folder = paths.userData ?? '';
  expect(path.dirname(folder)).toBe(tmpdir());
  expect(existsSync(folder)).toBe(true);
  for (const [event, listener] of atExit.mock.calls) if (event === 'exit') listener(0);
  expect(existsSync(folder)).toBe(false);
});
