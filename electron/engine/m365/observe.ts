/** What one record of a file says: about a sender, a mailbox or the tenant. */
import type { FileForm, MailboxSwitch } from '../../../shared/microsoft-365/plan.ts';
import { type MailAddress, parseAddress } from '../base/address.ts';
import { safeText } from '../base/safe-text.ts';
import {
  addressColumns,
  type Column,
  columnOf,
  isSendingClient,
  readAccepted,
  readBoolean,
  readCount,
  readDay,
  readDisabled,
  readExposureSetting,
  readKind,
  readProtocol,
  readRecipients,
  readShare,
} from './columns.ts';
import { type NamedRecord, type Trouble, troubleAt } from './records.ts';

interface About {
  /** What the column `tenant` says; null without one. */
  tenant: string | null;
  line: number;
}

/** Somebody sent, or tried to. */
export interface UseSeen extends About {
  kind: 'use';
  address: MailAddress;
  messages: number | null;
  signIn: 'password' | 'token' | null;
  oldTls: boolean;
  accepted: number;
  refused: number;
  day: string | null;
  ip: string | null;
  application: string | null;
  /** The log does not say whether this sign-in worked. It counts as one that did: nothing that sends may be missed. */
  unclear: boolean;
}

/** A person says that this address sends. */
interface Listed extends About {
  kind: 'listed';
  address: MailAddress;
  senderKind: 'device' | 'application' | 'person' | null;
  recipients: 'inside' | 'outside' | null;
  /** Words in these two columns that are not known. */
  unread: readonly string[];
}

interface MailboxSeen extends About {
  kind: 'mailbox';
  address: MailAddress;
  mailbox: MailboxSwitch;
  /** What it tells about the switch of the tenant. */
  tenantSwitch: 'on' | 'off' | null;
}

export interface TenantSeen extends About {
  kind: 'tenant';
  smtpAuth: 'on' | 'off' | null;
  legacyTls: boolean | null;
  rejectDirectSend: boolean | null;
}

export type Observation = UseSeen | Listed | MailboxSeen | TenantSeen;
export type Observed = Observation | Trouble;

/** Characters of a cell that are kept. */
const longestName = 120;

/** The form of a file by its columns; null where none of them tells anything about sending. */
export function formOf(columns: ReadonlySet<Column>): FileForm | null {
  const has = (...some: Column[]) => some.some((column) => columns.has(column));
  if (has('client-app')) return 'entra-sign-ins';
  if (has('exposure-setting') && has('exposure-breaks')) return 'find-smtp-auth-exposure';
  if (
    has('smtp-auth-disabled') &&
    has(...addressColumns.filter((one) => one !== 'name' && one !== 'identity'))
  )
    return 'get-casmailbox';
  if (has('smtp-auth-disabled', 'legacy-tls', 'reject-direct-send')) return 'get-transportconfig';
  if (has('messages', 'protocol', 'tls-1.0', 'tls-1.1', 'tls-1.2') && has(...addressColumns))
    return 'smtp-auth-clients';
  if (isSignInLog(columns)) return null;
  return has(...addressColumns) ? 'senders' : null;
}

/** A sign-in log; without the client nothing says what somebody signed in for. */
export function isSignInLog(columns: ReadonlySet<Column>): boolean {
  return columns.has('date') && columns.has('ip');
}

/** The columns of a record by their meaning; the first of two with the same meaning counts. */
function mapColumns(cells: ReadonlyMap<string, string>): Map<Column, string> {
  const mapped = new Map<Column, string>();
  for (const [heading, cell] of cells) {
    const column = columnOf(heading);
    if (column && !mapped.has(column)) mapped.set(column, cell);
  }
  return mapped;
}

export function observe(form: FileForm, record: NamedRecord): Observed {
  const cells = mapColumns(record.cells);
  const cell = (column: Column) => cells.get(column)?.trim() ?? '';
  const { line } = record;
  const tenant = safeText(cell('tenant'), longestName) || null;
  const about = { tenant, line };
  if (form === 'entra-sign-ins' && !isSendingClient(cell('client-app')))
    return troubleAt(line, 'other-client', [safeText(cell('client-app'), longestName)]);
  const found = addressIn(cells);
  if (form === 'get-transportconfig' || (form === 'get-casmailbox' && !found && namesTenant(cells)))
    return found ? mailboxOf(about, found, cell) : tenantOf(about, cells);
  if (!found) return noAddress(line, cells);
  switch (form) {
    case 'entra-sign-ins':
      return signInOf(about, found, cell);
    case 'get-casmailbox':
      return mailboxOf(about, found, cell);
    case 'find-smtp-auth-exposure':
      return exposureOf(about, found, cell);
    case 'smtp-auth-clients':
      return {
        kind: 'use',
        ...about,
        address: found,
        messages: readCount(cell('messages')),
        signIn: readProtocol(cell('protocol')),
        oldTls: (readShare(cell('tls-1.0')) ?? 0) > 0 || (readShare(cell('tls-1.1')) ?? 0) > 0,
        accepted: 0,
        refused: 0,
        day: null,
        ip: null,
        application: null,
        unclear: false,
      };
    case 'senders':
      return listedOf(about, found, cell);
  }
}

/** A line of a list without headings: every address in it. */
export function observeBare(line: number, fields: readonly string[]): Observed[] {
  const addresses = fields.map(readAddress).filter((address) => address !== null);
  if (addresses.length === 0) {
    const comment = fields[0]?.trim().startsWith('#') === true;
    return comment ? [] : [troubleAt(line, 'no-address', [safeText(fields.join(' '), longestName)])];
  }
  return addresses.map((address) => ({
    kind: 'listed',
    tenant: null,
    line,
    address,
    senderKind: null,
    recipients: null,
    unread: [],
  }));
}

/** `ana@shop.example`, `Ana <ana@shop.example>`, `SMTP:ana@shop.example`. */
function readAddress(text: string): MailAddress | null {
  const inner = /<([^<>]{3,320})>\s*$/.exec(text)?.[1] ?? text;
  const parsed = parseAddress(inner.trim().replace(/^smtp:/i, ''));
  return parsed.ok ? parsed.address : null;
}

function addressIn(cells: ReadonlyMap<Column, string>): MailAddress | null {
  for (const column of addressColumns) {
    const address = readAddress(cells.get(column) ?? '');
    if (address) return address;
  }
  return null;
}

function noAddress(line: number, cells: ReadonlyMap<Column, string>): Trouble {
  const filled = addressColumns.map((column) => cells.get(column)?.trim() ?? '').find((text) => text !== '');
  if (filled === undefined) return troubleAt(line, 'no-address');
  const problem = filled.includes('@') ? 'bad-address' : 'no-address';
  return troubleAt(line, problem, [safeText(filled, longestName)]);
}

/** A record without any name of a mailbox speaks of the tenant; its own name is "Transport Settings". */
function namesTenant(cells: ReadonlyMap<Column, string>): boolean {
  const named = addressColumns.map((column) => cells.get(column)?.trim() ?? '').filter((name) => name !== '');
  return named.every((name) => /^(transport settings|.*\\transport settings)$/i.test(name));
}

type Cell = (column: Column) => string;

function tenantOf(about: About, cells: ReadonlyMap<Column, string>): Observed {
  if (!cells.has('reject-direct-send') && !namesTenant(cells)) return noAddress(about.line, cells);
  const value = (column: Column) => readBoolean(cells.get(column) ?? '');
  const disabled = value('smtp-auth-disabled');
  const legacyTls = value('legacy-tls');
  const rejectDirectSend = value('reject-direct-send');
  if (disabled === undefined || legacyTls === undefined || rejectDirectSend === undefined)
    return troubleAt(about.line, 'bad-switch', [safeText([...cells.values()].join(' '), longestName)]);
  if (disabled === null && legacyTls === null && rejectDirectSend === null)
    return troubleAt(about.line, 'which-mailbox');
  const smtpAuth = disabled === null ? null : disabled ? 'off' : 'on';
  return { kind: 'tenant', ...about, smtpAuth, legacyTls, rejectDirectSend };
}

function mailboxOf(about: About, address: MailAddress, cell: Cell): Observed {
  const mailbox = readDisabled(cell('smtp-auth-disabled'));
  if (!mailbox)
    return troubleAt(about.line, 'bad-switch', [safeText(cell('smtp-auth-disabled'), longestName)]);
  return { kind: 'mailbox', ...about, address, mailbox, tenantSwitch: null };
}

function exposureOf(about: About, address: MailAddress, cell: Cell): Observed {
  const mailbox = readExposureSetting(cell('exposure-setting'));
  const breaks = readBoolean(cell('exposure-breaks'));
  if (!mailbox || breaks === undefined)
    return troubleAt(about.line, 'bad-switch', [safeText(cell('exposure-setting'), longestName)]);
  const inherited = mailbox === 'inherits' && breaks !== null;
  return {
    kind: 'mailbox',
    ...about,
    address,
    mailbox,
    tenantSwitch: inherited ? (breaks ? 'on' : 'off') : null,
  };
}

function listedOf(about: About, address: MailAddress, cell: Cell): Listed {
  const senderKind = readKind(cell('kind'));
  const recipients = readRecipients(cell('recipients'));
  const unread = [senderKind === null ? cell('kind') : '', recipients === null ? cell('recipients') : ''];
  return {
    kind: 'listed',
    ...about,
    address,
    senderKind,
    recipients,
    unread: unread.filter((word) => word !== '').map((word) => safeText(word, longestName)),
  };
}

function signInOf(about: About, address: MailAddress, cell: Cell): UseSeen {
  const result = readAccepted(cell('status'), cell('error-code'));
  const accepted = result ?? true;
  return {
    kind: 'use',
    ...about,
    address,
    messages: null,
    signIn: result === true ? 'password' : null,
    oldTls: false,
    accepted: accepted ? 1 : 0,
    refused: accepted ? 0 : 1,
    day: readDay(cell('date')),
    ip: safeText(cell('ip'), longestName) || null,
    application: safeText(cell('application'), longestName) || null,
    unclear: result === null,
  };
}
