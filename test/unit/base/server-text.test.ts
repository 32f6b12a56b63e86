import { describe, expect, it } from 'vitest';
import { readServer } from '../../../electron/engine/base/hosts.ts';
import { planManual } from '../../../electron/engine/run/manual.ts';
import { serverProblems, withoutUserInfo } from '../../../shared/server-text.ts';

describe('a server as it is written', () => {
  it.each([
    ['mail.shop.example', 'mail.shop.example', null, null],
    ['  Mail.Shop.Example.  ', 'mail.shop.example', null, null],
    ['mail.shop.example:587', 'mail.shop.example', 587, null],
    ['mail.shop.example.:587', 'mail.shop.example', 587, null],
    ['mail.shop.example : 587', 'mail.shop.example', 587, null],
    ['mail.shop.example 465', 'mail.shop.example', 465, null],
    ['mail.shop.example:', 'mail.shop.example', null, null],
    ['"mail.shop.example",', 'mail.shop.example', null, null],
    ['<smtp.shop.example>', 'smtp.shop.example', null, null],
    ['smtp://mail.shop.example', 'mail.shop.example', null, null],
    ['smtp://mail.shop.example:2525/', 'mail.shop.example', 2525, null],
    ['smtp://mail.shop.example:587?verify_peer=0', 'mail.shop.example', 587, null],
    ['SMTPS://mail.shop.example', 'mail.shop.example', null, 'tls'],
    ['ssl://mail.shop.example:465', 'mail.shop.example', 465, 'tls'],
    ['smtps://ana%40x:secret@mail.shop.example:465', 'mail.shop.example', 465, 'tls'],
    ['submission://mail.shop.example', 'mail.shop.example', null, 'starttls'],
    ['[2001:db8::1]:465', '2001:db8::1', 465, null],
    ['smtps://[2001:DB8::1]', '2001:db8::1', null, 'tls'],
    ['2001:db8::1', '2001:db8::1', null, null],
    ['::1', '::1', null, null],
    ['[mail.shop.example]', 'mail.shop.example', null, null],
    ['192.0.2.7:25', '192.0.2.7', 25, null],
    ['mail_1.shop.example', 'mail_1.shop.example', null, null],
    ['mailserver', 'mailserver', null, null],
    ['müller.example:587', 'xn--mller-kva.example', 587, null],
    ['mail。shop。example', 'mail.shop.example', null, null],
  ])('%s', (typed, host, port, security) => {
    expect(readServer(typed)).toMatchObject({ ok: true, host, port, security });
    expect(planManual({ host: typed })).toEqual({
      ok: true,
      manual: { host, port, security, username: null },
    });
  });

  const mistakes = [
    ['', 'empty'],
    ['  <> ', 'empty'],
    ['smtp://', 'empty'],
    [`${'a.'.repeat(400)}example`, 'too-long'],
    ['mail shop.example', 'blank'],
    ['mail.shop.example smtp', 'blank'],
    ['ana@shop.example', 'mail-address'],
    ['mailto:ana@shop.example', 'mail-address'],
    ['https://mail.shop.example', 'web-address'],
    ['imaps://imap.shop.example', 'reading-server'],
    ['ftp://mail.shop.example', 'scheme'],
    ['mail.shop.example/path', 'more-behind'],
    ['mail.shop.example?x=1', 'more-behind'],
    ['\\\\mail.shop.example', 'more-behind'],
    ['mail.shop.example:0', 'port'],
    ['mail.shop.example:70000', 'port'],
    ['mail.shop.example:x', 'port'],
    ['3232235777', 'numbers'],
    ['127.1', 'numbers'],
    ['010.0.0.1', 'numbers'],
    ['192.0.2.700', 'numbers'],
    ['2001:db8::1::2', 'numbers'],
    ['0x7f000001', 'numbers'],
    ['[::1', 'signs'],
    ['mail..shop.example', 'signs'],
    ['-mail.shop.example', 'signs'],
    ['mail*.shop.example', 'signs'],
    [`${'a'.repeat(64)}.example`, 'signs'],
  ] as const;

  it.each(mistakes)('%s is no server: %s', (typed, problem) => {
    expect(readServer(typed)).toEqual({ ok: false, problem });
    expect(planManual({ host: typed })).toEqual({ ok: false, problem });
  });

  it('has an example of every mistake', () => {
    expect(new Set(mistakes.map(([, problem]) => problem))).toEqual(new Set(serverProblems));
  });

  it.each([
    'smtp://ana:25/x@mail.shop.example',
    'smtps://mail.shop.example/?from=ana@evil.example',
    'smtps://mail.shop.example#@evil.example',
  ])('takes nothing before or behind an @ for the host when that can be read in two ways: %s', (typed) => {
    expect(readServer(typed)).toEqual({ ok: false, problem: 'more-behind' });
  });

  it('says that a name or password stood there, and hands neither on', () => {
    const reading = readServer('smtps://ana:hunter2@mail.shop.example');
    expect(reading).toMatchObject({ signIn: true });
    expect(JSON.stringify(reading)).not.toMatch(/ana|hunter2/);
  });

  it('keeps what stands in the fields of its own', () => {
    const manual = { host: 'smtps://mail.shop.example:465', port: 587, security: 'starttls' } as const;
    expect(planManual(manual)).toMatchObject({
      manual: { host: 'mail.shop.example', port: 587, security: 'starttls' },
    });
  });
});

it.each([
  ['smtp://ana:hunter2@mail.shop.example', 'smtp://mail.shop.example'],
  ['ana:hunter2@mail.shop.example:587', 'mail.shop.example:587'],
  ['smtp://mail.shop.example:465', 'smtp://mail.shop.example:465'],
  ['ana@shop.example', 'ana@shop.example'],
])('%s is shown without a password', (typed, shown) => {
  expect(withoutUserInfo(typed)).toBe(shown);
});
