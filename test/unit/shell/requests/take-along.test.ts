import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type ExportParts,
  emailReport,
  previewExport,
  saveReport,
  takeExport,
  writeReport,
} from '../../../../electron/shell/requests/take-along.ts';
import { states } from '../../../../renderer/dev/states/states.ts';
import type { AssistantState } from '../../../../shared/assistant.ts';

vi.mock('../../../../electron/shell/window/print-to-pdf.ts', () => ({
  printToPdf: async (html: string) => new TextEncoder().encode(`%PDF ${html.length}`),
}));

const order = { format: 'env', language: 'en', allowUnprotected: false, device: null } as const;
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sendwell-take-along-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function parts(
  state: AssistantState,
  saveTo: string | null = null,
  forbidden = false,
): ExportParts & { copied: string[]; opened: string[] } {
  const copied: string[] = [];
  const opened: string[] = [];
  return {
    copied,
    opened,
    host: { state: async () => state, practising: false, finishedAt: new Date('2026-11-22T09:00:00Z') },
    app: { getVersion: () => '1.2.3' },
    effective: () => ({ forbids: () => forbidden, ticketAddress: null }),
    shell: { openExternal: async (url) => void opened.push(url) },
    clipboard: { writeText: async (text) => void copied.push(text) },
    dialog: {
      showSaveDialog: async () => ({ canceled: saveTo === null, filePath: path.join(folder, saveTo ?? '') }),
    },
  };
}

describe('exports', () => {
  test('a preview never holds a password, and says where one could go', async () => {
    const preview = await previewExport(order, parts(states.works));
    expect(preview?.takesPassword).toBe(true);
    expect(preview?.answer).toMatchObject({ ok: true, fileName: '.env' });
    expect(await previewExport({ ...order, format: 'device-sheet' }, parts(states.works))).toMatchObject({
      takesPassword: false,
    });
  });

  test('without a door in use there is nothing to export', async () => {
    expect(await previewExport(order, parts(states.start))).toBeNull();
    expect(await takeExport({ ...order, to: 'clipboard', password: null }, parts(states.start))).toBe(
      'refused',
    );
  });

  test('says when the settings were tested', async () => {
    const preview = await previewExport({ ...order, format: 'text' }, parts(states.works));
    expect(preview?.answer.ok && preview.answer.text).toContain('2026-11-22 09:00 UTC');
  });

  test('a password goes to the clipboard only in the export that asked for it', async () => {
    const to = parts(states.works);
    expect(await takeExport({ ...order, to: 'clipboard', password: 'Planted-42' }, to)).toBe('done');
    expect(await takeExport({ ...order, to: 'clipboard', password: null }, to)).toBe('done');
    expect(to.copied[0]).toContain('Planted-42');
    expect(to.copied[1]).not.toContain('Planted-42');
  });

  test('a format without a place for a password is refused with one', async () => {
    const to = parts(states.works);
    const taken = takeExport({ ...order, format: 'device-sheet', to: 'clipboard', password: 'x' }, to);
    expect(await taken).toBe('refused');
    expect(to.copied).toEqual([]);
  });

  test('only the device sheet is printed', async () => {
    const take = (format: 'device-sheet' | 'env') =>
      takeExport({ ...order, format, to: 'pdf', password: null }, parts(states.works, 'sheet.pdf'));
    expect(await take('env')).toBe('refused');
    expect(await take('device-sheet')).toBe('done');
    expect(await readFile(path.join(folder, 'sheet.pdf'), 'utf8')).toMatch(/^%PDF \d+$/);
  });

  test('a dialog that was closed, and a folder that is not there', async () => {
    const take = (to: string | null) =>
      takeExport({ ...order, to: 'file', password: null }, parts(states.works, to));
    expect(await take(null)).toBe('cancelled');
    expect(await take('no/such/folder')).toBe('unwritten');
  });
});

test('what a settings file switches off stays off', async () => {
  const strict = parts(states.works, null, true);
  expect(await previewExport(order, strict)).toMatchObject({ takesPassword: false });
  expect(await takeExport({ ...order, to: 'clipboard', password: 'x' }, strict)).toBe('refused');
  const report = { form: 'text', language: 'en', showAddresses: true } as const;
  expect(await writeReport(report, strict)).not.toContain('ana@shop.example');
});

describe('the report for IT', () => {
  const order = { form: 'text', language: 'en', showAddresses: false } as const;

  test.each(Object.entries(states))('%s: no full address in it', async (_name, state) => {
    const text = await writeReport(order, parts(state));
    expect(text).toContain('Sendwell report for IT');
    expect(text).not.toContain('ana@shop.example');
  });

  test('in the language of the window, with addresses when they are asked for', async () => {
    const text = await writeReport({ ...order, language: 'de-AT', showAddresses: true }, parts(states.works));
    expect(text).toContain('ana@shop.example');
    expect(text).toContain('Sendwell-Bericht');
  });

  test('is saved as what it is', async () => {
    expect(await saveReport({ ...order, form: 'json' }, parts(states.works, 'report.json'))).toBe('done');
    const saved = JSON.parse(await readFile(path.join(folder, 'report.json'), 'utf8'));
    expect(saved.schema).toBe('sendwell/report/1');
  });
});

describe('writing to the helpdesk', () => {
  const order = { form: 'text', language: 'en', showAddresses: false } as const;
  const ticketAddress = 'it?bcc=x@tickets.example';

  test('copies the report and opens a message to the address of the settings file alone', async () => {
    const place = { ...parts(states.works), effective: () => ({ forbids: () => false, ticketAddress }) };
    expect(await emailReport(order, place)).toBe('done');
    expect(place.copied[0]).toContain('Send it to: it?bcc=x@tickets.example');
    expect(place.opened[0]).toMatch(/^mailto:it%3Fbcc%3Dx@tickets\.example\?subject=[^&]+&body=[^&]+$/);
  });

  test('says when there is no mail program, and copies all the same', async () => {
    const place = { ...parts(states.works), effective: () => ({ forbids: () => false, ticketAddress }) };
    place.shell.openExternal = () => Promise.reject(new Error('none'));
    expect(await emailReport(order, place)).toBe('unwritten');
    expect(place.copied).toHaveLength(1);
  });

  test('opens a message to nobody yet where the helpdesk has named no address', async () => {
    const place = parts(states.works);
    expect(await emailReport(order, place)).toBe('done');
    expect(place.copied).toHaveLength(1);
    expect(place.opened[0]).toMatch(/^mailto:\?subject=[^&]+&body=[^&]+$/);
  });
});
