/** `sendwell check`: the whole job for one address. */
import type { AssistantState, ManualSettings } from '../../../../shared/assistant.ts';
import { catalogueOf } from '../../../../shared/explain/catalogues.ts';
import { createExplainer } from '../../../../shared/explain/explain.ts';
import { isMxWay } from '../../../../shared/microsoft-365/provable.ts';
import type { CheckResult } from '../../../../shared/results.ts';
import { type MailAddress, parseAddress } from '../../../engine/base/address.ts';
import { readServer } from '../../../engine/base/hosts.ts';
import { createAssistant } from '../../../engine/run/assistant.ts';
import type { RunDeps } from '../../../engine/run/deps.ts';
import { withBrief } from '../../end/brief.ts';
import { type CommandReport, conclude } from '../../end/command.ts';
import { reportCheck } from '../../end/report.ts';
import { blankCheck } from '../../end/result.ts';
import { wordsAside } from '../../files/write.ts';
import { type Prepared, prepare } from '../../prepare/prepare.ts';
import { printInspected } from '../../print/inspected.ts';
import { sayWhatMoved } from '../../print/moved.ts';
import type { AddressField, Checked, Problem } from '../../problems/problem.ts';
import { type JobOrder, runJob } from '../../run/job.ts';
import { readSecret, stdinOption, wrapSecret } from '../../run/password.ts';
import { oauthDeps } from '../../run/sign-in-page.ts';
import type { Context } from '../../terminal/context.ts';
import type { CheckOptions } from './command.ts';
import { agreeToConfigHost, type GivenConfig, readConfig } from './config.ts';
import { whyNotTogether } from './together.ts';
import { checkMxWay, whyNotWay, withWay } from './way.ts';

const schema = 'sendwell/check/1';

export function check(address: string | undefined, options: CheckOptions, context: Context): Promise<number> {
  const aside = options.as === undefined ? context : wordsAside(context);
  return conclude<CheckResult>(
    {
      run: async () =>
        withBrief(await runFrom(address, options, aside), options.as, context, (result) => result),
      blank: (ground) => ({ schema, ...blankCheck(ground) }),
    },
    context,
  );
}

/** The settings come from the call, or from the configuration of another program. */
async function runFrom(
  address: string | undefined,
  options: CheckOptions,
  context: Context,
): Promise<CommandReport<CheckResult> | Problem> {
  const misuse = whyNotTogether(options);
  if (misuse) return misuse;
  const { config: file, way } = options;
  if (file === undefined) {
    return address === undefined
      ? { kind: 'usage', misuse: { key: 'no-address' } }
      : run(address, options, null, context);
  }
  if (way !== undefined) return { kind: 'usage', misuse: { key: 'way-option', way, option: '--config' } };
  const second = file === '-' ? stdinOption(options) : null;
  if (second) return { kind: 'usage', misuse: { key: 'stdin-twice', first: '--config -', second } };
  const config = await readConfig(file, address, options, context);
  return config.ok ? run(config.value.address, config.value.options, config.value, context) : config.problem;
}

async function run(
  address: string,
  wanted: CheckOptions,
  config: GivenConfig | null,
  context: Context,
): Promise<CommandReport<CheckResult> | Problem> {
  const notThisWay = whyNotWay(wanted);
  if (notThisWay) return notThisWay;
  const options = withWay(wanted);
  const typed = readTyped(address, options);
  if (!typed.ok) return typed.problem;
  const prepared = await prepare(options, context);
  if (!prepared.ok) return prepared.problem;
  if (options.way && isMxWay(options.way)) {
    const { own, to } = typed.value;
    return checkMxWay(options.way, { address: own, to }, prepared.value, context);
  }
  const unready = whyNoClientSecret(options, context.terminal.system.env);
  if (unready) return unready;
  const disagreed = config && options.auth !== 'NONE' ? await agreeToConfigHost(config, context) : null;
  if (disagreed) return disagreed;
  const secret = await secretOf(options, config, context);
  if (context.stop.signal.aborted) return { kind: 'stopped', cause: context.stop.cause };
  const { host, port, security } = options;
  const has = { port: port !== undefined, security: security !== undefined };
  if (host !== undefined) sayWhatMoved(readServer(host), has, context);
  if (!secret.ok) return secret.problem;

  const { oauth: flow, checkArrival = false, deleteTestMessage: deleteAfter = false } = options;
  const page = flow && { flow, alsoRead: checkArrival };
  const arrival = checkArrival ? { deleteAfter } : undefined;
  const withoutSignIn = options.auth === 'NONE';
  const job: JobOrder = { ...typed.value.order, secret: secret.value, page, arrival, withoutSignIn };
  const assistant = createAssistant(() => depsOf(options, typed.value, prepared.value, context));
  const done = await runJob(assistant, job, context);
  return done.ok ? reportOf(done.value, config, context) : done.problem;
}

async function secretOf(
  options: CheckOptions,
  config: GivenConfig | null,
  { terminal, words, stop }: Context,
): ReturnType<typeof readSecret> {
  if (config?.password) return { ok: true, value: { kind: 'password', secret: config.password } };
  return readSecret(options, terminal, words, stop);
}

function depsOf(
  { auth, send, trustFingerprint }: CheckOptions,
  { from, to }: Typed,
  { networks, deps, given }: Prepared,
  context: Context,
): RunDeps {
  const withoutSignIn = auth === 'NONE';
  return {
    ...deps,
    network: networks(),
    words: catalogueOf(context.language).message,
    send,
    from,
    to,
    mechanism: withoutSignIn ? undefined : auth,
    withoutSignIn,
    trustedFingerprint: trustFingerprint,
    oauth: oauthDeps(given, context),
  };
}

/** The result of the run; below it what it showed of a configuration that was given. */
function reportOf(
  state: AssistantState,
  config: GivenConfig | null,
  context: Context,
): CommandReport<CheckResult> {
  const configuration = config?.report(state);
  const report = reportCheck<CheckResult>(
    state,
    (shape) => ({ schema, ...shape, ...(configuration && { configuration }) }),
    createExplainer(context.language, context.register),
    context,
  );
  if (!configuration) return report;
  return {
    ...report,
    print: () => {
      report.print();
      context.terminal.say();
      printInspected(configuration, context);
    },
  };
}

/** Where a variable is named, it has to hold something. */
function whyNoClientSecret({ clientSecretEnv }: CheckOptions, env: NodeJS.ProcessEnv): Problem | null {
  if (clientSecretEnv === undefined) return null;
  const given = wrapSecret('token', env[clientSecretEnv] ?? null, clientSecretEnv);
  return given.ok ? null : given.problem;
}

interface Typed {
  own: MailAddress;
  order: Omit<JobOrder, 'secret'>;
  from?: MailAddress;
  to?: MailAddress;
}

/** Checks everything that was typed before anything is read or contacted. */
function readTyped(address: string, options: CheckOptions): Checked<Typed> {
  const { host, port, security, user } = options;
  const own = readAddress('address', address);
  if (!own.ok) return own;
  const from = readOptional('from', options.from);
  if (!from.ok) return from;
  const to = readOptional('to', options.to);
  if (!to.ok) return to;
  const written = host === undefined ? null : readServer(host);
  if (host !== undefined && written?.ok === false)
    return { ok: false, problem: { kind: 'host', problem: written.problem, typed: host } };
  const manual: ManualSettings = { host, port, security, username: user };
  const order = { address: own.value.ascii, manual };
  return { ok: true, value: { own: own.value, order, from: from.value, to: to.value } };
}

function readOptional(field: AddressField, typed: string | undefined): Checked<MailAddress | undefined> {
  return typed === undefined ? { ok: true, value: undefined } : readAddress(field, typed);
}

function readAddress(field: AddressField, typed: string): Checked<MailAddress> {
  const parsed = parseAddress(typed);
  if (parsed.ok) return { ok: true, value: parsed.address };
  return { ok: false, problem: { kind: 'address', field, problem: parsed.problem, typed } };
}
