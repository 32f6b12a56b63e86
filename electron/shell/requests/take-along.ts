/** A result for other places: exports and the report for IT, to the clipboard, into a file or onto paper. */
import { writeFile } from 'node:fs/promises';
import type { App, Clipboard, Dialog, Shell } from 'electron';
import { devices } from '../../../shared/devices/devices.ts';
import { exportWords } from '../../../shared/explain/export-words.ts';
import type { ChannelInput } from '../../../shared/ipc.ts';
import { normaliseLanguage } from '../../../shared/languages.ts';
import type { ReportForm } from '../../../shared/report.ts';
import type { Taken } from '../../../shared/taken.ts';
import type { ExportOrder, ExportPreview } from '../../../shared/tools.ts';
import { Secret } from '../../engine/base/secret.ts';
import type { Effective } from '../../engine/configuration/effective.ts';
import { passwordPlaceholder } from '../../engine/export/draft.ts';
import { exportSettings } from '../../engine/export/export-settings.ts';
import { settingsOfState } from '../../engine/export/settings-of.ts';
import { mailtoUrl } from '../../engine/report/mailto.ts';
import { renderReport } from '../../engine/report/render.ts';
import { buildReport } from '../../engine/report/report.ts';
import type { AssistantHost } from '../check/assistant-host.ts';
import { printToPdf } from '../window/print-to-pdf.ts';

/** What is needed to hand something over. */
export interface ExportParts {
  host: Pick<AssistantHost, 'state' | 'practising' | 'finishedAt'>;
  app: Pick<App, 'getVersion'>;
  clipboard: Pick<Clipboard, 'writeText'>;
  dialog: Pick<Dialog, 'showSaveDialog'>;
  /** What counts now. */
  effective: () => Pick<Effective, 'forbids' | 'ticketAddress'>;
  shell: Pick<Shell, 'openExternal'>;
}

type TakeOrder = ChannelInput<'exports:take'>;
type ReportOrder = ChannelInput<'report:write'>;

/** Null while there are no settings. */
export async function previewExport(order: ExportOrder, parts: ExportParts): Promise<ExportPreview | null> {
  const answer = await write({ ...order, password: null }, parts);
  const allowed = !parts.effective().forbids('password-in-export');
  return (
    answer && { answer, takesPassword: allowed && answer.ok && answer.text.includes(passwordPlaceholder) }
  );
}

/** The text goes where it was asked for; the page does not see it again, since a password may stand in it. */
export async function takeExport(order: TakeOrder, parts: ExportParts): Promise<Taken> {
  if (order.password !== null && parts.effective().forbids('password-in-export')) return 'refused';
  const answer = await write(order, parts);
  if (!answer?.ok) return 'refused';
  const { text, fileName } = answer;
  switch (order.to) {
    case 'clipboard':
      await parts.clipboard.writeText(text);
      return 'done';
    case 'file':
      return save(text, fileName, parts);
    case 'pdf':
      if (order.format !== 'device-sheet') return 'refused';
      return save(await printToPdf(text), fileName.replace(/\.html$/, '.pdf'), parts);
  }
}

async function write(
  { format, language, allowUnprotected, password, device }: Omit<TakeOrder, 'to'>,
  parts: ExportParts,
) {
  const at = parts.host.finishedAt ?? new Date();
  const settings = settingsOfState(await parts.host.state(), { at, practice: parts.host.practising });
  if (!settings) return null;
  return exportSettings(format, settings, {
    language: normaliseLanguage(language),
    writtenAt: new Date(),
    password: password === null ? undefined : new Secret(password),
    allowUnprotected,
    device: devices.find(({ id }) => id === device),
  });
}

export async function writeReport(
  { form, language, showAddresses }: ReportOrder,
  parts: ExportParts,
): Promise<string> {
  const state = await parts.host.state();
  const practice = parts.host.practising;
  const at = parts.host.finishedAt ?? new Date();
  const words = normaliseLanguage(language);
  const source = {
    ...state,
    verdict: state.verdict ?? 'unfinished',
    arrival: state.arrivalCheck,
    settings: settingsOfState(state, { at, practice }),
  } as const;
  const report = buildReport(source, {
    language: words,
    program: { name: 'Sendwell', version: parts.app.getVersion(), platform: process.platform },
    writtenAt: at,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    practice,
    showAddresses: showAddresses && !parts.effective().forbids('unmasked-report'),
    sendTo: parts.effective().ticketAddress ?? undefined,
  });
  return renderReport(report, form, words);
}

const reportFiles: Readonly<Record<ReportForm, string>> = {
  markdown: 'sendwell-report.md',
  text: 'sendwell-report.txt',
  json: 'sendwell-report.json',
  html: 'sendwell-report.html',
  ticket: 'sendwell-ticket.txt',
  customer: 'sendwell-customer.txt',
  admin: 'sendwell-administrator.txt',
};

export async function saveReport(order: ReportOrder, parts: ExportParts): Promise<Taken> {
  return save(await writeReport(order, parts), reportFiles[order.form], parts);
}

/** Mail programs take a few thousand characters in an address of this kind, so the report itself is copied. */
export async function emailReport(order: ReportOrder, parts: ExportParts): Promise<Taken> {
  const address = parts.effective().ticketAddress;
  await parts.clipboard.writeText(await writeReport(order, parts));
  const words = exportWords(normaliseLanguage(order.language));
  try {
    await parts.shell.openExternal(mailtoUrl(address, words('report.title'), words('report.paste')));
    return 'done';
  } catch {
    return 'unwritten';
  }
}

/** For the person alone: a password may stand in it. */
const ownerOnly = 0o600;

async function save(content: string | Uint8Array, fileName: string, { dialog }: ExportParts): Promise<Taken> {
  const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: fileName });
  if (canceled || !filePath) return 'cancelled';
  try {
    await writeFile(filePath, content, { mode: ownerOnly });
    return 'done';
  } catch {
    return 'unwritten';
  }
}
