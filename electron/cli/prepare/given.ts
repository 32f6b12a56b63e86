/** What a call goes by: the rules of the administrator, its own options and a settings file, as one. */
import { exportWords } from '../../../shared/explain/export-words.ts';
import type { Language } from '../../../shared/languages.ts';
import { type ClientOf, clientOfEnvironment } from '../../../shared/oauth.ts';
import type { Register } from '../../../shared/registers.ts';
import type { SettingsFile } from '../../../shared/settings-file.ts';
import { safeText } from '../../engine/base/safe-text.ts';
import { readTextFile } from '../../engine/base/text-file.ts';
import { type Effective, effective, type OwnChoice } from '../../engine/configuration/effective.ts';
import { readSettingsFile } from '../../engine/configuration/file.ts';
import { summaryOf } from '../../engine/configuration/file-summary.ts';
import type { CommonOptions } from '../options/common.ts';
import type { Checked } from '../problems/problem.ts';
import type { Context } from '../terminal/context.ts';
import type { System } from '../terminal/terminal.ts';
import { columns } from '../terminal/text.ts';

/** The options that somebody's rules may change; not every command has those for sign-in pages. */
export interface GivenOptions extends CommonOptions {
  clientId?: string;
  clientSecretEnv?: string;
}

/** Reads the rules and the file. What cannot be used of the rules is named, and the rest counts. */
export async function readGiven(options: GivenOptions, context: Context): Promise<Checked<Effective>> {
  const { terminal, words } = context;
  const { policy = {}, problems = [] } = (await terminal.system.readPolicy?.()) ?? {};
  for (const { name, problem } of problems) terminal.complain(words(`policy.${problem}`, { name }));
  const path = options.settings ?? policy.settingsFile;
  const file = path === undefined ? { ok: true as const, value: null } : await openFile(path, context);
  if (!file.ok) return file;
  const own = ownChoice(options, terminal.system.env);
  return { ok: true, value: effective({ policy, file: file.value, own }) };
}

/** What the options of a call say, without rules and settings file. */
export function ownChoice(options: GivenOptions, env: NodeJS.ProcessEnv): OwnChoice {
  const { dns, ca, ispdb, offlineDb, allowHost, yes } = options;
  return {
    dns,
    caFile: ca,
    providerDatabase: ispdb,
    builtInServers: offlineDb && offlineDb === 'on',
    agreedHosts: allowHost,
    agreesToEveryHost: yes,
    clientOf: clientOfCall(options, env),
  };
}

/** A client that was typed is for whatever page it turns out to be. */
function clientOfCall({ clientId, clientSecretEnv }: GivenOptions, env: NodeJS.ProcessEnv): ClientOf {
  if (clientId === undefined) return clientOfEnvironment(env);
  const secret = clientSecretEnv === undefined ? undefined : env[clientSecretEnv];
  return () => ({ id: clientId, secret });
}

/** How a call speaks. */
export type Voice = Pick<Context, 'language' | 'register' | 'registerOfLines'>;

/** Language and register of the words. A file that cannot be used is reported by the command. */
export async function givenVoice(
  options: CommonOptions,
  system: System,
  preferred: Language,
): Promise<Voice> {
  const { lang, settings, words, json = false } = options;
  const { policy = {} } = (await system.readPolicy?.()) ?? {};
  const path = settings ?? policy.settingsFile;
  const read = path === undefined ? null : await readTextFile(path, largestSettingsFile);
  const reading = readSettingsFile(read?.ok ? read.text : '');
  const file = reading.ok ? reading.file : null;
  const own = {
    language: lang === undefined ? undefined : preferred,
    words: words ?? usualRegister(options, system),
  };
  const given = effective({ policy, file, own });
  const registerOfLines = words === undefined ? 'plain' : (given.words ?? 'plain');
  return {
    language: given.language ?? preferred,
    register: json ? registerOfLines : (given.words ?? 'plain'),
    registerOfLines,
  };
}

/** Who looks at transcripts at a terminal knows the field's terms. */
function usualRegister({ verbose }: CommonOptions, { stdout }: System): Register | undefined {
  return verbose && stdout.isTTY ? 'technical' : undefined;
}

/** Bytes: one is a page of text. */
const largestSettingsFile = 1_000_000;

async function openFile(path: string, { language }: Context): Promise<Checked<SettingsFile>> {
  const read = await readTextFile(path, largestSettingsFile);
  if (!read.ok) return { ok: false, problem: { kind: 'file', problem: read.problem, file: path } };
  const reading = readSettingsFile(read.text);
  if (reading.ok) return { ok: true, value: reading.file };
  const place = safeText(reading.path ?? '', 100);
  const sentence = exportWords(language)(`settingsFile.problem.${reading.problem}`, { path: place });
  return { ok: false, problem: { kind: 'settings-file', problem: reading.problem, sentence } };
}

/** Everything that the file says, before it is used. */
export function showSettingsFile(file: SettingsFile, { terminal, language }: Context): void {
  const words = exportWords(language);
  terminal.complain(words('settingsFile.title', { organisation: file.organisation.name }));
  for (const line of columns(summaryOf(file, words))) terminal.complain(`  ${safeText(line)}`);
  terminal.complain(words('settingsFile.promise'));
}
