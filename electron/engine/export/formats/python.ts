/** Python: a script with nothing but the standard library, and the settings of Django. */
import type { Security } from '../../../../shared/model.ts';
import { smtplib } from '../../dialects/code.ts';
import { django as djangoDialect } from '../../dialects/python.ts';
import { vocabularyOf } from '../../dialects/vocabulary.ts';
import { type Draft, mailbox, type Writer } from '../draft.ts';
import { smtplibNotes, smtplibRemarks } from '../smtplib.ts';
import { comment } from '../syntax/comment.ts';
import { doubleQuoted } from '../syntax/quote.ts';

const script = vocabularyOf(smtplib);
const settingsOf = vocabularyOf(djangoDialect);

/** Without a context of its own, `starttls()` does not check the certificate. */
function connection(security: Security): string[] {
  const [host, port] = [script.key('host'), script.key('port')];
  const context = 'context=ssl.create_default_context()';
  const wrapped = security === 'tls' ? `, ${context}` : '';
  return [
    `with smtplib.${script.word(security)}(${host}, ${port}${wrapped}, timeout=60) as server:`,
    ...(security === 'starttls' ? [`    server.${script.key('starttls')}(${context})`] : []),
  ];
}

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
    `${script.key('host')} = ${doubleQuoted(host)}`,
    `${script.key('port')} = ${port}`,
    ...(signIn
      ? [
          `${script.key('username')} = ${doubleQuoted(username)}`,
          `${script.key('password')} = ${doubleQuoted(password)}`,
        ]
      : []),
    '',
    ...(plain ? plainSignIn : []),
    'message = EmailMessage()',
    `message["${script.key('from')}"] = ${doubleQuoted(mailbox(settings))}`,
    `message["To"] = ${doubleQuoted(fromAddress)}`,
    `message["Subject"] = ${doubleQuoted(words('code.subject'))}`,
    `message.set_content(${doubleQuoted(words('code.body'))})`,
    '',
    ...connection(security),
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
  const { key, flag } = settingsOf;
  const { settings, password, head } = draft;
  const { host, port, security, auth, username } = settings;
  const lines = [
    'EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"',
    `${key('host')} = ${doubleQuoted(host)}`,
    `${key('port')} = ${port}`,
    // Django takes only one of the two.
    `${key('implicit')} = ${flag(security === 'tls')}`,
    `${key('starttls')} = ${flag(security === 'starttls')}`,
    ...(auth === 'none'
      ? []
      : [`${key('username')} = ${doubleQuoted(username)}`, `${key('password')} = ${doubleQuoted(password)}`]),
    `${key('from')} = ${doubleQuoted(mailbox(settings))}`,
  ];
  return {
    text: `${comment('#', [...head, ...smtplibRemarks(draft)])}\n${lines.join('\n')}\n`,
    notes: smtplibNotes(draft),
  };
};
