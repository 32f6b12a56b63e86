/** What counts for a run beside its options: rules of the administrator, and a settings file. */
import { exportWords } from '../../../shared/explain/export-words.ts';
import type { Language } from '../../../shared/explain/i18n.ts';
import type { Policy } from '../../../shared/policy.ts';
import type { Restriction, SettingsFile } from '../../../shared/settings-file.ts';
import { safeText } from '../../engine/base/safe-text.ts';
import { readTextFile } from '../../engine/base/text-file.ts';
import { readSettingsFile } from '../../engine/configuration/file.ts';
import { summaryOf } from '../../engine/configuration/file-summary.ts';
import type { CommonOptions } from '../options/options.ts';
import type { Checked } from '../problems/problem.ts';
import type { Context } from '../terminal/context.ts';
import type { System } from '../terminal/terminal.ts';
import { columns } from '../terminal/text.ts';

export interface Given {
  policy: Policy;
  settingsFile: SettingsFile | null;
  /** The administrator, or the settings file, has switched this off. */
  forbids(restriction: Restriction): boolean;
}

/** Reads both. */
export async function readGiven(options: CommonOptions, context: Context): Promise<Checked<Given>> {
  const policy = await readManaged(context);
  const path = options.settings ?? policy.settingsFile;
  const file = path === undefined ? { ok: true as const, value: null } : await openFile(path, context);
  if (!file.ok) return file;
  const restrictions = [...(policy.restrictions ?? []), ...(file.value?.restrictions ?? [])];
  const forbids = (restriction: Restriction) => restrictions.includes(restriction);
  return { ok: true, value: { policy, settingsFile: file.value, forbids } };
}

/**
 * The language of the words: what is managed counts before what was typed, and that before what the settings file says.
 * A file that cannot be used is reported by the caller.
 */
export async function givenLanguage(
  { lang, settings }: CommonOptions,
  system: System,
  preferred: Language,
): Promise<Language> {
  const { policy = {} } = (await system.readPolicy?.()) ?? {};
  if (policy.language && policy.language !== 'system') return policy.language;
  const path = settings ?? policy.settingsFile;
  if (lang !== undefined || path === undefined) return preferred;
  const read = await readTextFile(path, largestSettingsFile);
  const reading = readSettingsFile(read.ok ? read.text : '');
  return (reading.ok && reading.file.language) || preferred;
}

/** What cannot be used is named, and the rest counts. */
async function readManaged({ terminal, words }: Context): Promise<Policy> {
  const { policy = {}, problems = [] } = (await terminal.system.readPolicy?.()) ?? {};
  for (const { name, problem } of problems) terminal.complain(words(`policy.${problem}`, { name }));
  return policy;
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
