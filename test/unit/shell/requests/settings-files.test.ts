import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { effective } from '../../../../electron/engine/configuration/effective.ts';
import { SettingsFiles, settingsFileIn } from '../../../../electron/shell/requests/settings-files.ts';

const file = {
  schema: 'sendwell/settings-file/1',
  organisation: { name: 'Harbour School', contact: { name: 'IT desk', phone: '0123 456' } },
  domains: ['school.example'],
  servers: [{ host: 'mail.school.example', port: 465, security: 'tls' }],
  restrictions: ['password-in-export'],
};
const text = JSON.stringify(file);
let folder = '';
let offers = 0;
let uses = 0;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sendwell-settings-file-'));
  offers = 0;
  uses = 0;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function parts(chosen: string | null = null): SettingsFiles {
  return new SettingsFiles({
    dialog: {
      showOpenDialog: async () => ({ canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] }),
    },
    onOffer: () => {
      offers += 1;
    },
    onUse: () => {
      uses += 1;
    },
  });
}

const inUse = (files: SettingsFiles) => files.inUse(effective({ policy: {}, file: files.used, own: {} }));

test.skipIf(process.platform === 'win32')('a device is as unreadable as a folder', async () => {
  const files = parts();
  await files.open(folder);
  const unreadable = await files.describe('en');
  await files.open('/dev/zero');
  expect({ ...(await files.describe('en')), name: '' }).toEqual({ ...unreadable, name: '' });
});

describe('the settings file of a start', () => {
  test.each<[string[], string | null]>([
    [['sendwell', 'school.sendwell.json'], 'school.sendwell.json'],
    [['sendwell', '--lang=de', '/tmp/A.SENDWELL.JSON'], '/tmp/A.SENDWELL.JSON'],
    // The same rule as in call.ts: what opens the window is shown there, and what it is not is said.
    [['sendwell', 'acme.sendwell (1).json'], 'acme.sendwell (1).json'],
    [['sendwell', 'result.json'], 'result.json'],
    [['sendwell', 'result.txt'], null],
    [['sendwell', '--x.sendwell.json'], null],
    [['sendwell'], null],
  ])('%j', (argv, found) => expect(settingsFileIn(argv)).toBe(found));
});

test('a file is offered, described in full, and counts only after yes', async () => {
  const place = path.join(folder, 'school.sendwell.json');
  await writeFile(place, text);
  const files = parts(place);
  await files.choose();
  expect(offers).toBe(1);
  const offer = await files.describe('en');
  expect(offer).toMatchObject({ ok: true, name: 'school.sendwell.json' });
  const shown = JSON.stringify(offer);
  for (const part of ['Harbour School', 'IT desk', '0123 456', 'school.example', 'mail.school.example:465']) {
    expect(shown).toContain(part);
  }
  expect(files.used).toBeNull();
  expect(inUse(files).restrictions).toEqual([]);
  expect(uses).toBe(0);
  await files.use();
  expect(uses).toBe(1);
  expect(files.used?.organisation.name).toBe('Harbour School');
  expect(inUse(files).restrictions).toEqual(['password-in-export']);
  expect(inUse(files)).toMatchObject({ organisation: 'Harbour School', contact: 'IT desk, 0123 456' });
  expect(await files.describe('en')).toBeNull();
  files.leave();
  expect(uses).toBe(2);
  expect(inUse(files)).toEqual({
    organisation: null,
    contact: null,
    restrictions: [],
    ticketAddress: null,
    practiceMode: true,
    leavable: false,
  });
});

test.each([
  ['no JSON', 'not json'],
  ['another JSON', '{"schema":"sendwell/check/1"}'],
  ['a password inside', JSON.stringify({ ...file, password: 'Planted-42' })],
  ['too long', 'x'.repeat(100_001)],
])('%s is refused in a sentence and never used', async (_name, content) => {
  const files = parts();
  files.offer('a.sendwell.json', content);
  const offer = await files.describe('de');
  expect(offer).toMatchObject({ ok: false });
  expect(JSON.stringify(offer)).not.toContain('Planted-42');
  await files.use();
  expect(files.used).toBeNull();
});

test('a file that is not there, a closed dialog, a refused file after a good one', async () => {
  const files = parts();
  await files.open(path.join(folder, 'gone.sendwell.json'));
  expect(await files.describe('en')).toMatchObject({ ok: false, problem: 'This file cannot be read.' });
  files.dismiss();
  await files.choose();
  expect(await files.describe('en')).toBeNull();
  files.offer('good', text);
  await files.use();
  files.offer('bad', '{}');
  await files.use();
  expect(files.used?.organisation.name).toBe('Harbour School');
});

test('the file of the administrator counts without a question', async () => {
  const place = path.join(folder, 'managed.sendwell.json');
  await writeFile(place, text);
  const files = parts();
  await files.useManaged(place);
  expect(offers).toBe(0);
  expect(inUse(files)).toMatchObject({ organisation: 'Harbour School', leavable: false });
  expect(inUse(files).restrictions).toEqual(['password-in-export']);
  files.leave();
  expect(files.used?.organisation.name).toBe('Harbour School');
  await files.useManaged(path.join(folder, 'gone.json'));
  expect(files.used).toBeNull();
});
