/** Results as a table for a spreadsheet: one heading and one row per account, the same from window and terminal. */
import type { BatchLine } from '../../../shared/helpdesk-results.ts';
import { csvRecord } from './table-cell.ts';

/** What a row tells; the columns in their order. */
interface TableRow
  extends Pick<
    BatchLine,
    'row' | 'email' | 'verdict' | 'end' | 'class' | 'endpoint' | 'username' | 'actor' | 'shareCode' | 'note'
  > {
  /** What it is, in a sentence. */
  title: string | null;
  /** What to do. */
  next: string | null;
  /** The server's words. */
  reply: string | null;
}

const columns =
  'row email verdict end class host port security username title next actor reply code note'.split(' ');

/** The first line. Its mark tells spreadsheets that the text is UTF-8. */
export const tableHeading = `\ufeff${csvRecord(columns)}`;

/**
 * One account as a line of CSV (RFC 4180 2) with its line end, in the order of the heading; null and undefined are
 * empty cells.
 */
export function tableRecord(row: TableRow): string {
  const { host, port, security } = row.endpoint ?? {};
  const first = [row.row, row.email, row.verdict, row.end, row.class, host, port, security, row.username];
  return csvRecord([...first, row.title, row.next, row.actor, row.reply, row.shareCode, row.note]);
}
