/** .NET with MailKit: the `SmtpClient` of the framework cannot do implicit TLS. */
import { mailKit } from '../../dialects/dotnet.ts';
import { vocabularyOf } from '../../dialects/vocabulary.ts';
import type { Writer } from '../draft.ts';
import { comment } from '../syntax/comment.ts';
import { doubleQuoted } from '../syntax/quote.ts';

const { word } = vocabularyOf(mailKit);

export const dotnet: Writer = ({ settings, password, head, words }) => {
  const { host, port, security, auth, username, fromAddress, displayName } = settings;
  const lines = [
    'using MailKit.Net.Smtp;',
    'using MailKit.Security;',
    'using MimeKit;',
    '',
    'var message = new MimeMessage();',
    `message.From.Add(new MailboxAddress(${doubleQuoted(displayName ?? '')}, ${doubleQuoted(fromAddress)}));`,
    `message.To.Add(new MailboxAddress("", ${doubleQuoted(fromAddress)}));`,
    `message.Subject = ${doubleQuoted(words('code.subject'))};`,
    `message.Body = new TextPart("plain") { Text = ${doubleQuoted(words('code.body'))} };`,
    '',
    'using var client = new SmtpClient();',
    `await client.ConnectAsync(${doubleQuoted(host)}, ${port}, SecureSocketOptions.${word(security)});`,
    ...(auth === 'none'
      ? []
      : [`await client.AuthenticateAsync(${doubleQuoted(username)}, ${doubleQuoted(password)});`]),
    'await client.SendAsync(message);',
    'await client.DisconnectAsync(true);',
  ];
  return { text: `${comment('//', [...head, words('dotnet.mailkit')])}\n${lines.join('\n')}\n` };
};
