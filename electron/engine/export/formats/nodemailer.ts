/** Nodemailer: a module that exports the transport. */
import type { Security } from '../../../../shared/model.ts';
import { type Draft, mailbox, shownSecret, type Writer } from '../draft.ts';
import { comment } from '../syntax/comment.ts';
import { doubleQuoted } from '../syntax/quote.ts';

/** `secure: false` alone means "upgrade if offered": the second switch says which it is. */
const protection: Readonly<Record<Security, string>> = {
  tls: 'secure: true,',
  starttls: 'secure: false,\n  requireTLS: true,',
  none: 'secure: false,\n  ignoreTLS: true,',
};

export const nodemailer: Writer = (draft) => {
  const { host, port, security } = draft.settings;
  const lines = [
    "import nodemailer from 'nodemailer';",
    '',
    'export const transport = nodemailer.createTransport({',
    `  host: ${doubleQuoted(host)},`,
    `  port: ${port},`,
    `  ${protection[security]}`,
    ...authLines(draft),
    '});',
    '',
    `export const from = ${doubleQuoted(mailbox(draft.settings))};`,
  ];
  return { text: `${comment('//', draft.head)}\n${lines.join('\n')}\n` };
};

function authLines(draft: Draft): string[] {
  const { auth, username } = draft.settings;
  const user = doubleQuoted(username);
  const secret = doubleQuoted(shownSecret(draft));
  switch (auth) {
    case 'none':
      return [];
    case 'oauth2':
      return [`  auth: { type: 'OAuth2', user: ${user}, accessToken: ${secret} },`];
    case 'cram':
      return [`  auth: { user: ${user}, pass: ${secret} },`, "  authMethod: 'CRAM-MD5',"];
    case 'password':
      return [`  auth: { user: ${user}, pass: ${secret} },`];
  }
}
