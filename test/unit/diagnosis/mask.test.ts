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
    ['Basic in one line', 'AxiosError 401 {"Authorization":"Basic YW5uYTpTZWNyZXRQYXNzMQ=="}', 'YW5uYTpT'],
    [
      'Basic, decoded elsewhere',
      'Authorization: Basic YW5uYTpTZWNyZXRQYXNzMQ==\n535 no: SecretPass1',
      'SecretPass1',
    ],
    ['--user of curl', 'curl --ssl-reqd --user john:SecretPass1 smtp://h.example', 'SecretPass1'],
    ['-u of curl', "curl -u 'john:Secret Pass1' smtp://h.example", 'Pass1'],
    ['a setting of letters alone', 'SMTP_PASSWORD=abcdefgh', 'abcdefgh'],
    ['a setting with signs', 'SMTP_PASSWORD=ab&cd,efgh9', 'efgh9'],
    ['a client secret', 'grant=x&client_secret=abcdefghij&a=b', 'abcdefghij'],
    ['a password in German', 'Benutzer: anna\nPasswort: geheimnis', 'geheimnis'],
    ['another word for it in German', 'Kennwort=geheimnis', 'geheimnis'],
    ['a password in French', 'Mot de passe\u00a0: motsecret', 'motsecret'],
    ['a password in Spanish', 'Contraseña: palabra', 'palabra'],
    ['a password in Portuguese', 'Senha: palavra', 'palavra'],
    ['a password in Dutch', 'Wachtwoord: geheim', 'geheim'],
    ['a password in Polish', 'Hasło: tajemnica', 'tajemnica'],
    ['a password in Russian', 'Пароль: секретик', 'секретик'],
    ['an app password with blanks', 'Password: abcd efgh ijkl mnop', 'mnop'],
    ['netrc', 'machine h.example login anna password abcdefgh', 'abcdefgh'],
    ['netrc over lines', 'machine h.example\nlogin anna\npassword abcdefgh', 'abcdefgh'],
    ['LOGIN of IMAP', 'A1 LOGIN anna abcdefgh\nA1 NO failed', 'abcdefgh'],
    [
      'AUTH LOGIN of smtplib',
      "reply: b'334 UGFzc3dvcmQ6\\r\\n'\nreply: retcode (334); Msg: b'UGFzc3dvcmQ6'\nsend: 'U2VjcmV0UGFzczE=\\r\\n'\nreply: b'535 no'",
      'U2VjcmV0',
    ],
    ['a repetition', 'password=SecretPass1\n535 5.7.8 sign-in failed: SecretPass1', 'SecretPass1'],
    ['a repetition in base64', 'password=SecretPass1\nsent U2VjcmV0UGFzczE=', 'U2VjcmV0'],
  ])('%s is masked', (_, text, planted) => {
    expect(text).toContain(planted);
    expect(masked(text)).not.toContain(planted);
    expect(masked(text).split('\n')).toHaveLength(text.split('\n').length);
    expect(JSON.stringify(readError({ text, port: null, provider: null }))).not.toContain(planted);
  });

  it('long lines full of challenges are looked through once', () => {
    const line = `${'334 '.repeat(150)}${'x'.repeat(7400)}\n`;
    const began = process.cpuUsage().user;
    masked(line.repeat(250));
    expect(process.cpuUsage(undefined).user - began).toBeLessThan(2_000_000);
  });

  it.each([
    'S: 250-AUTH PLAIN LOGIN XOAUTH2',
    '250-AUTH LOGIN PLAIN',
    'password: incorrect',
    'Password: incorrect.',
    'password: authentication failed',
    'Passwort: falsch',
    'Basic authentication is disabled',
    'pass: process.env.SMTP_PASS,',
    '535 LOGIN authentication failed',
    '535 5.7.8 LOGIN authentication failed',
    'spf: PASS with IP address 192.0.2.1',
    'Login failed for password: 535 5.7.8 authentication failed',
    '535 5.7.8 Username and Password not accepted',
    '334 VXNlcm5hbWU6\n535 5.7.8 authentication failed',
  ])('%s holds none', (text) => expect(masked(text)).toBe(text));
});
