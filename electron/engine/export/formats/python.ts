/** Python: a script with nothing but the standard library, and the settings of Django. */
import type { Security } from '../../../../shared/model.ts';
import { type Draft, mailbox, type Writer } from '../draft.ts';
import { smtplibNotes, smtplibRemarks } from '../smtplib.ts';
import { comment } from '../syntax/comment.ts';
import { doubleQuoted } from '../syntax/quote.ts';

/** Without a context of its own, `starttls()` does not check the certificate. */
const connection: Readonly<Record<Security, readonly string[]>> = {
  tls: ['with smtplib.SMTP_SSL(HOST, PORT, context=ssl.create_default_context(), timeout=60) as server:'],
  starttls: [
    'with smtplib.SMTP(HOST, PORT, timeout=60) as server:',
    '    server.starttls(context=ssl.create_default_context())',
  ],
  none: ['with smtplib.SMTP(HOST, PORT, timeout=60) as server:'],
};

/** AUTH PLAIN by hand (RFC 4616): `login` of smtplib takes only ASCII. */
const plainSignIn = [
  'def sign_in(server):',
  '    server.ehlo()',
  '    token = base64.b64encode(f"\\0{USER}\\0{PASSWORD}".encode()).decode()',
  '    code, reply = server.docmd("AUTH", "PLAIN " + token)',
  '    if code != 235:',
  '        raise smtplib.SMTPAuthenticationError(code, reply)',
  '',
];

/** PLAIN where the server has it; other mechanisms are left to smtplib. */
function signsInPlain({ settings }: Draft): boolean {
  return settings.auth === 'password' && settings.passwordMechanism === 'PLAIN';
}

export const python: Writer = (draft) => {
  const { settings, password, head, words } = draft;
  const { host, port, security, auth, username, fromAddress } = settings;
  const signIn = auth !== 'none';
  const plain = signsInPlain(draft);
  const lines = [
    ...(plain ? ['import base64'] : []),
    'import smtplib',
    ...(security === 'none' ? [] : ['import ssl']),
    'from email.message import EmailMessage',
    '',
    `HOST = ${doubleQuoted(host)}`,
    `PORT = ${port}`,
    ...(signIn ? [`USER = ${doubleQuoted(username)}`, `PASSWORD = ${doubleQuoted(password)}`] : []),
    '',
    ...(plain ? plainSignIn : []),
    'message = EmailMessage()',
    `message["From"] = ${doubleQuoted(mailbox(settings))}`,
    `message["To"] = ${doubleQuoted(fromAddress)}`,
    `message["Subject"] = ${doubleQuoted(words('code.subject'))}`,
    `message.set_content(${doubleQuoted(words('code.body'))})`,
    '',
    ...connection[security],
    ...(signIn ? [plain ? '    sign_in(server)' : '    server.login(USER, PASSWORD)'] : []),
    '    server.send_message(message)',
  ];
  const remarks = plain ? [] : smtplibRemarks(draft);
  return {
    text: `${comment('#', [...head, ...remarks])}\n${lines.join('\n')}\n`,
    notes: plain ? [] : smtplibNotes(draft),
  };
};

export const django: Writer = (draft) => {
  const { settings, password, head } = draft;
  const { host, port, security, auth, username } = settings;
  const lines = [
    'EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"',
    `EMAIL_HOST = ${doubleQuoted(host)}`,
    `EMAIL_PORT = ${port}`,
    // Django takes only one of the two.
    `EMAIL_USE_SSL = ${security === 'tls' ? 'True' : 'False'}`,
    `EMAIL_USE_TLS = ${security === 'starttls' ? 'True' : 'False'}`,
    ...(auth === 'none'
      ? []
      : [`EMAIL_HOST_USER = ${doubleQuoted(username)}`, `EMAIL_HOST_PASSWORD = ${doubleQuoted(password)}`]),
    `DEFAULT_FROM_EMAIL = ${doubleQuoted(mailbox(settings))}`,
  ];
  return {
    text: `${comment('#', [...head, ...smtplibRemarks(draft)])}\n${lines.join('\n')}\n`,
    notes: smtplibNotes(draft),
  };
};
