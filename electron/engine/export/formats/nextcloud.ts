/** Nextcloud: a file for its `config` folder, and the same as `occ` commands. */
import type { MailSettings } from '../../../../shared/mail-settings.ts';
import { addressParts, type Draft, passwordPlaceholder, type Writer, type Written } from '../draft.ts';
import { comment } from '../syntax/comment.ts';
import { bracketed, shellWord, singleQuoted } from '../syntax/quote.ts';

type Entry = readonly [key: string, value: string | number | boolean];

/** The address stands in two halves. `ssl` is implicit TLS; STARTTLS is used when offered and cannot be forced. */
function entries({ settings, password }: Draft): Entry[] {
  const { host, port, security, auth, username, fromAddress } = settings;
  const { local, domain } = addressParts(fromAddress);
  const signIn: Entry[] = [
    ['mail_smtpname', username],
    ['mail_smtppassword', password],
  ];
  return [
    ['mail_smtpmode', 'smtp'],
    ['mail_smtphost', bracketed(host)],
    ['mail_smtpport', port],
    ['mail_smtpsecure', security === 'tls' ? 'ssl' : ''],
    ['mail_smtpauth', auth !== 'none'],
    ...(auth === 'none' ? [] : signIn),
    ['mail_from_address', local],
    ['mail_domain', domain],
  ];
}

function written(text: string, { security }: MailSettings): Written {
  return { text, notes: security === 'tls' ? [] : ['not-enforced'] };
}

export const nextcloud: Writer = (draft) => {
  const lines = entries(draft).map(
    ([key, value]) => `  '${key}' => ${typeof value === 'string' ? singleQuoted(value) : value},\n`,
  );
  const remarks = comment('//', [...draft.head, draft.words('nextcloud.where')]);
  return written(`<?php\n${remarks}$CONFIG = [\n${lines.join('')}];\n`, draft.settings);
};

export const nextcloudOcc: Writer = (draft) => {
  const lines = entries(draft).map(([key, value]) => {
    const type =
      typeof value === 'string' ? '' : ` --type=${typeof value === 'number' ? 'integer' : 'boolean'}`;
    return `php occ config:system:set ${key}${type} --value=${shellWord(String(value), value === passwordPlaceholder)}\n`;
  });
  return written(
    `#!/bin/sh\n${comment('#', [...draft.head, draft.words('nextcloud.occ')])}${lines.join('')}`,
    draft.settings,
  );
};
