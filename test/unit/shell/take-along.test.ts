import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type Desk,
  previewExport,
  saveReport,
  takeExport,
  writeReport,
} from '../../../electron/shell/take-along.ts';
import { states } from '../../../renderer/dev/states/states.ts';
import type { AssistantState } from '../../../shared/assistant.ts';

vi.mock('../../../electron/shell/print-to-pdf.ts', () => ({
  printToPdf: async (html: string) => new TextEncoder().encode(`%PDF ${html.length}`),
}));

const order = { format: 'env', language: 'en', allowUnprotected: false } as const;
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sendwell-take-along-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function desk(
  state: AssistantState,
  saveTo: string | null = null,
  forbidden = false,
): Desk & { copied: string[] } {
  const copied: string[] = [];
  return {
    copied,
    host: { state: async () => state, practising: false, finishedAt: new Date('2026-11-22T09:00:00Z') },
    app: { getVersion: () => '1.2.3' },
    settingsFiles: { forbids: () => forbidden },
    clipboard: { writeText: async (text) => void copied.push(text) },
    dialog: {
      showSaveDialog: async () => ({ canceled: saveTo === null, filePath: path.join(folder, saveTo ?? '') }),
    },
  };
}

describe('exports', () => {
  test('a preview never holds a password, and says where one could go', async () => {
    const preview = await previewExport(order, desk(states.works));
    expect(preview?.takesPassword).toBe(true);
    expect(preview?.answer).toMatchObject({ ok: true, fileName: '.env' });
    expect(await previewExport({ ...order, format: 'device-sheet' }, desk(states.works))).toMatchObject({
      takesPassword: false,
    });
  });

  test('without a door in use there is nothing to export', async () => {
    expect(await previewExport(order, desk(states.start))).toBeNull();
    expect(await takeExport({ ...order, to: 'clipboard', password: null }, desk(states.start))).toBe(
      'refused',
    );
  });

  test('says when the settings were tested', async () => {
    const preview = await previewExport({ ...order, format: 'text' }, desk(states.works));
    expect(preview?.answer.ok && preview.answer.text).toContain('2026-11-22 09:00 UTC');
  });

  test('a password goes to the clipboard only in the export that asked for it', async () => {
    const to = desk(states.works);
    expect(await takeExport({ ...order, to: 'clipboard', password: 'Planted-42' }, to)).toBe('done');
    expect(await takeExport({ ...order, to: 'clipboard', password: null }, to)).toBe('done');
    expect(to.copied[0]).toContain('Planted-42');
    expect(to.copied[1]).not.toContain('Planted-42');
  });

  test('a format without a place for a password is refused with one', async () => {
    const to = desk(states.works);
    const taken = takeExport({ ...order, format: 'device-sheet', to: 'clipboard', password: 'x' }, to);
    expect(await taken).toBe('refused');
    expect(to.copied).toEqual([]);
  });

  test('only the device sheet is printed', async () => {
    const take = (format: 'device-sheet' | 'env') =>
      takeExport({ ...order, format, to: 'pdf', password: null }, desk(states.works, 'sheet.pdf'));
    expect(await take('env')).toBe('refused');
    expect(await take('device-sheet')).toBe('done');
    expect(await readFile(path.join(folder, 'sheet.pdf'), 'utf8')).toMatch(/^%PDF \d+$/);
  });

  test('a dialog that was closed, and a folder that is not there', async () => {
    const take = (to: string | null) =>
      takeExport({ ...order, to: 'file', password: null }, desk(states.works, to));
    expect(await take(null)).toBe('cancelled');
    expect(await take('no/such/folder')).toBe('unwritten');
  });
});

test('what a settings file switches off stays off', async () => {
  const strict = desk(states.works, null, true);
  expect(await previewExport(order, strict)).toMatchObject({ takesPassword: false });
  expect(await takeExport({ ...order, to: 'clipboard', password: 'x' }, strict)).toBe('refused');
  const report = { form: 'text', language: 'en', showAddresses: true } as const;
  expect(await writeReport(report, strict)).not.toContain('ana@shop.example');
});

describe('the report for IT', () => {
  const order = { form: 'text', language: 'en', showAddresses: false } as const;

  test.each(Object.entries(states))('%s: no full address in it', async (_name, state) => {
    const text = await writeReport(order, desk(state));
    expect(text).toContain('Sendwell report for IT');
    expect(text).not.toContain('ana@shop.example');
  });

  test('in the language of the window, with addresses when they are asked for', async () => {
    const text = await writeReport({ ...order, language: 'de-AT', showAddresses: true }, desk(states.works));
    expect(text).toContain('ana@shop.example');
    expect(text).toContain('Sendwell-Bericht');
  });

  test('is saved as what it is', async () => {
    expect(await saveReport({ ...order, form: 'json' }, desk(states.works, 'report.json'))).toBe('done');
    const saved = JSON.parse(await readFile(path.join(folder, 'report.json'), 'utf8'));
    expect(saved.schema).toBe('sendwell/report/1');
  });
});
