/** Names of columns as the tools write them, in English and German, and what stands in them. A name that is not here is told. */

/** What a column holds. Several may hold the address: the first one with an address in it counts, in this order. */
export const addressColumns = [
  'primary-address',
  'sender-address',
  'address',
  'user-principal-name',
  'username',
  'identity',
  'user',
  'name',
] as const;
type AddressColumn = (typeof addressColumns)[number];

export type Column =
  | AddressColumn
  | 'tenant'
  | 'kind'
  | 'recipients'
  /** `SmtpClientAuthenticationDisabled`, of a mailbox or of the tenant. */
  | 'smtp-auth-disabled'
  | 'exposure-setting'
  | 'exposure-breaks'
  | 'legacy-tls'
  | 'reject-direct-send'
  | 'domain'
  | 'tls-1.0'
  | 'tls-1.1'
  | 'tls-1.2'
  | 'tls-1.3'
  | 'messages'
  | 'protocol'
  | 'client-app'
  | 'application'
  | 'ip'
  | 'date'
  | 'status'
  | 'error-code'
  | 'failure';

/** Names without spaces and signs, in lower case. */
const names: Readonly<Record<Column, string>> = {
  'primary-address': 'primarysmtpaddress primäresmtpadresse',
  'sender-address': 'senderaddress sender absenderadresse absender',
  address: 'address emailaddress email mail smtpaddress adresse emailadresse mailadresse postfach mailbox',
  'user-principal-name':
    'userprincipalname upn benutzerprinzipalname userdetailsuserprincipalname accountupn',
  username: 'username benutzername signinname anmeldename',
  identity: 'identity identität',
  user: 'user benutzer userdisplayname',
  name: 'name displayname anzeigename',
  tenant: 'tenant tenantname mandant mandantenname customer customername kunde kundenname',
  kind: 'kind type art typ sendertype',
  recipients: 'recipients empfänger',
  'smtp-auth-disabled': 'smtpclientauthenticationdisabled',
  'exposure-setting': 'setting',
  'exposure-breaks': 'breaksindec',
  'legacy-tls': 'allowlegacytlsclients',
  'reject-direct-send': 'rejectdirectsend',
  domain: 'domain domäne senderdomain absenderdomäne',
  'tls-1.0': 'tls10 tls10percentage tls10percent tls10prozentsatz tls10prozent tlsv10',
  'tls-1.1': 'tls11 tls11percentage tls11percent tls11prozentsatz tls11prozent tlsv11',
  'tls-1.2': 'tls12 tls12percentage tls12percent tls12prozentsatz tls12prozent tlsv12',
  'tls-1.3': 'tls13 tls13percentage tls13percent tls13prozentsatz tls13prozent tlsv13',
  messages:
    'messagessent messagecount messages count gesendetenachrichten nachrichtengesendet nachrichten anzahl',
  protocol:
    'authenticationprotocol authprotocol authentifizierungsprotokoll authentication authentifizierung',
  'client-app': 'clientapp clientappused clientanwendung verwendeteclientapp',
  application: 'application appdisplayname anwendung anwendungsname app',
  ip: 'ipaddress ipadresse ip',
  date: 'dateutc date createddatetime datumutc datum time zeit timegenerated timegeneratedutc timestamp',
  status: 'status',
  'error-code': 'signinerrorcode statuserrorcode errorcode resulttype anmeldefehlercode fehlercode',
  failure: 'failurereason statusfailurereason resultdescription fehlerursache fehlergrund',
};
const byName = new Map(
  Object.entries(names).flatMap(([column, list]) =>
    list.split(' ').map((name) => [name, column as Column] as const),
  ),
);

/** Headings seen before: a file has the same ones in every row. */
const known = new Map<string, Column | null>();
const mostKnown = 10_000;

/** The column that a heading means, null for one that is not known. */
export function columnOf(heading: string): Column | null {
  const before = known.get(heading);
  if (before !== undefined) return before;
  const column = byName.get(normalised(heading)) ?? null;
  if (known.size < mostKnown) known.set(heading, column);
  return column;
}

/** `TLS 1.0 (percentage)`, `TLS10Percentage` and `status.errorCode` lose what differs from tool to tool. */
function normalised(heading: string): string {
  return heading
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '');
}

export type Switch = 'on' | 'off' | 'inherits';

const yes = new Set(['true', '$true', 'wahr', 'yes', 'ja', '1']);
const no = new Set(['false', '$false', 'falsch', 'no', 'nein', '0']);
const nothing = new Set(['', 'null', '$null']);

/** Yes or no in a cell; null for nothing, undefined for what is neither. */
export function readBoolean(cell: string): boolean | null | undefined {
  const value = cell.trim().toLowerCase();
  if (nothing.has(value)) return null;
  if (yes.has(value)) return true;
  return no.has(value) ? false : undefined;
}

/** `SmtpClientAuthenticationDisabled` by its meaning; undefined for what it never holds. */
export function readDisabled(cell: string): Switch | undefined {
  const value = readBoolean(cell);
  if (value === undefined) return undefined;
  if (value === null) return 'inherits';
  return value ? 'off' : 'on';
}

/** What Find-SmtpAuthExposure writes under `Setting`. */
const exposureSettings: Readonly<Record<string, Switch>> = {
  'inherits tenant': 'inherits',
  'explicitly allowed': 'on',
  'explicitly blocked': 'off',
};

/** Undefined for any other text. */
export function readExposureSetting(cell: string): Switch | undefined {
  return exposureSettings[cell.trim().toLowerCase()];
}

/** `12,5 %` and `0.5`; null where no number stands. Only whether it is above zero is used. */
export function readShare(cell: string): number | null {
  const text = cell.replace(/[%<]/g, '').replace(',', '.').trim();
  return /^\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : null;
}

/** A count with or without signs between thousands, or as a number with a point that other programs write. */
export function readCount(cell: string): number | null {
  const digits = cell
    .trim()
    .replace(/[.,]0$/, '')
    .replace(/[.,'\u00a0\u202f\s]/g, '');
  return /^\d{1,12}$/.test(digits) ? Number(digits) : null;
}

/** How a sender signs in, as the report of Exchange names it. */
export function readProtocol(cell: string): 'password' | 'token' | null {
  if (/oauth|modern/i.test(cell)) return 'token';
  return /basic|standard/i.test(cell) ? 'password' : null;
}

/** Sign-ins for sending: the other clients of a sign-in log read mail or open pages. */
export function isSendingClient(cell: string): boolean {
  return /^(authenticated smtp|authentifiziertes smtp|smtp-authentifizierung|smtp)$/i.test(cell.trim());
}

/**
 * Whether a sign-in worked, by the words of the admin centers or by the number of Graph and Log Analytics, which may stand
 * in an object; null where nothing says so, as in an export of PowerShell that has the name of a type instead.
 */
export function readAccepted(status: string, code: string): boolean | null {
  const word = status.trim().toLowerCase();
  if (/^(success|erfolg|erfolgreich)$/.test(word)) return true;
  if (/^(failure|failed|interrupted|fehler|fehlgeschlagen|unterbrochen|nicht erfolgreich)$/.test(word))
    return false;
  const inside = /"?errorcode"?\s{0,5}[:=]\s{0,5}"?(\d{1,9})/.exec(word.slice(0, 2_000))?.[1];
  const number = [code.trim(), inside, word].find((text) => text !== undefined && /^\d{1,9}$/.test(text));
  return number === undefined ? null : Number(number) === 0;
}

/** The day of a date that a sign-in log writes; null where day and month cannot be told apart. */
export function readDay(cell: string): string | null {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ]|$)/.exec(cell.trim())?.[1];
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})/.exec(cell.trim());
  const day =
    iso ?? (german ? `${german[3]}-${german[2]?.padStart(2, '0')}-${german[1]?.padStart(2, '0')}` : null);
  return day !== null && !Number.isNaN(Date.parse(day)) ? day : null;
}

/** What a list calls a sender, in English or German; null for anything else. */
export function readKind(cell: string): 'device' | 'application' | 'person' | null {
  const value = cell.trim().toLowerCase();
  if (/^(device|printer|scanner|copier|mfp|camera|gerät|drucker|kopierer|kamera)$/.test(value))
    return 'device';
  if (/^(application|app|program|service|anwendung|programm|dienst)$/.test(value)) return 'application';
  return /^(person|user|benutzer|mensch)$/.test(value) ? 'person' : null;
}

/** Whether a sender writes to the own organisation alone, in English or German; null for anything else. */
export function readRecipients(cell: string): 'inside' | 'outside' | null {
  const value = cell.trim().toLowerCase();
  if (/^(inside|internal|intern)$/.test(value)) return 'inside';
  return /^(outside|external|everybody|both|extern|alle)$/.test(value) ? 'outside' : null;
}
