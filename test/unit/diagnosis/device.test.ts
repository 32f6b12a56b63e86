/** Codes and sentences on the displays of devices: what they mean, and where they mean nothing. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { explainLine, explainPaste } from '../../../electron/engine/diagnosis/explain-line.ts';
import { deviceCodes } from '../../../shared/devices/codes/codes.ts';
import { deviceMeanings } from '../../../shared/devices/codes/meanings.ts';
import { createExplainer } from '../../../shared/explain/explain.ts';
import { factSchema } from '../../../shared/facts.ts';

const read = (reply: string) => {
  const { diagnosis, form } = explainPaste({ reply });
  return { class: diagnosis.class, form, code: diagnosis.facts.device?.code };
};

describe('what a device shows', () => {
  it.each([
    ['Scan to mail, error code: #839', 'auth-bad-credentials', '#839'],
    ['#839', 'auth-bad-credentials', '#839'],
    ['Canon iR-ADV: sending was not possible (#843)', 'auth-bad-credentials', '#843'],
    [
      '16#5108 SMTP MAIL request unsuccessful - SMTP server may require authentication',
      'auth-required',
      '16#5108',
    ],
    ['bizhub 287: Server connection failed', 'connection-refused', 'Server connection failed'],
    ['Ricoh MP C307: Transmission has failed.', 'sender-not-allowed', 'Transmission has failed'],
    ['TwinCAT FB_SMTPV3 nErrId = 0x8017', 'auth-bad-credentials', '0x8017'],
    ['TwinCAT nErrId = 0x80A5', 'tls-handshake-other', '0x80A5'],
    ['OKI 5950: E550', 'recipient-unknown', 'E550'],
    [
      'Authorization has expired. Reauthorize the account.',
      'auth-oauth-required',
      'Authorization has expired. Reauthorize the account',
    ],
    ['通知中心：授权已过期。请为帐户重新授权。', 'auth-oauth-required', '授权已过期。请为帐户重新授权'],
    ['Beckhoff Fehler 32790', 'auth-mechanism-unsupported', '32790'],
    ['Simatic CP 1543SP-1, Status 8410', 'connection-reset', '8410'],
    ['Stratix 6000 email error 0x0101', 'client-configuration', '0x0101'],
  ])('%s', (text, problem, code) => {
    expect(read(text)).toEqual({ class: problem, form: 'device', code });
  });

  it('asks for the maker where several may show the code', () => {
    const { diagnosis, form } = explainPaste({ reply: 'Error 8410' });
    expect(form).toBe('device');
    expect(diagnosis).toMatchObject({ class: 'unknown', facts: { variant: 'which-device' } });
    expect(diagnosis.facts.device).toBeUndefined();
  });

  it('what the server says counts more than the code of the device', () => {
    expect(read('Canon error #839\n550 5.1.1 No such user').class).toBe('recipient-unknown');
  });

  it.each([
    ['a bare number in a line of a log', 'Nov 30 10:00:00 host app[8410]: worker 8409 started, 32791 jobs'],
    ['the number of an issue', 'Fixes #839, see also owner/project#843 and pull request #839'],
    ['a longer number', 'error #8390'],
    ['a longer text', `${'A line of a log that names no device.\n'.repeat(20)}error #839`],
    ['a long log that names the maker', `canon ${'worker started on port 8410\n'.repeat(100)}error #839`],
  ])('nothing in %s', (_, text) => {
    const { form, code } = read(text);
    expect(form).not.toBe('device');
    expect(code).toBeUndefined();
  });
});

describe('the table', () => {
  const kind = z.string().refine((value) => value in deviceMeanings);

  it.each(deviceCodes.map((row) => [`${row.maker} ${row.shown[0]}`, row] as const))(
    '%s: has a page and a quote, and is found with and without its maker',
    (_, { maker, names, shown, alone, meaning }) => {
      expect(factSchema(kind).safeParse(meaning).error).toBeUndefined();
      for (const code of shown) {
        const { problem } = deviceMeanings[meaning.value];
        expect(read(`${names[0]} error ${code}`)).toEqual({ class: problem, form: 'device', code });
        if (alone) expect(explainPaste({ reply: code }).diagnosis.facts.device?.maker).toBe(maker);
      }
    },
  );

  it.each(['en', 'de'])('every meaning has words and a step (%s)', (language) => {
    const { t } = createExplainer(language);
    for (const name of Object.keys(deviceMeanings))
      for (const part of ['meaning', 'next']) {
        const key = `diagnosis:device.${part}.${name}`;
        expect(t(key), key).toMatch(/\w \w/);
      }
  });
});

it('a result carries maker, code, meaning in words and the page; the next step names the menu', () => {
  const { facts, why, next } = explainLine({ reply: 'Canon #839' }, createExplainer('de'));
  expect(facts?.device).toMatchObject({
    maker: 'Canon',
    code: '#839',
    meaning: 'Die Anmeldung am Mailserver hat nicht geklappt.',
    source: expect.stringMatching(/^https:/),
  });
  expect(why).toContain('Canon, #839: Die Anmeldung');
  expect(next.label).toContain('Authnt./Encryption');
});
