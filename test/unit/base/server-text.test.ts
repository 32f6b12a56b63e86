import { describe, expect, it } from 'vitest';
import { normaliseHost } from '../../../electron/engine/base/hosts.ts';
import { planManual } from '../../../electron/engine/run/manual.ts';
import { takeApart } from '../../../shared/server-text.ts';

describe('a server as it is written', () => {
  it.each([
    ['mail.shop.example', 'mail.shop.example', null, null],
    ['  Mail.Shop.Example.  ', 'mail.shop.example', null, null],
    ['mail.shop.example:587', 'mail.shop.example', 587, null],
    ['smtp://mail.shop.example', 'mail.shop.example', null, null],
    ['smtp://mail.shop.example:2525/', 'mail.shop.example', 2525, null],
    ['SMTPS://mail.shop.example', 'mail.shop.example', null, 'tls'],
    ['smtps://ana%40x:secret@mail.shop.example:465', 'mail.shop.example', 465, 'tls'],
    ['submission://mail.shop.example', 'mail.shop.example', null, 'starttls'],
    ['[2001:db8::1]:465', '2001:db8::1', 465, null],
    ['2001:db8::1', '2001:db8::1', null, null],
    ['[mail.shop.example]', 'mail.shop.example', null, null],
    ['192.0.2.7:25', '192.0.2.7', 25, null],
    ['mail_1.shop.example', 'mail_1.shop.example', null, null],
    ['müller.example:587', 'xn--mller-kva.example', 587, null],
  ])('%s', (typed, host, port, security) => {
    const parts = takeApart(typed);
    expect({ ...parts, host: normaliseHost(parts.host) }).toEqual({ host, port, security });
    expect(planManual({ host: typed })).toEqual({
      ok: true,
      manual: { host, port, security, username: null },
    });
  });

  it.each([
    '',
    'mail shop.example',
    'https://mail.shop.example',
    'mail.shop.example:0',
    'mail.shop.example:70000',
    'mail.shop.example:x',
    'ana@shop.example',
    'mail.shop.example/path',
    '3232235777',
    '0x7f000001',
    '127.1',
    '[::1',
    `${'a'.repeat(64)}.example`,
  ])('%s is no server', (typed) => {
    expect(planManual({ host: typed })).toEqual({ ok: false, problem: 'host-syntax' });
  });

  it('keeps what stands in the fields of its own', () => {
    const manual = { host: 'smtps://mail.shop.example:465', port: 587, security: 'starttls' } as const;
    expect(planManual(manual)).toMatchObject({
      manual: { host: 'mail.shop.example', port: 587, security: 'starttls' },
    });
  });
});
