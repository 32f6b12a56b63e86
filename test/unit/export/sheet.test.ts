/** What stands on the device sheet beside the settings themselves: every port, the device's own words, day and place. */
import { describe, expect, it } from 'vitest';
import { exportSettings } from '../../../electron/engine/export/export-settings.ts';
import { settingsOfState } from '../../../electron/engine/export/settings-of.ts';
import { states } from '../../../renderer/dev/states/states.ts';
import { devices } from '../../../shared/devices/devices.ts';
import type { Language } from '../../../shared/languages.ts';
import { ordinary } from '../../support/mail-settings.ts';

const writtenAt = new Date('2026-12-01T22:30:00Z');
const settings = ordinary('tls', {
  verifiedAt: '2026-12-01T22:24:00Z',
  otherPorts: [
    { port: 587, security: 'starttls' },
    { port: 2525, security: 'starttls' },
  ],
});

function sheet(language: Language, device?: string, timeZone = 'UTC'): string {
  const known = devices.find(({ id }) => id === device);
  const options = { language, writtenAt, timeZone, device: known };
  const answer = exportSettings('device-sheet-text', settings, options);
  if (!answer.ok) throw new Error(answer.refusal);
  return answer.text;
}

describe('the device sheet', () => {
  it('names every port that can be used, and a device that fits none of the tested one finds its own', () => {
    const text = sheet('en');
    expect(text).toMatch(/ 465: .*\n.* 587: .*\n.* 2525: /);
    expect(text).toContain('Canon imageRUNNER: “Allow SSL (SMTP Send)”, pick “On” with port 587');
  });

  it('is for one device: its port first, its words, no list of others', () => {
    const text = sheet('en', 'canon-imagerunner');
    expect(text).toMatch(/^Mail settings for .* at Canon imageRUNNER\n/);
    expect(text).toMatch(/\nPort: 587\n/);
    expect(text).not.toContain('Epson');
    expect(text).toContain('“Allow SSL (SMTP Send)”, nothing there fits these settings');
  });

  it('claims a sign-in only for the port that it was made at', () => {
    const tested = 'signing in with them worked';
    const otherPort =
      'Port 587 can be used, but nobody has signed in there yet. Signing in at port 465 worked on';
    expect(sheet('en')).toContain(tested);
    expect(sheet('en')).not.toContain('nobody has signed in');
    expect(sheet('en', 'canon-imagerunner')).toContain(otherPort);
    expect(sheet('en', 'canon-imagerunner')).not.toContain(tested);
    expect(sheet('de', 'canon-imagerunner')).toContain(
      'Port 587 ist nutzbar, aber dort hat sich noch niemand angemeldet. Die Anmeldung an Port 465 hat am 1. ',
    );
  });

  it('writes the day as people do, in their language and where they live', () => {
    expect(sheet('en')).toContain('worked on December 1, 2026 at 10:24 PM');
    expect(sheet('de', undefined, 'Europe/Berlin')).toContain('1. Dezember 2026 um 23:24');
  });

  it('says that the device connects from elsewhere, and leaves room for who, where and notes', () => {
    expect(sheet('en')).toMatch(
      /The device connects from its own network\. This test ran from: _+\nTested by: _+\n/,
    );
    expect(sheet('de')).toMatch(/Notizen .*: _+\n$/);
  });
});

it('the other ports come from the same run: only those that could be used, at the same server', () => {
  const end = { at: writtenAt, practice: false };
  const state = states.works;
  const usable = state.findings.filter(
    ({ usable: can, endpoint }) => can && endpoint.host === state.chosen?.host,
  );
  const made = settingsOfState(state, end);
  expect(made?.otherPorts ?? []).toHaveLength(usable.length - 1);
});
