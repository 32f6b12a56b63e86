/** From the records of a file to the rows of a batch. A password has no place in such a file, unless the caller takes them. */
import type { ManualSettings } from '../../../shared/assistant.ts';
import { type Security, securitySchema } from '../../../shared/model.ts';
import { type MailAddress, parseAddress } from '../base/address.ts';
import { type CsvProblem, readCsv } from '../base/csv.ts';
import { parsePort } from '../base/dns-server.ts';
import { readServer } from '../base/hosts.ts';
import { Secret } from '../base/secret.ts';

const batchColumns = ['email', 'host', 'port', 'security', 'username', 'from', 'note'] as const;
export type BatchColumn = (typeof batchColumns)[number];

export interface BatchRow {
  /** 1 for the first row below the heading. */
  number: number;
  address: MailAddress;
  manual: ManualSettings;
  from: MailAddress | null;
  note: string;
  /** Of the column for it, where the caller takes one; null where the row has none. */
  secret: Secret | null;
}

/** A row that cannot be checked: which column, and what stands there. */
export interface UnusableRow {
  number: number;
  email: string;
  note: string;
  column: BatchColumn | null;
}

/** Why a whole file cannot be used. `name`: the column that is meant; `line`: where in the file. */
export type TableProblem =
  | { problem: 'empty' | 'no-email-column' }
  | { problem: 'password-column' | 'unknown-column' | 'double-column'; name: string }
  | { problem: CsvProblem; line: number };

export type BatchItem =
  | { kind: 'row'; row: BatchRow }
  | { kind: 'unusable'; row: UnusableRow }
  | { kind: 'table'; problem: TableProblem };

/** Longest user name and note, in characters. */
const longestUsername = 512;
const longestNote = 1_000;
const secretColumn = /pass|pwd|secret|token|kennwort/i;

/** A column of the file: of `batchColumns`, or the one with passwords. */
type Column = BatchColumn | 'secret';

/**
 * The rows of a CSV file in order. A problem of the table is the last item. `takesPasswords`: one column may hold them;
 * without it such a column is a problem of the table.
 */
export async function* readRows(
  bytes: AsyncIterable<Uint8Array>,
  { takesPasswords = false } = {},
): AsyncGenerator<BatchItem, void> {
  let columns: Column[] | null = null;
  let number = 0;
  for await (const item of readCsv(bytes)) {
    if ('problem' in item) return yield { kind: 'table', problem: item };
    if (columns) {
      number += 1;
      yield rowOf(number, columns, item.fields);
      continue;
    }
    const heading = readHeading(item.fields, takesPasswords);
    if (!Array.isArray(heading)) return yield { kind: 'table', problem: heading };
    columns = heading;
  }
  if (!columns) yield { kind: 'table', problem: { problem: 'empty' } };
}

function readHeading(fields: readonly string[], takesPasswords: boolean): Column[] | TableProblem {
  const columns: Column[] = [];
  for (const field of fields) {
    const name = field.trim().toLowerCase();
    const isSecret = secretColumn.test(name);
    const known = isSecret ? 'secret' : batchColumns.find((column) => column === name);
    if (isSecret && !takesPasswords) return { problem: 'password-column', name };
    if (!known) return { problem: 'unknown-column', name };
    if (columns.includes(known)) return { problem: 'double-column', name };
    columns.push(known);
  }
  return columns.includes('email') ? columns : { problem: 'no-email-column' };
}

function rowOf(number: number, columns: readonly Column[], fields: readonly string[]): BatchItem {
  const value = (column: BatchColumn) => fields[columns.indexOf(column)]?.trim() ?? '';
  const password = fields[columns.indexOf('secret')] ?? '';
  const email = value('email');
  const note = value('note').slice(0, longestNote);
  const no = (column: BatchColumn | null): BatchItem => ({
    kind: 'unusable',
    row: { number, email, note, column },
  });
  if (fields.length !== columns.length) return no(null);
  const address = parseAddress(email);
  if (!address.ok) return no('email');
  const from = value('from') === '' ? null : parseAddress(value('from'));
  if (from && !from.ok) return no('from');
  const manual = readManual(value);
  if (typeof manual === 'string') return no(manual);
  return {
    kind: 'row',
    row: {
      number,
      address: address.address,
      manual,
      from: from?.address ?? null,
      note,
      secret: password === '' ? null : new Secret(password),
    },
  };
}

/** The settings of a row, or the column that cannot be used. Empty fields are found out. */
function readManual(value: (column: BatchColumn) => string): ManualSettings | BatchColumn {
  const manual: ManualSettings = {};
  if (value('host') !== '') {
    const written = readServer(value('host'));
    if (!written.ok) return 'host';
    manual.host = written.host;
    if (written.port !== null) manual.port = written.port;
    if (written.security !== null) manual.security = written.security;
  }
  if (value('port') !== '') {
    const port = parsePort(value('port'));
    if (port === null) return 'port';
    manual.port = port;
  }
  if (value('security') !== '') {
    const security = readSecurity(value('security'));
    if (security === null) return 'security';
    manual.security = security;
  }
  const username = value('username');
  if (username.length > longestUsername || /\p{Cc}/u.test(username)) return 'username';
  return username === '' ? manual : { ...manual, username };
}

function readSecurity(text: string): Security | null {
  return securitySchema.safeParse(text.toLowerCase()).data ?? null;
}
