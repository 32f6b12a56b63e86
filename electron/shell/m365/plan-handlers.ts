/** Answers the requests of the plan's page. */
import type { Clipboard, Dialog } from 'electron';
import { normaliseLanguage } from '../../../shared/languages.ts';
import type { deskChannels, PlanFileForm } from '../../../shared/microsoft-365/desk.ts';
import type { Handlers } from '../ipc/ipc.ts';
import type { PlanThread } from './plan-thread.ts';

export interface PlanParts {
  planThread: PlanThread;
  clipboard: Pick<Clipboard, 'writeText'>;
  dialog: Pick<Dialog, 'showSaveDialog'>;
}

const endings: Readonly<Record<PlanFileForm, string>> = {
  html: 'html',
  markdown: 'md',
  csv: 'csv',
  json: 'json',
};

export function planHandlers({
  planThread: thread,
  clipboard,
  dialog,
}: PlanParts): Pick<Handlers, keyof typeof deskChannels> {
  return {
    'm365:add': async ({ piece, ...about }) => ({
      taken: await thread.ask('add', { ...about, piece: Buffer.from(piece, 'latin1') }),
    }),
    'm365:plan': ({ language }) => thread.ask('plan', { language: normaliseLanguage(language) }),
    'm365:senders': ({ language, ...which }) =>
      thread.ask('senders', { ...which, language: normaliseLanguage(language) }),
    'm365:copy-ticket': async ({ tenant, language }) =>
      clipboard.writeText(await thread.ask('ticket', { tenant, language: normaliseLanguage(language) })),
    'm365:save': async ({ form, language }) => {
      const { canceled, filePath } = await dialog.showSaveDialog({
        defaultPath: `microsoft-365-plan.${endings[form]}`,
      });
      if (canceled || !filePath) return 'cancelled';
      const order = { form, language: normaliseLanguage(language), path: filePath };
      return (await thread.ask('save', order)) ? 'done' : 'unwritten';
    },
    'm365:clear': () => thread.clear(),
  };
}
