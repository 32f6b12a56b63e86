/** `sendwell export`: settings for other programs and devices. */

import { exportWords } from '../../../../shared/explain/export-words.ts';
import {
  type ExportFormat,
  type ExportRefusal,
  exportFormats,
  formatNamed,
} from '../../../../shared/exports.ts';
import { formatIds } from '../../../../shared/format-ids.ts';
import type { ExportList, ExportResult } from '../../../../shared/helpdesk-results.ts';
import type { MailSettings } from '../../../../shared/mail-settings.ts';
import { exitCodes } from '../../../../shared/problems/exit-codes.ts';
import { nearestWord } from '../../../engine/base/nearest-word.ts';
import type { Secret } from '../../../engine/base/secret.ts';
import { exportSettings } from '../../../engine/export/export-settings.ts';
import { type CommandReport, conclude } from '../../end/command.ts';
import { wordsAside, writeDocument } from '../../files/write.ts';
import { readGiven } from '../../prepare/given.ts';
import type { Checked, Problem } from '../../problems/problem.ts';
import { askPassword, namesSecret, readSecret, stdinOption } from '../../run/password.ts';
import type { Context } from '../../terminal/context.ts';
import { columns } from '../../terminal/text.ts';
import type { ExportOptions } from './command.ts';
import { findSettings } from './settings.ts';

const schema = 'sendwell/export/1';
const blank = {
  schema,
  format: null,
  fileName: null,
  mediaType: null,
  text: null,
  notes: [],
  settings: null,
} as const;

/** `sendwell export`: lists the formats, or writes one. */
export function exportCommand(
  target: string | undefined,
  options: ExportOptions,
  context: Context,
): Promise<number> {
  if (options.list) return Promise.resolve(list(context));
  return conclude<ExportResult>(
    {
      run: () => run(target, options, wordsAside(context)),
      blank: ({ diagnosis, explanation, error }) => ({ ...blank, notes: [], diagnosis, explanation, error }),
    },
    context,
  );
}

function list({ terminal, language }: Context): number {
  const words = exportWords(language);
  const formats = exportFormats.map((format) => ({
    ...format,
    alsoKnownAs: [...format.alsoKnownAs],
    experimental: false,
    name: words(`format.${format.id}.name`),
    text: words(`format.${format.id}.text`),
  }));
  const result: ExportList = { schema: 'sendwell/export-formats/1', formats };
  if (terminal.json) terminal.writeJson(result);
  else for (const line of columns(formats.map(({ id, text }) => [id, text]))) terminal.say(line);
  return exitCodes.works;
}

async function run(
  target: string | undefined,
  options: ExportOptions,
  context: Context,
): Promise<CommandReport<ExportResult> | Problem> {
  const given = await readGiven(options, context);
  if (!given.ok) return given.problem;
  if (options.withPassword && given.value.forbids('password-in-export')) {
    return { kind: 'restricted', restriction: 'password-in-export' };
  }
  if (options.format === undefined) return { kind: 'usage', misuse: { key: 'no-format' } };
  const format = formatNamed(options.format);
  if (!format) return unknownFormat(options.format);
  if (target === undefined) return { kind: 'usage', misuse: { key: 'no-target' } };
  const second = target === '-' && options.withPassword ? stdinOption(options) : null;
  if (second) return { kind: 'usage', misuse: { key: 'stdin-twice', first: '-', second } };
  const found = await findSettings(target, options, context);
  if (!found.ok) return found.problem;
  if (context.stop.signal.aborted) return { kind: 'stopped', cause: context.stop.cause };
  if (!found.value.found) {
    const { exitCode, ground, print } = found.value;
    return { result: { ...blank, notes: [], ...ground }, exitCode, print };
  }
  const { settings } = found.value;
  const password = await readPassword(format, settings, options, context);
  return password.ok ? write(format, settings, password.value, options, context) : password.problem;
}

function unknownFormat(typed: string): Problem {
  const name = typed.trim().toLowerCase();
  const several = exportFormats.filter(({ alsoKnownAs }) => alsoKnownAs.includes(name)).map(({ id }) => id);
  const meant = several.length > 0 ? null : nearestWord(name, formatIds);
  const names = several.length > 0 ? several : formatIds;
  return { kind: 'usage', misuse: { key: 'format', typed, meant, names } };
}

/** Null unless the person asked for the password to stand in this export. */
async function readPassword(
  format: ExportFormat,
  { username, auth }: MailSettings,
  options: ExportOptions,
  context: Context,
): Promise<Checked<Secret | null>> {
  const { terminal, words, stop } = context;
  if (!options.withPassword || auth === 'none') return { ok: true, value: null };
  if (format.password === 'never') return { ok: false, problem: refusalOf('password-not-here', context) };
  if (!namesSecret(options) && !terminal.canAsk) {
    return { ok: false, problem: { kind: 'usage', misuse: { key: 'no-password' } } };
  }
  const given = await readSecret(options, terminal, words, stop);
  if (!given.ok) return given;
  const secret =
    given.value?.secret ?? (await askPassword(words('ask.passwordFor', { username }), terminal, stop));
  return secret
    ? { ok: true, value: secret }
    : { ok: false, problem: { kind: 'stopped', cause: stop.cause } };
}

async function write(
  format: ExportFormat,
  settings: MailSettings,
  password: Secret | null,
  options: ExportOptions,
  context: Context,
): Promise<CommandReport<ExportResult> | Problem> {
  const { language, register, terminal } = context;
  const words = exportWords(language, register);
  const answer = exportSettings(format.id, settings, {
    language,
    register,
    writtenAt: new Date(),
    password: password ?? undefined,
    allowUnprotected: options.allowUnprotected,
  });
  if (!answer.ok) return refusalOf(answer.refusal, context);
  const problem = await writeDocument(answer.text, options, password !== null, context);
  if (problem) return problem;
  const { fileName, mediaType, text, notes } = answer;
  return {
    result: {
      schema,
      format: format.id,
      fileName,
      mediaType,
      text,
      notes,
      settings,
      diagnosis: null,
      explanation: null,
    },
    exitCode: exitCodes.works,
    print() {
      for (const note of notes) terminal.complain(words(`note.${note}`));
    },
  };
}

/** What is missing can be named by an option of the command. */
function refusalOf(refusal: ExportRefusal, { language, register, words }: Context): Problem {
  const sentence = exportWords(language, register)(`refusal.${refusal}`);
  const hints = {
    'incoming-needed': 'export.incomingHint',
    'unprotected-password': 'export.unprotectedHint',
  } as const;
  const hint =
    refusal === 'incoming-needed' || refusal === 'unprotected-password' ? words(hints[refusal]) : null;
  return { kind: 'export', refusal, sentence: [sentence, hint].filter(Boolean).join(' ') };
}
