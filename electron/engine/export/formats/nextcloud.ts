/** Nextcloud: a file for its `config` folder, and the same as `occ` commands. */
import type { MailSettings } from '../../../../shared/mail-settings.ts';
import { withBrackets } from '../../base/ip.ts';
import { nextcloud as dialect } from '../../dialects/php.ts';
import { vocabularyOf } from '../../dialects/vocabulary.ts';
import { addressParts, type Draft, passwordPlaceholder, type Writer, type Written } from '../draft.ts';
import { comment } from '../syntax/comment.ts';
import { shellWord, singleQuoted } from '../syntax/quote.ts';

const { key, word } = vocabularyOf(dialect);

type Entry = readonly [key: string, value: string | number | boolean];

/** The address stands in two halves. `ssl` is implicit TLS; STARTTLS is used when offered and cannot be forced. */
function entries({ settings, password }: Draft): Entry[] {
  const { host, port, security, auth, username, fromAddress } = settings;
  const { local, domain } = addressParts(fromAddress);
  const signIn: Entry[] = [
    [key('username'), username],
    [key('password'), password],
  ];
  return [
    ['mail_smtpmode', 'smtp'],
    [key('host'), withBrackets(host)],
    [key('port'), port],
    [key('mode'), word(security)],
    [key('sign-in'), auth !== 'none'],
    ...(auth === 'none' ? [] : signIn),
    [key('from-local'), local],
    [key('from-domain'), domain],
  ];
}

function written(text: string, { security }: MailSettings): Written {
  return { text, notes: security === 'tls' ? [] : ['not-enforced'] };
}

export const nextcloud: Writer = (draft) => {
  const lines = entries(draft).map(
    ([name, value]) => `  '${name}' => ${typeof value === 'string' ? singleQuoted(value) : value},\n`,
  );
  const remarks = comment('//', [...draft.head, draft.words('nextcloud.where')]);
  return written(`<?php\n${remarks}$CONFIG = [\n${lines.join('')}];\n`, draft.settings);
};

export const nextcloudOcc: Writer = (draft) => {
  const lines = entries(draft).map(([name, value]) => {
    const type =
      typeof value === 'string' ? '' : ` --type=${typeof value === 'number' ? 'integer' : 'boolean'}`;
    return `php occ config:system:set ${name}${type} --value=${shellWord(String(value), value === passwordPlaceholder)}\n`;
  });
  return written(
    `#!/bin/sh\n${comment('#', [...draft.head, draft.words('nextcloud.occ')])}${lines.join('')}`,
    draft.settings,
  );
};
