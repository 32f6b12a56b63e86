/** Apple configuration profile (XML property list) with one mail account. It holds no password: the device asks. */
import { createHash } from 'node:crypto';
import type { MailSettings, SettingsAuth } from '../../../../shared/mail-settings.ts';
import type { AuthKind } from '../../../../shared/model.ts';
import { xmlText } from '../../base/xml-text.ts';
import { apple as dialect } from '../../dialects/mail-apps.ts';
import { vocabularyOf } from '../../dialects/vocabulary.ts';
import type { Writer } from '../draft.ts';
import { xmlComment } from '../syntax/comment.ts';

const { key } = vocabularyOf(dialect);

type Value = string | number | boolean | Dict | Dict[];
interface Dict {
  [key: string]: Value;
}

const passwordWords: Readonly<Record<Exclude<SettingsAuth, 'oauth2'>, string>> = {
  password: 'EmailAuthPassword',
  cram: 'EmailAuthCRAMMD5',
  none: 'EmailAuthNone',
};

export const apple: Writer = ({ settings, head }) => {
  const account = accountPayload(settings);
  if (!account) return { refusal: settings.incoming ? 'sign-in-window-needed' : 'incoming-needed' };
  const { fromAddress, host } = settings;
  const id = stableUuid(`profile ${fromAddress} ${host}`);
  const profile: Dict = {
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadIdentifier: `sendwell.mail.${id}`,
    PayloadUUID: id,
    PayloadDisplayName: fromAddress,
    PayloadContent: [account],
  };
  const text = [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n',
    xmlComment(head),
    `<plist version="1.0">\n${element(profile, '')}</plist>\n`,
  ];
  return { text: text.join('') };
};

/** Port and UseSSL are always written: without them the device guesses, or uses no encryption. */
function accountPayload(settings: MailSettings): Dict | null {
  const { incoming, auth, fromAddress, displayName, host, port, security, username } = settings;
  if (!incoming || auth === 'oauth2') return null;
  const id = stableUuid(`account ${fromAddress} ${host}`);
  return {
    PayloadType: 'com.apple.mail.managed',
    PayloadVersion: 1,
    PayloadIdentifier: `sendwell.mail.account.${id}`,
    PayloadUUID: id,
    PayloadDisplayName: fromAddress,
    EmailAccountType: incoming.type === 'imap' ? 'EmailTypeIMAP' : 'EmailTypePOP',
    EmailAccountDescription: fromAddress,
    EmailAccountName: displayName ?? '',
    [key('from')]: fromAddress,
    IncomingMailServerAuthentication: incomingAuth(incoming.auth),
    IncomingMailServerHostName: incoming.host,
    IncomingMailServerPortNumber: incoming.port,
    IncomingMailServerUseSSL: incoming.security !== 'none',
    IncomingMailServerUsername: incoming.username,
    [key('auth')]: passwordWords[auth],
    [key('host')]: host,
    [key('port')]: port,
    [key('mode')]: security !== 'none',
    ...(auth === 'none' ? {} : { [key('username')]: username }),
    OutgoingPasswordSameAsIncomingPassword: auth !== 'none' && username === incoming.username,
  };
}

function incomingAuth(kinds: readonly AuthKind[]): string {
  const encryptedOnly = kinds.includes('password-encrypted') && !kinds.includes('password');
  return passwordWords[encryptedOnly ? 'cram' : 'password'];
}

function element(value: Value, indent: string): string {
  if (Array.isArray(value)) {
    const items = value.map((item) => element(item, `${indent}  `));
    return `${indent}<array>\n${items.join('')}${indent}</array>\n`;
  }
  switch (typeof value) {
    case 'string':
      return `${indent}<string>${xmlText(value)}</string>\n`;
    case 'number':
      return `${indent}<integer>${value}</integer>\n`;
    case 'boolean':
      return `${indent}<${value}/>\n`;
    default: {
      const inner = `${indent}  `;
      const pairs = Object.entries(value).map(
        ([name, one]) => `${inner}<key>${name}</key>\n${element(one, inner)}`,
      );
      return `${indent}<dict>\n${pairs.join('')}${indent}</dict>\n`;
    }
  }
}

/** Made once for this program, at random. */
const namespace = Buffer.from('5f1b7ac0c1e54d5c9f3d1f6a2f0e7b43', 'hex');

/** UUID version 5 (RFC 9562 5.5): the same account gives the same one, so that a second install replaces the first. */
function stableUuid(name: string): string {
  const bytes = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex').toUpperCase();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
