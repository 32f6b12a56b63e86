/** The practice scenarios end alike on every runtime: the engine's client and the servers of the practice world. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { scenarioNames } from '../../shared/practice-scenarios.ts';
import { installTools, skipsTools } from '../support/tools.ts';
import { type RuntimeName, runOn, runtimeNames } from './runtimes.ts';

const practice = z.object({
  verdict: z.string(),
  warnings: z.array(z.object({ class: z.string() })),
  diagnosis: z.object({ class: z.string(), facts: z.record(z.string(), z.unknown()) }).nullable(),
});

const lines: string[] = [];

async function outcomeOn(runtime: RuntimeName, scenario: string): Promise<string> {
  const { exitCode, result } = await runOn(runtime, ['practice', scenario]);
  const { verdict, warnings, diagnosis } = practice.parse(result);
  // How quick the servers were is about this machine.
  const about = warnings.map((warning) => warning.class).filter((name) => name !== 'slow-answer');
  const end = verdict === 'works-with-warnings' && about.length === 0 ? 'works' : verdict;
  return [exitCode, end, ...about, diagnosis?.class, diagnosis?.facts.variant]
    .filter((part) => part !== undefined)
    .join(' ');
}

describe.skipIf(skipsTools())('practice', () => {
  beforeAll(async () => {
    await installTools();
  });
  afterAll(() => console.log(lines.join('\n')));

  it.concurrent.each(scenarioNames)('%s', async (scenario) => {
    const outcomes = await Promise.all(runtimeNames.map((runtime) => outcomeOn(runtime, scenario)));
    lines.push(`${scenario} | ${outcomes[0]}`);
    expect(outcomes).toEqual(outcomes.map(() => outcomes[0]));
  });
});
