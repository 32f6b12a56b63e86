/** Answers the requests of the page with a list of accounts. */
import { writeFile } from 'node:fs/promises';
import type { Dialog } from 'electron';
import type { AccountLine, accountChannels } from '../../../shared/accounts.ts';
import { tableHeading, tableRecord } from '../../engine/base/account-table.ts';
import type { Handlers } from '../ipc/ipc.ts';
import type { Accounts } from './accounts.ts';

export interface AccountParts {
  accounts: Accounts;
  dialog: Pick<Dialog, 'showSaveDialog'>;
  /** Resolves once the rules of the administrator count. */
  managed: Promise<void>;
}

/** Addresses of customers stand in it. */
const ownerOnly = 0o600;

/** Saving never throws: a file that cannot be written is an answer. */
export function accountHandlers({
  accounts,
  dialog,
  managed,
}: AccountParts): Pick<Handlers, keyof typeof accountChannels> {
  return {
    'accounts:state': () => accounts.state,
    'accounts:choose': () => accounts.choose(),
    'accounts:start': async (order) => {
      await managed;
      return accounts.start(order);
    },
    'accounts:stop': () => accounts.stop(),
    'accounts:save': async () => {
      const { lines } = accounts.state;
      const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: 'sendwell-accounts.csv' });
      if (canceled || !filePath) return 'cancelled';
      try {
        await writeFile(filePath, accountsCsv(lines), { mode: ownerOnly });
        return 'done';
      } catch {
        return 'unwritten';
      }
    },
    'accounts:clear': () => accounts.clear(),
  };
}

/** In the order of the file. With a byte order mark: spreadsheets take it for UTF-8 then. */
export function accountsCsv(lines: readonly AccountLine[]): string {
  const records = lines.toSorted((one, other) => one.row - other.row).map(tableRecord);
  return tableHeading + records.join('');
}
