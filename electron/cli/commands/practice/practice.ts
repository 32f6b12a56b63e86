/** `sendwell practice`: the whole job in the practice mail world. */
import type { AssistantState } from '../../../../shared/assistant.ts';
import { catalogueOf } from '../../../../shared/explain/catalogues.ts';
import { createExplainer } from '../../../../shared/explain/explain.ts';
import { isMxWay, type ProvableWay } from '../../../../shared/microsoft-365/provable.ts';
import {
  type PracticeScenario,
  scenarioNames,
  wayOfScenario,
} from '../../../../shared/practice-scenarios.ts';
import type { PracticeResult } from '../../../../shared/results.ts';
import { parseAddress } from '../../../engine/base/address.ts';
import { nearestWord } from '../../../engine/base/nearest-word.ts';
import { Secret } from '../../../engine/base/secret.ts';
import { effective } from '../../../engine/configuration/effective.ts';
import { clientForAll } from '../../../engine/oauth/client.ts';
import { startPracticeWorld } from '../../../engine/practice/start.ts';
import type { PracticeWorld } from '../../../engine/practice/world.ts';
import { createAssistant } from '../../../engine/run/assistant.ts';
import type { OAuthDeps } from '../../../engine/run/deps.ts';
import { type MxWayOrder, proveMxWay } from '../../../engine/run/mx-way.ts';
import { type CommandReport, conclude } from '../../end/command.ts';
import { reportCheck } from '../../end/report.ts';
import { blankCheck } from '../../end/result.ts';
import { ownChoice } from '../../prepare/given.ts';
import type { Checked, Problem } from '../../problems/problem.ts';
import { type JobOrder, runJob } from '../../run/job.ts';
import type { Context } from '../../terminal/context.ts';
import { createOauthWords } from '../../terminal/words.ts';
import { withWay } from '../check/way.ts';
import type { PracticeOptions } from './command.ts';
import { printInbox, printWhatNext } from './print.ts';

const schema = 'sendwell/practice/1';
/** Nobody watches the search here. */
const deliveryMs = 200;

export async function practice(name: string, options: PracticeOptions, context: Context): Promise<number> {
  const scenario = scenarioNames.find((one) => one === name);
  if (scenario && options.serve && !(await isSwitchedOff(context))) {
    const { serve } = await import('./serve.ts');
    return serve(scenario, context);
  }
  return conclude<PracticeResult>(
    {
      async run() {
        if (await isSwitchedOff(context)) return { kind: 'restricted', restriction: 'practice-mode' };
        return scenario ? run(scenario, options, context) : unknownScenario(name);
      },
      blank: (ground) => ({ schema, scenario: name, ...blankCheck(ground) }),
    },
    context,
  );
}

async function isSwitchedOff({ terminal }: Context): Promise<boolean> {
  const managed = await terminal.system.readPolicy?.();
  return managed?.policy.practiceMode === false;
}

function unknownScenario(typed: string): Problem {
  const meant = nearestWord(typed, scenarioNames);
  return { kind: 'usage', misuse: { key: 'scenario', typed, meant, names: scenarioNames } };
}

async function run(
  scenario: PracticeScenario,
  options: PracticeOptions,
  context: Context,
): Promise<CommandReport<PracticeResult> | Problem> {
  const { terminal, words, language } = context;
  if (!context.quiet) terminal.say(words('practice.world', { scenario }));
  const world = await startPracticeWorld(scenario, { deliveryMs });
  try {
    const job = await jobIn(world, options, context);
    if (!job.ok) return job.problem;
    const report = reportCheck(
      job.value,
      (shape): PracticeResult => ({ schema, scenario, ...shape }),
      createExplainer(language, context.register),
      context,
      { practice: true },
    );
    const messages = world.inbox();
    return {
      ...report,
      print() {
        report.print();
        if (context.quiet) return;
        printInbox(messages, context);
        if (scenario === 'works') printWhatNext(context);
      },
    };
  } finally {
    await world.close();
  }
}

/** The whole job; where nobody signs in, one message to the MX host. */
async function jobIn(
  world: PracticeWorld,
  options: PracticeOptions,
  context: Context,
): Promise<Checked<AssistantState>> {
  const way = wayOfScenario[world.scenario];
  if (way === undefined || !isMxWay(way))
    return runJob(assistantIn(world, options, context), orderOf(world), context);
  const parsed = parseAddress(world.address);
  if (!parsed.ok) throw new Error(`The practice address cannot be used: ${parsed.problem}`);
  const { address } = parsed;
  const { message: words } = catalogueOf(context.language);
  const network = world.network();
  const order: MxWayOrder = { way, address, to: address, network, words, agree: async () => true };
  const result = await proveMxWay(order, context.stop.signal);
  if (result.kind !== 'ran') throw new Error(`The practice world is not at Microsoft: ${result.kind}`);
  return { ok: true, value: result.state };
}

function assistantIn(world: PracticeWorld, options: PracticeOptions, context: Context) {
  const { language, terminal } = context;
  const own = ownChoice(options, terminal.system.env);
  const { discovery } = effective({ policy: {}, file: null, own });
  return createAssistant(() => ({
    network: world.network(),
    discovery: { ...discovery, random: Math.random },
    words: catalogueOf(language).message,
    oauth: oauthOf(world, context),
  }));
}

/** Nobody sits at a browser here: the world agrees by itself. */
function oauthOf(world: PracticeWorld, { language, register, terminal }: Context): OAuthDeps | undefined {
  const { clientId } = world;
  if (clientId === null) return undefined;
  return {
    clients: clientForAll(clientId),
    openPage: async (page) => {
      terminal.complain(createOauthWords(language, register)('terminal.practiceAgrees'));
      void world.agree(page);
      return true;
    },
    pageAddress: (page) => world.pageAddress(page),
    words: { language, ...catalogueOf(language).oauth.endPage },
  };
}

function orderOf(world: PracticeWorld): JobOrder {
  const { address, password, clientId, scenario } = world;
  const way = wayOfScenario[scenario];
  if (way !== undefined) return orderOfWay(way, world);
  const order = { address, manual: {} };
  if (clientId !== null) return { ...order, secret: null, page: { flow: 'browser', alsoRead: true } };
  const arrival = scenario === 'lands-in-spam' ? { deleteAfter: false } : undefined;
  return { ...order, secret: { kind: 'password', secret: new Secret(password) }, arrival };
}

/** What `check --way` does, with what the world hands out for it. */
function orderOfWay(way: ProvableWay, { address, password, token, service }: PracticeWorld): JobOrder {
  const { host, port, security } = withWay({ way, send: true });
  const manual = { host, port, security, username: service?.username };
  if (way === 'oauth') return { address, manual, secret: { kind: 'token', secret: new Secret(token) } };
  const secret = new Secret(service?.password ?? password);
  return { address, manual, secret: { kind: 'password', secret } };
}
