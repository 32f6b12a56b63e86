/** A list of accounts before and after its check: what is said of the file, and the file that is saved. */
import { describe, expect, it } from 'vitest';
import { accountHandlers, accountsCsv } from '../../../../electron/shell/accounts/account-handlers.ts';
import type { Accounts } from '../../../../electron/shell/accounts/accounts.ts';
import { lookThrough } from '../../../../electron/shell/accounts/look.ts';
import { type AccountLine, mostAccounts } from '../../../../shared/accounts.ts';
import { createI18n } from '../../../../shared/explain/catalogues.ts';

const look = (csv: string) => lookThrough(Buffer.from(csv), 'list.csv', createI18n('en'));

describe('the look through', () => {
  it('counts rows, passwords, rows that name a server, and those that cannot be used', async () => {
    const csv =
      'email,host,password\nana@shop.example,mail.shop.example,sesame\nbob@shop.example,,\nnobody,,\n';
    expect(await look(csv)).toEqual({
      ok: true,
      typed: 1,
      list: { fileName: 'list.csv', rows: 3, unusable: 1, passwords: 1 },
    });
  });

  it.each([
    ['', /^The file is empty/],
    ['host\nmail.shop.example\n', /has no column "email"/],
    ['email\n', /no account below it/],
    [`email\n${'ana@shop.example\n'.repeat(mostAccounts + 1)}`, /more than 5,000 rows/],
  ])('%#: says why it cannot be used', async (csv, words) => {
    expect(await look(csv)).toEqual({ ok: false, problem: expect.stringMatching(words) });
  });
});

it('the saved file is in the order of the list, and no cell is a formula', () => {
  const line: AccountLine = {
    row: 2,
    email: 'ana@shop.example',
    note: '=HYPERLINK("x")',
    end: 'checked',
    verdict: 'works',
    endpoint: { host: 'mail.shop.example', port: 465, security: 'tls' },
    username: 'ana',
    shareCode: '6C4-980-14X',
    class: null,
    actor: null,
    title: '',
    next: '',
    reply: '',
  };
  const [heading, first, second] = accountsCsv([line, { ...line, row: 1, note: '' }]).split('\r\n');
  expect(heading).toMatch(/^\ufeffrow,email,verdict/);
  expect(first).toBe('1,ana@shop.example,works,checked,,mail.shop.example,465,tls,ana,,,,,6C4-980-14X,');
  expect(second).toContain(`"'=HYPERLINK(""x"")"`);
});

it('a check begins only once the rules of the administrator count', async () => {
  const done: string[] = [];
  const managed = Promise.resolve().then(() => void done.push('rules'));
  const accounts = { start: () => void done.push('start') } as unknown as Accounts;
  const dialog = { showSaveDialog: async () => ({ canceled: true, filePath: '' }) };
  const handlers = accountHandlers({ accounts, dialog, managed });
  await handlers['accounts:start']({ password: '', send: false });
  expect(done).toEqual(['rules', 'start']);
});
