/** What somebody pastes may hold a password: it is gone before anything of it is shown, kept or copied. */
import { describe, expect, it } from 'vitest';
import { masked } from '../../../electron/engine/diagnosis/paste/mask.ts';
import { readError } from '../../../electron/engine/diagnosis/read-error.ts';

const secret = 'AHVzZXIAc2VjcmV0MTIz';

describe('a secret in a paste', () => {
  it.each([
    ['AUTH PLAIN', `C: AUTH PLAIN ${secret}`],
    ['AUTH XOAUTH2', `> AUTH XOAUTH2 ${secret}=`],
    ['an answer to 334', `S: 334 UGFzc3dvcmQ6\nC: ${secret}\nS: 535 no`],
    [
      'an answer to 334 in a log of PHPMailer',
      `SERVER -> CLIENT: 334 UGFzc3dvcmQ6\n2026-11-30 09:09 CLIENT -> SERVER: ${secret}\n535 no`,
    ],
    ['an answer to 334 in a log of Python', `reply: b'334 UGFzc3dvcmQ6\\r\\n'\nsend: '${secret}\\r\\n'`],
    ['a setting', `password=${secret}`],
    ['a quoted setting', `'smtp_password' => '${secret}'`],
    ['JSON', `{"host": "mail.example.com", "pass": "${secret}"}`],
    ['a token', `Authorization: Bearer ${secret}`],
    ['an address of the web', `smtp://anna:${secret}@mail.example.com:587`],
  ])('%s is masked', (_, text) => {
    expect(masked(text)).not.toContain(secret);
    expect(masked(text).split('\n')).toHaveLength(text.split('\n').length);
    expect(JSON.stringify(readError({ text, port: null, provider: null }))).not.toContain(secret);
  });

  it.each([
    'S: 250-AUTH PLAIN LOGIN XOAUTH2',
    '250-AUTH LOGIN PLAIN',
    'password: incorrect',
    'Login failed for password: 535 5.7.8 authentication failed',
    '535 5.7.8 Username and Password not accepted',
    '334 VXNlcm5hbWU6\n535 5.7.8 authentication failed',
  ])('%s holds none', (text) => expect(masked(text)).toBe(text));
});
