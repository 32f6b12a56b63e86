/** Nodemailer: a module that exports the transport. */
import type { Security } from '../../../../shared/model.ts';
import { nodemailer as dialect } from '../../dialects/javascript.ts';
import { vocabularyOf } from '../../dialects/vocabulary.ts';
import { type Draft, mailbox, shownSecret, type Writer } from '../draft.ts';
import { comment } from '../syntax/comment.ts';
import { doubleQuoted } from '../syntax/quote.ts';

const { key, flag } = vocabularyOf(dialect);

/** `secure: false` alone means "upgrade if offered": the second switch says which it is. */
function protection(security: Security): string[] {
  const second = security === 'tls' ? null : key(security === 'none' ? 'no-tls' : 'starttls');
  return [
    `  ${key('implicit')}: ${flag(security === 'tls')},`,
    ...(second === null ? [] : [`  ${second}: ${flag(true)},`]),
  ];
}

export const nodemailer: Writer = (draft) => {
  const { host, port, security } = draft.settings;
  const lines = [
    "import nodemailer from 'nodemailer';",
    '',
    'export const transport = nodemailer.createTransport({',
    `  ${key('host')}: ${doubleQuoted(host)},`,
    `  ${key('port')}: ${port},`,
    ...protection(security),
    ...authLines(draft),
    '});',
    '',
    `export const ${key('from')} = ${doubleQuoted(mailbox(draft.settings))};`,
  ];
  return { text: `${comment('//', draft.head)}\n${lines.join('\n')}\n` };
};

function authLines(draft: Draft): string[] {
  const { auth, username } = draft.settings;
  const user = `${key('username')}: ${doubleQuoted(username)}`;
  const secret = doubleQuoted(shownSecret(draft));
  switch (auth) {
    case 'none':
      return [];
    case 'oauth2':
      return [`  auth: { type: 'OAuth2', ${user}, accessToken: ${secret} },`];
    case 'cram':
      return [`  auth: { ${user}, ${key('password')}: ${secret} },`, "  authMethod: 'CRAM-MD5',"];
    case 'password':
      return [`  auth: { ${user}, ${key('password')}: ${secret} },`];
  }
}
