import { describe, expect, it } from 'vitest';
import { planOf, sendersOf as senders, troublesOf as troubles } from './plan-of.ts';

const report = 'Sender address,Domain,Messages sent\nscan@shop.example,shop.example,3\n';

describe('encodings', () => {
  const german = 'Absenderadresse;Domäne;Gesendete Nachrichten\r\nscan@shop.example;shop.example;3\r\n';
  const utf16 = (text: string, bigEndian = false) => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    return bigEndian ? bytes.swap16() : bytes;
  };

  it.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${german}`), 'utf-8'],
    ['UTF-16 of PowerShell 5', utf16(german), 'utf-16le'],
    ['UTF-16, the other byte first', utf16(german, true), 'utf-16be'],
    ['UTF-16 without a mark', Buffer.from(german, 'utf16le'), 'utf-16le'],
    ['Windows-1252 of Excel', Buffer.from(german, 'latin1'), 'windows-1252'],
  ])('%s', async (_, bytes, encoding) => {
    const plan = await planOf({ 'report.csv': bytes });
    expect(senders(plan)).toEqual(['shop.example scan@shop.example stops']);
    expect(plan.files).toEqual([{ file: 'report.csv', form: 'smtp-auth-clients', rows: 1, encoding }]);
    expect(troubles(plan)).toEqual([]);
  });

  it.each([
    ['an Excel workbook', Buffer.from('PK\u0003\u0004 and more of it'), 'workbook'],
    ['zeros without end', new Uint8Array(1_000), 'binary'],
    ['a program', Buffer.from('\u007fELF\u0002\u0001\u0001\0\0\0\0'), 'binary'],
    ['nothing', '', 'empty'],
    ['blank lines', '\n\n  \n', 'empty'],
  ])('%s is named', async (_, bytes, problem) => {
    expect(troubles(await planOf({ 'wrong.csv': bytes }))).toEqual([[null, problem]]);
  });
});

describe('PowerShell', () => {
  it('keeps the three states of a mailbox switch apart, in a list', async () => {
    const plan = await planOf({
      'cas.txt': `

PrimarySmtpAddress               : a@shop.example
SmtpClientAuthenticationDisabled :

PrimarySmtpAddress               : b@shop.example
SmtpClientAuthenticationDisabled : False

PrimarySmtpAddress               : c@shop.example
SmtpClientAuthenticationDisabled : True

`,
    });
    expect(plan.tenants[0]?.switches.mailboxes).toEqual({ inherits: 1, on: 1, off: 1 });
    expect(senders(plan)).toEqual([
      'shop.example a@shop.example stops',
      'shop.example b@shop.example stops',
      'shop.example c@shop.example off',
    ]);
  });

  it('keeps them apart in CSV, quoted with its type line, and in JSON', async () => {
    const csv = `#TYPE Selected.CASMailbox\r\n"PrimarySmtpAddress","SmtpClientAuthenticationDisabled"\r\n"a@shop.example",""\r\n"b@shop.example","False"\r\n"c@shop.example","True"\r\n`;
    const json = JSON.stringify([
      { PrimarySmtpAddress: 'a@shop.example', SmtpClientAuthenticationDisabled: null },
      { PrimarySmtpAddress: 'b@shop.example', SmtpClientAuthenticationDisabled: false },
      { PrimarySmtpAddress: 'c@shop.example', SmtpClientAuthenticationDisabled: true },
    ]);
    for (const content of [csv, json]) {
      const plan = await planOf({ 'cas.csv': content });
      expect(plan.tenants[0]?.switches.mailboxes).toEqual({ inherits: 1, on: 1, off: 1 });
    }
  });

  it('lets a mailbox inherit what the tenant says', async () => {
    const cas =
      'PrimarySmtpAddress,SmtpClientAuthenticationDisabled\na@shop.example,\nb@shop.example,False\n';
    const plan = await planOf({
      'cas.csv': cas,
      'transport.txt': 'SmtpClientAuthenticationDisabled : True\n',
    });
    expect(senders(plan)).toEqual(['shop.example b@shop.example stops', 'shop.example a@shop.example off']);
  });

  it('reads the whole of Get-TransportConfig, whose values break over lines', async () => {
    const plan = await planOf({
      'transport.txt': `AddressBookPolicyRoutingEnabled  : False
AllowLegacyTLSClients            : False
InternalSMTPServers              : {one, two,
                                   three: four}
Name                             : Transport Settings
SmtpClientAuthenticationDisabled : True
`,
    });
    expect(plan.tenants[0]?.switches).toMatchObject({ smtpAuth: 'off', legacyTls: false });
  });

  it('says that a table of PowerShell is nothing to rely on', async () => {
    const table =
      'Name   SmtpClientAuthenticationDisabled\n----   --------------------------------\nAna    False\n';
    expect(troubles(await planOf({ 'cas.txt': table }))).toEqual([[1, 'table-view']]);
  });

  it('says which lines have no address, no switch, or a switch without a mailbox', async () => {
    const cas =
      'PrimarySmtpAddress,SmtpClientAuthenticationDisabled\nAna,False\nb@shop.example,maybe\nc@@shop,\n';
    expect(troubles(await planOf({ 'cas.csv': cas }))).toEqual([
      [2, 'no-address', 'Ana'],
      [3, 'bad-switch', 'maybe'],
      [4, 'bad-address', 'c@@shop'],
    ]);
    expect(troubles(await planOf({ 'one.txt': 'SmtpClientAuthenticationDisabled :\n' }))).toEqual([
      [1, 'which-mailbox'],
    ]);
  });
});

describe('sign-in logs', () => {
  const entry = (more: object) => ({
    userPrincipalName: 'scan@shop.example',
    createdDateTime: '2026-11-20T07:00:00Z',
    ipAddress: '203.0.113.7',
    appDisplayName: 'Office 365 Exchange Online',
    clientAppUsed: 'Authenticated SMTP',
    status: { errorCode: 0, failureReason: 'Other.' },
    ...more,
  });

  it.each([
    ['an array', (entries: object[]) => JSON.stringify(entries)],
    [
      'an answer of Graph',
      (entries: object[]) => JSON.stringify({ '@odata.context': 'x', value: entries }, null, 2),
    ],
    ['one object a line', (entries: object[]) => entries.map((one) => JSON.stringify(one)).join('\n')],
  ])('JSON as %s', async (_, write) => {
    const plan = await planOf({
      'sign-ins.json': write([
        entry({}),
        entry({ createdDateTime: '2026-11-02T07:00:00Z', ipAddress: '203.0.113.8' }),
        entry({ status: { errorCode: 50126 } }),
        entry({ clientAppUsed: 'Browser', userPrincipalName: 'ana@shop.example' }),
      ]),
    });
    expect(senders(plan)).toEqual(['shop.example scan@shop.example stops']);
    expect(plan.tenants[0]?.rows[0]?.seen).toEqual({
      messages: null,
      first: '2026-11-02',
      last: '2026-11-20',
      signIns: { accepted: 2, refused: 1 },
      signIn: 'password',
      oldTls: false,
      ips: ['203.0.113.7', '203.0.113.8'],
      applications: ['Office 365 Exchange Online'],
    });
    expect(troubles(plan)).toContainEqual([4, 'other-client', '1', 'Browser']);
  });

  it('in German', async () => {
    const plan = await planOf({
      'a.csv':
        'Datum (UTC);Benutzer;Benutzername;Anwendung;IP-Adresse;Status;Clientanwendung\n20.11.2026 07:00:00;Scan;scan@shop.example;Exchange;203.0.113.7;Erfolg;Authentifiziertes SMTP\n',
    });
    expect(plan.tenants[0]?.rows[0]).toMatchObject({ state: 'stops', seen: { last: '2026-11-20' } });
  });

  it('without the client says that nothing tells who sends', async () => {
    const log = 'Date (UTC),Username,IP address\n2026-11-20,scan@shop.example,203.0.113.7\n';
    expect(troubles(await planOf({ 'a.csv': log }))).toEqual([
      [1, 'no-client-app', 'Date (UTC)', 'Username', 'IP address'],
    ]);
  });
});

describe('lists of senders', () => {
  it.each([
    ['one a line', 'a@shop.example\nb@shop.example\n'],
    ['without a line end', 'a@shop.example\nb@shop.example'],
    ['as Outlook writes them', 'Ana <a@shop.example>; Ben <b@shop.example>\n'],
    ['with comments', '# printers\na@shop.example\n# more\nSMTP:b@shop.example\n'],
    ['with a heading', 'email\na@shop.example\nb@shop.example\n'],
    ['with a separator for Excel', 'sep=;\naddress;kind\na@shop.example;\nb@shop.example;\n'],
  ])('%s', async (_, content) => {
    const plan = await planOf({ 'list.txt': content });
    expect(senders(plan)).toEqual(['shop.example a@shop.example stops', 'shop.example b@shop.example stops']);
    expect(troubles(plan)).toEqual([]);
  });

  it('name the columns that were not used, and their line', async () => {
    const plan = await planOf({ 'list.csv': 'sep=,\naddress,colour,room\na@shop.example,red,1\n' });
    expect(troubles(plan)).toEqual([[2, 'columns', 'colour', 'room']]);
  });

  it('say no word of a file that is something else', async () => {
    const plan = await planOf({ 'orders.csv': 'article,price\nchair,3\n' });
    expect(senders(plan)).toEqual([]);
    expect(troubles(plan)).toEqual([[1, 'nothing-known', 'article', 'price']]);
  });

  it('go on after a damaged line, and name it', async () => {
    const plan = await planOf({
      'list.csv':
        'address,kind\na@shop.example,\n"b"@shop.example,\nc@shop.example,\n"d@shop.example,\ne@shop.example,\n',
    });
    expect(senders(plan)).toEqual(['shop.example a@shop.example stops', 'shop.example c@shop.example stops']);
    expect(plan.tenants[0]?.notUnderstood).toMatchObject([
      { line: 3, through: null, problem: 'bad-record' },
      { line: 5, through: 7, problem: 'bad-record' },
    ]);
  });

  it('name a hundred things one by one and count the rest', async () => {
    const plan = await planOf({ 'list.csv': `address\n${'nobody\n'.repeat(150)}a@shop.example\n` });
    const list = troubles(plan);
    expect(list).toHaveLength(101);
    expect(list.at(-1)).toEqual([102, 'more', '50']);
  });
});

describe('customers', () => {
  it('are told apart by a column', async () => {
    const plan = await planOf({ 'list.csv': 'Mandant;Adresse\nEins;a@shop.example\nZwei;b@shop.example\n' });
    expect(senders(plan)).toEqual(['Eins a@shop.example stops', 'Zwei b@shop.example stops']);
  });

  it('are told apart by their folders', async () => {
    const plan = await planOf({ 'one/report.csv': report, 'two/report.csv': report });
    expect(senders(plan)).toEqual(['one scan@shop.example stops', 'two scan@shop.example stops']);
  });

  it('two in one: contradicting switches are named with both places, and none is believed', async () => {
    const plan = await planOf({
      'report.csv': report,
      'both.txt': 'SmtpClientAuthenticationDisabled : True\n\nSmtpClientAuthenticationDisabled : False\n',
    });
    expect(plan.tenants[0]?.switches.smtpAuth).toBe(null);
    expect(troubles(plan)).toEqual([[3, 'two-settings', 'smtpAuth', 'both.txt:1']]);
    expect(senders(plan)).toEqual(['shop.example scan@shop.example stops']);
  });

  it('a mailbox with two settings is named too', async () => {
    const cas =
      'PrimarySmtpAddress,SmtpClientAuthenticationDisabled\na@shop.example,True\nA@shop.example,False\n';
    expect(troubles(await planOf({ 'cas.csv': cas }))).toEqual([
      [3, 'two-settings', 'a@shop.example', 'off', 'on'],
    ]);
  });

  it('come worst first', async () => {
    const list = 'tenant,address\nsmall,a@s.example\nlarge,a@l.example\nlarge,b@l.example\n';
    const plan = await planOf({ 'list.csv': list });
    expect(plan.tenants.map(({ tenant, hit }) => [tenant, hit])).toEqual([
      ['large', 2],
      ['small', 1],
    ]);
  });
});
