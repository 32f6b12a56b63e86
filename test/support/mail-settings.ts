/** Settings for tests of exports: ordinary ones, and ones with every sign that some syntax gives a meaning to. */

import type { MailSettings } from '../../shared/mail-settings.ts';
import type { Security } from '../../shared/model.ts';

export const securities: readonly Security[] = ['tls', 'starttls', 'none'];

const ports: Readonly<Record<Security, number>> = { tls: 465, starttls: 587, none: 25 };

export function ordinary(security: Security = 'tls', over: Partial<MailSettings> = {}): MailSettings {
  return {
    host: 'mail.shop.example',
    port: ports[security],
    security,
    auth: 'password',
    username: 'ana@shop.example',
    fromAddress: 'ana@shop.example',
    displayName: null,
    verifiedAt: '2026-11-22T13:02:11.000Z',
    verifiedFrom: 'this-computer',
    incoming: {
      type: 'imap',
      host: 'imap.shop.example',
      port: 993,
      security: 'tls',
      username: 'ana@shop.example',
      auth: ['password'],
    },
    ...over,
  };
}

/** Quotes, `$`, `#`, spaces, backslashes, markup, braces, percent signs and letters outside ASCII. */
const awkwardUser = String.raw`SHOP\ana "q" 'a' $HOME #{x} %n <b>&amp; ?> ü`;
const awkwardName = String.raw`Zoë "Z" O'Neil \ $x #1 ]]> -- %s`;
const awkwardAddress = "o'neil+a$b#c@shop.example";
export const awkwardPassword = String.raw`p"a's\\s $w#rd & <x> %1 é ?> {{y}}`;

export function awkward(security: Security = 'tls', over: Partial<MailSettings> = {}): MailSettings {
  const { incoming } = ordinary();
  return ordinary(security, {
    host: '2001:db8::25',
    username: awkwardUser,
    fromAddress: awkwardAddress,
    displayName: awkwardName,
    incoming: incoming && { ...incoming, username: awkwardUser },
    ...over,
  });
}
