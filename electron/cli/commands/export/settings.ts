/** The settings that an export starts from: out of a saved result, or found out for an address without signing in. */
import type { AssistantState } from '../../../../shared/assistant.ts';
import { catalogueOf } from '../../../../shared/explain/catalogues.ts';
import { createExplainer } from '../../../../shared/explain/explain.ts';
import type { MailSettings } from '../../../../shared/mail-settings.ts';
import type { IncomingServer } from '../../../../shared/model.ts';
import { parseAddress } from '../../../engine/base/address.ts';
import { settingsOfSaved, settingsOfState } from '../../../engine/export/settings-of.ts';
import { createAssistant } from '../../../engine/run/assistant.ts';
import type { Ground } from '../../end/command.ts';
import { explanationOf } from '../../end/result.ts';
import { isAddress, readSaved } from '../../files/saved.ts';
import { prepare } from '../../prepare/prepare.ts';
import { printDiagnosis } from '../../print/explanation.ts';
import { exitCodeOfCheck } from '../../problems/exit.ts';
import type { Checked } from '../../problems/problem.ts';
import { runJob } from '../../run/job.ts';
import type { Context } from '../../terminal/context.ts';
import type { ExportOptions } from './command.ts';

/** Settings, or why a run found none. */
export type FoundSettings =
  | { found: true; settings: MailSettings }
  | { found: false; exitCode: number; ground: Omit<Ground, 'error'>; print(): void };

/** The settings to export: those of an address, found and tested in a run, or those of a file. */
export async function findSettings(
  target: string,
  options: ExportOptions,
  context: Context,
): Promise<Checked<FoundSettings>> {
  const found = (await isAddress(target))
    ? await fromAddress(target, options, context)
    : await fromFile(target, context);
  if (!found.ok || !found.value.found) return found;
  const named = withTyped(found.value.settings, options);
  return named.ok ? { ok: true, value: { found: true, settings: named.value } } : named;
}

async function fromFile(file: string, { terminal }: Context): Promise<Checked<FoundSettings>> {
  const saved = await readSaved(file, terminal);
  if (!saved.ok) return saved;
  const inside = settingsOfSaved(saved.value.json, saved.value.at);
  if (inside.ok) return { ok: true, value: { found: true, settings: inside.settings } };
  const problem = inside.problem === 'foreign' ? 'foreign-json' : 'no-settings';
  return { ok: false, problem: { kind: 'file', problem, file } };
}

/** Looks for the settings and probes the endpoints. No password is asked for, so they stay untested. */
async function fromAddress(
  typed: string,
  options: ExportOptions,
  context: Context,
): Promise<Checked<FoundSettings>> {
  const parsed = parseAddress(typed);
  if (!parsed.ok) {
    return { ok: false, problem: { kind: 'address', field: 'address', problem: parsed.problem, typed } };
  }
  const prepared = await prepare(options, context);
  if (!prepared.ok) return prepared;
  const { networks, deps } = prepared.value;
  const assistant = createAssistant(() => ({
    ...deps,
    network: networks(),
    words: catalogueOf(context.language).message,
    send: false,
  }));
  const order = { address: parsed.address.ascii, manual: {}, secret: null, untilSignIn: true };
  const job = await runJob(assistant, order, context);
  if (!job.ok) return job;
  const state = job.value;
  const settings = settingsOfState({ ...state, verdict: null }, { at: new Date(), practice: false });
  return { ok: true, value: settings ? { found: true, settings } : notFound(state, context) };
}

function notFound(state: AssistantState, context: Context): FoundSettings {
  const explanation = explanationOf(state, createExplainer(context.language, context.register));
  return {
    found: false,
    exitCode: exitCodeOfCheck(state, context.stop.cause),
    ground: { diagnosis: state.diagnosis, explanation },
    print: () => {
      const check = ['check', state.address ?? ''];
      const helpUrl = state.provider?.helpUrl;
      if (state.diagnosis) printDiagnosis(state.diagnosis, context, { again: context.call, check, helpUrl });
    },
  };
}

/** What the options say counts before what was found. */
function withTyped(settings: MailSettings, options: ExportOptions): Checked<MailSettings> {
  const { from, name, incoming } = options;
  const sender = from === undefined ? null : parseAddress(from);
  if (sender && !sender.ok) {
    const { problem } = sender;
    return { ok: false, problem: { kind: 'address', field: 'from', problem, typed: from ?? '' } };
  }
  return {
    ok: true,
    value: {
      ...settings,
      fromAddress: sender?.address.ascii ?? settings.fromAddress,
      displayName: name ?? settings.displayName,
      incoming: incoming ? incomingServer(incoming, settings) : settings.incoming,
    },
  };
}

function incomingServer(
  typed: NonNullable<ExportOptions['incoming']>,
  { username }: MailSettings,
): IncomingServer {
  return { ...typed, username, auth: ['password'] };
}
