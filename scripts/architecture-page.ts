/** docs/architecture.md with the table of rooms as scripts/rooms.ts has it. */
import { roomsTable } from './rooms.ts';

/** Replaces the one table whose first column is "Room". */
export function withRoomsTable(page: string): string {
  return page.replace(/^\| Room \|.*(?:\n\|.*)*/m, () => roomsTable());
}
