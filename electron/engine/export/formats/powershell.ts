/** PowerShell with MailKit: its own `Send-MailMessage` is obsolete and cannot do implicit TLS. */
import { mailKit } from '../../dialects/dotnet.ts';
import { vocabularyOf } from '../../dialects/vocabulary.ts';
import type { Writer } from '../draft.ts';
import { comment } from '../syntax/comment.ts';
import { powerShellQuoted as quoted } from '../syntax/quote.ts';

const { word } = vocabularyOf(mailKit);

export const powershell: Writer = ({ settings, password, head, words }) => {
  const { host, port, security, auth, username, fromAddress, displayName } = settings;
  const lines = [
    "Add-Type -Path (Join-Path $PSScriptRoot 'MimeKit.dll')",
    "Add-Type -Path (Join-Path $PSScriptRoot 'MailKit.dll')",
    '',
    '$message = [MimeKit.MimeMessage]::new()',
    `$message.From.Add([MimeKit.MailboxAddress]::new(${quoted(displayName ?? '')}, ${quoted(fromAddress)}))`,
    `$message.To.Add([MimeKit.MailboxAddress]::new('', ${quoted(fromAddress)}))`,
    `$message.Subject = ${quoted(words('code.subject'))}`,
    "$message.Body = [MimeKit.TextPart]::new('plain')",
    `$message.Body.Text = ${quoted(words('code.body'))}`,
    '',
    '$client = [MailKit.Net.Smtp.SmtpClient]::new()',
    `$client.Connect(${quoted(host)}, ${port}, [MailKit.Security.SecureSocketOptions]::${word(security)})`,
    ...(auth === 'none' ? [] : [`$client.Authenticate(${quoted(username)}, ${quoted(password)})`]),
    '$null = $client.Send($message)',
    '$client.Disconnect($true)',
    '$client.Dispose()',
  ];
  return { text: `${comment('#', [...head, words('powershell.mailkit')])}\n${lines.join('\n')}\n` };
};
