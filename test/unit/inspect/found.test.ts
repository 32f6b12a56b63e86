/**
 * Right configurations with all that stands around them where people find and paste them: pages, scripts, compose files, code.
 * Each is retold with neutral names. Its head: name | table | host, port and protection that a reader sees in it.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../electron/engine/inspect/inspect.ts';

const cases = readFileSync(path.join(import.meta.dirname, 'found.txt'), 'utf8')
  .split(/^#### /m)
  .slice(1)
  .map((part) => {
    const [head = '', ...lines] = part.split('\n');
    const [name = '', dialect = '', seen = ''] = head.split(' | ');
    return { name, dialect, seen, text: lines.join('\n') };
  });

const certainOrLikely = (text: string) =>
  inspect(text, 'en').result.findings.filter(({ certainty }) => certainty !== 'possible');

describe.each(cases)('$name', ({ dialect, seen, text }) => {
  it('is read, and left alone', () => {
    const { result } = inspect(text, 'en');
    const { host, port, security } = result.settings;
    expect(result.dialect).toBe(dialect);
    expect(`${host} ${port} ${security}`).toBe(seen);
    expect(certainOrLikely(text)).toEqual([]);
  });

  it('no password in it gets out', () => {
    expect(JSON.stringify(inspect(text, 'en').result)).not.toMatch(/open-sesame-42|open sesame forty/);
  });
});

/** Here the port decides how the connection is protected, so another one is as right. */
const portDecides =
  /Ghost in a compose file|Symfony|appsettings (whose|without)|gomail|SMTP_TLS|SUPABASE|Synology|Nodemailer, port/;
const port = /(?<![\d.])(587|465)(?!\d)/;

describe.each(cases.filter(({ name, seen }) => /^\S+ (587|465) /.test(seen) && !portDecides.test(name)))(
  '$name',
  ({ text }) => {
    it('with the port of the other protection: said, and the corrected text is silent', () => {
      const lines = text.split('\n');
      const at = lines.findIndex((line) => !/^\s*(#|\/\/)/.test(line) && port.test(line));
      const wrong = lines
        .map((line, index) =>
          index === at ? line.replace(port, (one) => (one === '587' ? '465' : '587')) : line,
        )
        .join('\n');
      const { findings, corrected } = inspect(wrong, 'en').result;
      expect(findings.map(({ problem }) => problem)).toEqual(
        expect.arrayContaining([expect.stringMatching(/^(mode-port|unprotected)$/)]),
      );
      expect(certainOrLikely(corrected ?? '')).toEqual([]);
    });
  },
);

/** One wrong line each, and the line that mends it; null where it was missing. */
const planted: readonly { name: string; text: string; problem: string; fixed: string }[] = [
  {
    name: 'Send-MailMessage on 587 without its switch',
    text: "Send-MailMessage -From 'a@b.example' -SmtpServer 'mail.shop.example' -Port 587 -Credential $cred",
    problem: 'unprotected',
    fixed: '-UseSsl',
  },
  {
    name: 'a table for Send-MailMessage without its switch',
    text: "$p = @{\n    SmtpServer = 'mail.shop.example'\n    Port = 587\n    Credential = $cred\n}\nSend-MailMessage @p",
    problem: 'unprotected',
    fixed: '    UseSsl = $true',
  },
  {
    name: 'MailKit in PowerShell, TLS from the start on 587',
    text: '$c = New-Object MailKit.Net.Smtp.SmtpClient\n$c.Connect("mail.shop.example", 587, $true)',
    problem: 'mode-port',
    fixed: '$c.Connect("mail.shop.example", 587, $false)',
  },
  {
    name: 'System.Net.Mail on 465',
    text: 'var c = new SmtpClient();\nc.Host = "mail.shop.example";\nc.Port = 465;\nc.EnableSsl = true;',
    problem: 'mode-port',
    fixed: 'c.Port = 587;',
  },
  {
    name: 'web.config without its switch',
    text: '<network host="mail.shop.example" port="587" userName="ana" password="open-sesame-42" />',
    problem: 'unprotected',
    fixed: 'enableSsl="true"',
  },
  {
    name: 'net/smtp of Go on 465',
    text: 'err := smtp.SendMail("mail.shop.example:465", auth, from, to, msg)',
    problem: 'mode-port',
    fixed: 'err := smtp.SendMail("mail.shop.example:587", auth, from, to, msg)',
  },
  {
    name: 'a web address for Postfix',
    text: 'relayhost = [https://mail.shop.example]:587\nsmtp_tls_security_level = encrypt',
    problem: 'host-is-url',
    fixed: 'relayhost = [mail.shop.example]:587',
  },
  {
    name: 'swapped letters in the realm of Keycloak',
    text: '{"smtpServer": {\n  "host": "mail.shop.example",\n  "prot": "587",\n  "starttls": "true"\n}}',
    problem: 'misspelt-key',
    fixed: '  "port": "587",',
  },
  {
    name: 'a word that Proxmox does not know',
    text: 'smtp: shop\n        server mail.shop.example\n        mode ssl\n        from-address pve@shop.example',
    problem: 'wrong-word',
    fixed: '        mode tls',
  },
  {
    name: 'sSMTP with STARTTLS on 465',
    text: 'mailhub=mail.shop.example:465\nUseSTARTTLS=YES\nAuthUser=ana\n',
    problem: 'mode-port',
    fixed: 'UseSTARTTLS=NO',
  },
];

it.each(planted)('$name', ({ text, problem, fixed }) => {
  const { findings, corrected } = inspect(text, 'en').result;
  const first = findings.find((one) => one.problem === problem);
  expect(first?.fixed?.split('\n')).toContain(fixed);
  expect(certainOrLikely(corrected ?? '')).toEqual([]);
});

it.each([
  '\n',
  '<!--',
  "'{",
  '```\n:',
  '<<EOF\n:',
  'a = {\n',
  '<network ',
  '"a"="b",',
  '{ name = "A"\nvalue = "b"\n',
  'smtplib.SMTP("a",',
])(
  'hostile text of %j alone ends',
  (piece) => {
    const text = `SMTP_HOST=mail.shop.example\nSMTP_PORT=587\n${piece.repeat(300_000 / piece.length)}`;
    expect(inspect(text, 'en').result.schema).toBe('sendwell/inspect/1');
  },
  60_000,
);
