/** Every format, word for word: a change of an export is seen in the review. */
import { describe, expect, it } from 'vitest';
import { exportSettings } from '../../../electron/engine/export/export-settings.ts';
import { qrPayload } from '../../../electron/engine/export/formats/thunderbird-android.ts';
import { exportFormats } from '../../../shared/exports.ts';
import { awkward, ordinary, securities } from '../../support/mail-settings.ts';

const writtenAt = new Date('2026-11-22T14:00:00Z');
const ids = exportFormats.map(({ id }) => id).filter((id) => id !== 'thunderbird-android');

describe.each(ids)('%s', (id) => {
  it.each(securities)('%s', (security) => {
    const options = { language: 'en', writtenAt, timeZone: 'UTC', allowUnprotected: true } as const;
    expect(shown(exportSettings(id, ordinary(security), options))).toMatchSnapshot();
  });

  it('awkward values', () => {
    expect(
      shown(exportSettings(id, awkward('starttls'), { language: 'en', writtenAt, timeZone: 'UTC' })),
    ).toMatchSnapshot();
  });
});

it.each(['device-sheet-text', 'text', 'outlook', 'gmail', 'postfix'] as const)('%s in German', (id) => {
  const settings = ordinary('starttls', { verifiedAt: null, verifiedFrom: null });
  expect(
    shown(exportSettings(id, settings, { language: 'de', writtenAt, timeZone: 'UTC' })),
  ).toMatchSnapshot();
});

it('what stands in the QR code', () => {
  expect([
    ...securities.map((security) => qrPayload(ordinary(security))),
    qrPayload(awkward()),
  ]).toMatchSnapshot();
});

function shown(answer: ReturnType<typeof exportSettings>): string {
  return answer.ok ? `${answer.text}[${answer.notes.join(' ')}]` : `refused: ${answer.refusal}`;
}
