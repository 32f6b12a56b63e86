/**
 * Where the facts are read. A public database is named with the day on which it last changed the entry, or says that it
 * last checked it. Its text is not taken over: no more than the words that carry host and port.
 */
import type { Proof } from '../facts.ts';

/** Day on which every page below was last read. */
const readOn = '2026-12-01';

/** Entry of the provider database of Mozilla, by file. */
export const ispdb = (file: string, quote: string, asOf: string): Proof => ({
  url: `https://github.com/thunderbird/autoconfig/blob/HEAD/ispdb/${file}.xml`,
  quote,
  readOn,
  by: 'database',
  database: { name: 'Mozilla ISPDB', asOf },
});

/** Entries that IONOS itself proposed to that database; the proposal is open. */
export const ionos = (quote: string): Proof => ({
  url: 'https://github.com/thunderbird/autoconfig/pull/23/files',
  quote,
  readOn,
  by: 'vendor',
});

/** Entry of the provider database of Delta Chat, by file. */
export const providerDb = (file: string, quote: string, asOf: string): Proof => ({
  url: `https://github.com/chatmail/provider-db/blob/HEAD/_providers/${file}.md`,
  quote,
  readOn,
  by: 'database',
  database: { name: 'Delta Chat provider-db', asOf },
});

/** The list of well-known services of Nodemailer. */
export const nodemailer = (quote: string): Proof => ({
  url: 'https://github.com/nodemailer/nodemailer/blob/HEAD/lib/well-known/services.json',
  quote,
  readOn,
  by: 'database',
  database: { name: 'Nodemailer', asOf: '2026-08-04' },
});

/** The list of providers of mutt-wizard. */
export const muttWizard = (quote: string): Proof => ({
  url: 'https://github.com/LukeSmithxyz/mutt-wizard/blob/HEAD/share/domains.csv',
  quote,
  readOn,
  by: 'database',
  database: { name: 'mutt-wizard', asOf: '2025-07-08' },
});

/** The list of providers of MailCore. */
export const mailcore = (quote: string): Proof => ({
  url: 'https://github.com/MailCore/mailcore2/blob/HEAD/resources/providers.json',
  quote,
  readOn,
  by: 'database',
  database: { name: 'MailCore', asOf: '2020-07-16' },
});

/** The list of providers of FairEmail. It stands under the GPL: it confirms what we know, nothing is taken from it. */
export const fairEmail = (quote: string): Proof => ({
  url: 'https://github.com/M66B/FairEmail/blob/HEAD/app/src/main/res/xml/providers.xml',
  quote,
  readOn,
  by: 'database',
  database: { name: 'FairEmail', asOf: '2026-08-21' },
});

/** A page of the provider itself. */
export const vendor = (url: string, quote: string): Proof => ({ url, quote, readOn, by: 'vendor' });

/** A page of somebody who uses the provider. */
export const observed = (url: string, quote: string): Proof => ({ url, quote, readOn, by: 'observed' });
