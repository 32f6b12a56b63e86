import { expect, it } from 'vitest';
import { configurationFile } from '../../../../renderer/tools/error-message/kind-of-text.ts';
import { looksLikeConfiguration } from '../../../../shared/looks-like-configuration.ts';

it.each([
  'SMTP_HOST=mail.shop.example\nSMTP_PORT=587\n',
  'services:\n  app:\n    environment:\n      - SMTP_HOST=mail.shop.example\n      - SMTP_PORT=587\n',
  "  'mail_smtphost' => 'mail.shop.example',\n  'mail_smtpport' => 587,\n",
  "$mail->Host = 'mail.shop.example';\n$mail->SMTPSecure = 'ssl';\n",
  'Host: mail.shop.example\nPort: 587\n',
  'spring.mail.host=mail.shop.example\nspring.mail.port=465\n',
  'host mail.shop.example\nport 587\ntls on\n',
  '  - `SMTP_HOST=mail.shop.example`\n  - `SMTP_PORT=465`\n',
  'Ignore TLS Error: off\nHostname: mail.shop.example\nPort: 465\n',
  'Send-MailMessage -SmtpServer mail.shop.example -Port 587',
  'spring:\n  mail:\n    host: mail.shop.example\n    port: 587\n    timeout: 10000\n',
])('a configuration: %#', (text) => {
  expect(looksLikeConfiguration(text)).toBe(true);
});

it.each([
  '535 5.7.8 Error: authentication failed',
  'Host: mail.shop.example\nPort: 587\nError: connect ETIMEDOUT 192.0.2.25:587\n',
  '2026-12-01 10:00:00 host=mail.shop.example port=587 connected\n2026-12-01 10:00:01 host=mail port=587 failed',
  'SMTP_HOST=mail.shop.example',
  `${'a'.repeat(200_000)}\n`.repeat(3),
  `${'smtp'.repeat(60_000)}`,
])('no configuration: %#', (text) => {
  expect(looksLikeConfiguration(text)).toBe(false);
});

it('names of files', () => {
  for (const name of [
    '.env',
    '.env.production',
    'app.ini',
    'compose.yaml',
    'wp-config.php',
    '.msmtprc',
    'main.cf',
  ])
    expect(name).toMatch(configurationFile);
  for (const name of ['school.sendwell.json', 'mail.log', 'error.txt', 'photo.png'])
    expect(name).not.toMatch(configurationFile);
});
