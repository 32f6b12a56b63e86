/** `sendwell practice`: the whole job in the practice mail world. */

import { createExplainer } from '../../../shared/explain/explain.ts';
import { resources } from '../../../shared/explain/i18n.ts';
import { type PracticeScenario, practiceScenarioSchema } from '../../../shared/ipc.ts';
import type { PracticeResult } from '../../../shared/results.ts';
import { createAssistant } from '../../engine/assistant.ts';
import { startPracticeWorld } from '../../engine/practice/start.ts';
import type { PracticeWorld } from '../../engine/practice/world.ts';
import { Secret } from '../../engine/secret.ts';
import { conclude, type Report } from '../command.ts';
import type { Context } from '../context.ts';
import { discoveryOptions } from '../engine.ts';
import { runJob } from '../job.ts';
import type { PracticeOptions } from '../options.ts';
import { printInbox } from '../print/practice.ts';
import type { Problem } from '../problem.ts';
import { reportCheck } from '../report.ts';
import { blankCheck } from '../result.ts';

const schema = 'sendwell/practice/1';

export async function practice(name: string, options: PracticeOptions, context: Context): Promise<number> {
  const scenario = practiceScenarioSchema.safeParse(name);
  if (scenario.success && options.serve) {
    const { serve } = await import('../serve.ts');
    return serve(scenario.data, context);
  }
  return conclude<PracticeResult>(
    {
      run: async () => (scenario.success ? run(scenario.data, options, context) : unknownScenario(name)),
      blank: (ground) => ({ schema, scenario: name, ...blankCheck(ground) }),
    },
    context,
  );
}

function unknownScenario(scenario: string): Problem {
  const names = practiceScenarioSchema.options.join(', ');
  return { kind: 'usage', misuse: { key: 'scenario', scenario, names } };
}

async function run(
  scenario: PracticeScenario,
  options: PracticeOptions,
  context: Context,
): Promise<Report<PracticeResult>> {
  const { terminal, words, language } = context;
  terminal.say(words('practice.world', { scenario }));
  const world = await startPracticeWorld(scenario);
  try {
    const state = await runJob(assistantIn(world, options, context), orderOf(world), context);
    const report = reportCheck(
      state,
      (shape): PracticeResult => ({ schema, scenario, ...shape }),
      createExplainer(language),
      context,
      { practice: true },
    );
    const messages = world.inbox();
    return {
      ...report,
      print() {
        report.print();
        printInbox(messages, context);
      },
    };
  } finally {
    await world.close();
  }
}

function assistantIn(world: PracticeWorld, options: PracticeOptions, { language }: Context) {
  return createAssistant({
    network: () => world.network(),
    discovery: discoveryOptions(options),
    words: resources[language].message,
  });
}

function orderOf({ address, password }: PracticeWorld) {
  return { address, manual: {}, secret: { kind: 'password', secret: new Secret(password) } } as const;
}
