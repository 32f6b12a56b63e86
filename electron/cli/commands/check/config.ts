/** `check --config`: what another program's configuration says, as an order for the check, and what the server proved. */
import type { AssistantState } from '../../../../shared/assistant.ts';
import type { InspectResult } from '../../../../shared/inspect.ts';
import type { Secret } from '../../../engine/base/secret.ts';
import { type Inspected, inspect } from '../../../engine/inspect/inspect.ts';
import { addressOf, proofOf, settingsToTest } from '../../../engine/inspect/proof.ts';
import { readConfigText } from '../../files/config-text.ts';
import type { Checked, Problem } from '../../problems/problem.ts';
import { askYes } from '../../terminal/ask.ts';
import type { Context } from '../../terminal/context.ts';
import type { CheckOptions } from './command.ts';

/** A configuration that can be tested. */
export interface GivenConfig {
  address: string;
  /** The options of the call, with what the file says in the places that nobody typed. */
  options: CheckOptions;
  /** The host that the file alone names; null where the person typed one. */
  foreignHost: string | null;
  /** Only with `--password-from-config`. */
  password: Secret | null;
  /** The configuration with what the server showed. */
  report(state: AssistantState | null): InspectResult;
}

/**
 * The address is the one that was typed, else that of the configuration. Its password is taken only with
 * `--password-from-config`. What is missing comes back as a problem.
 */
export async function readConfig(
  file: string,
  address: string | undefined,
  options: CheckOptions,
  { terminal, language, register }: Context,
): Promise<Checked<GivenConfig>> {
  const text = await readConfigText(file, terminal);
  if (!text.ok) return text;
  const inspected = inspect(text.value, language, undefined, register);
  if (inspected.result.settings.host === null) return no({ kind: 'file', problem: 'no-mail-settings', file });
  const known = address ?? addressOf(inspected.result);
  if (!known) return no({ kind: 'usage', misuse: { key: 'config-without-address' } });
  const password = options.passwordFromConfig ? inspected.password : null;
  if (options.passwordFromConfig && !password)
    return no({ kind: 'secret', problem: 'empty', name: '--password-from-config' });
  const tested = withSettings(options, inspected);
  return {
    ok: true,
    value: {
      address: known,
      options: tested,
      foreignHost: options.host === undefined ? (tested.host ?? '') : null,
      password,
      report: (state) =>
        inspect(text.value, language, state ? proofOf(state.findings) : undefined, register).result,
    },
  };
}

function no(problem: Problem): { ok: false; problem: Problem } {
  return { ok: false, problem };
}

/** What was typed counts first. */
function withSettings(options: CheckOptions, { result, protection }: Inspected): CheckOptions {
  const { from, auth } = result.settings;
  const said = settingsToTest(result, protection);
  return {
    ...options,
    host: options.host ?? said?.host,
    port: options.port ?? said?.port,
    security: options.security ?? said?.security,
    auth: options.auth ?? (auth === 'none' ? 'NONE' : undefined),
    user: options.user ?? said?.username,
    from: options.from ?? (from?.includes('@') ? from : undefined),
  };
}

/** A host out of a file is named before a password goes there. Null: agreed, or nothing of the person's goes there. */
export async function agreeToConfigHost(
  { options, password, foreignHost: host }: GivenConfig,
  context: Context,
): Promise<Problem | null> {
  const { allowHost = [], yes = false } = options;
  if (host === null || password || yes || allowHost.includes(host.toLowerCase())) return null;
  const agreed = await askYes(context.words('ask.configHost', { host }), context);
  return agreed ? null : { kind: 'agreement', host };
}
