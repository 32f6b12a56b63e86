/** Lists as administrators export them: the columns of the real programs, in any language, encoding and mixture. */
import { describe, expect, it } from 'vitest';
import { renderTable } from '../../../electron/cli/commands/m365/table.ts';
import { createStyle } from '../../../electron/cli/terminal/style.ts';
import { renderCsv } from '../../../electron/engine/m365/render/csv.ts';
import { renderHtml } from '../../../electron/engine/m365/render/html.ts';
import { renderJson } from '../../../electron/engine/m365/render/json.ts';
import { renderMarkdown, renderTicket } from '../../../electron/engine/m365/render/markdown.ts';
import { troubleLine } from '../../../electron/engine/m365/render/sentences.ts';
import { createPlanWords } from '../../../shared/explain/plan-words.ts';
import { planOf, sendersOf, troublesOf } from './plan-of.ts';

/** Each with one sender that stops, `scan@shop.example`. */
const exports: readonly [form: string, name: string, text: string][] = [
  [
    'smtp-auth-clients',
    'English',
    'Sender address,Domain,TLS 1.0 (percentage),TLS 1.1 (percentage),TLS 1.2 (percentage),Messages sent\nscan@shop.example,shop.example,0,0,100,"1,204"\n',
  ],
  [
    'smtp-auth-clients',
    'German',
    'Absenderadresse,Domäne,TLS 1.0 (Prozentsatz),TLS 1.1 (Prozentsatz),TLS 1.2 (Prozentsatz),Gesendete Nachrichten\nscan@shop.example,shop.example,0,0,100,1.204\n',
  ],
  [
    'entra-sign-ins',
    'English',
    'Date (UTC),Request ID,User agent,User,Username,Incoming token type,Application,IP address,Location,Status,Sign-in error code,Failure reason,Client app,IP address (seen by resource),Incoming token type\n2026-11-20T07:00:00Z,r1,,Scan,scan@shop.example,none,Office 365 Exchange Online,203.0.113.7,"Bonn, DE",Success,0,,Authenticated SMTP,,none\n',
  ],
  [
    'entra-sign-ins',
    'German',
    'Datum (UTC),Benutzer,Benutzername,Anwendung,IP-Adresse,Status,Anmeldefehlercode,Fehlergrund,Clientanwendung\n2026-11-20T07:00:00Z,Scan,scan@shop.example,Office 365 Exchange Online,203.0.113.7,Erfolg,0,,Authentifiziertes SMTP\n',
  ],
  [
    'entra-sign-ins',
    'Log Analytics',
    'TimeGenerated [UTC],UserPrincipalName,AppDisplayName,IPAddress,ClientAppUsed,ResultType,ResultDescription\n"11/20/2026, 7:00:00.000 AM",scan@shop.example,Office 365 Exchange Online,203.0.113.7,Authenticated SMTP,0,\n',
  ],
  [
    'entra-sign-ins',
    'Log Analytics with a status object',
    'TimeGenerated,UserPrincipalName,ClientAppUsed,Status\n2026-11-20T07:00:00Z,scan@shop.example,Authenticated SMTP,"{""errorCode"":0,""additionalDetails"":""MFA""}"\n',
  ],
  [
    'entra-sign-ins',
    'hunting in Defender',
    'Timestamp,AccountUpn,Application,IPAddress,ClientAppUsed,ErrorCode\n2026-11-20T07:00:00Z,scan@shop.example,Office 365 Exchange Online,203.0.113.7,Authenticated SMTP,0\n',
  ],
  [
    'get-casmailbox',
    'English',
    '"PrimarySmtpAddress","DisplayName","SmtpClientAuthenticationDisabled","ImapEnabled"\n"scan@shop.example","Scan","False","True"\n',
  ],
  [
    'get-casmailbox',
    'saved again by a German Excel',
    'PrimarySmtpAddress;SmtpClientAuthenticationDisabled\nscan@shop.example;FALSCH\n',
  ],
  [
    'get-casmailbox',
    'what stands for nothing',
    'PrimarySmtpAddress,SmtpClientAuthenticationDisabled\nscan@shop.example,$null\n',
  ],
  [
    'find-smtp-auth-exposure',
    'English',
    '"DisplayName","Address","Setting","BreaksInDec"\n"Scan","scan@shop.example","Inherits tenant","True"\n',
  ],
  ['senders', 'English', 'tenant,address,kind\n,scan@shop.example,device\n'],
  ['senders', 'German', 'Mandant,Adresse,Art\n,scan@shop.example,Drucker\n'],
  ['senders', 'a plain list', 'scan@shop.example\n'],
];

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
/** Semicolons where no cell has a comma or a semicolon of its own. */
const semicolons = (text: string) => (/[";]/.test(text) ? text : text.replaceAll(',', ';'));

const dresses: readonly [name: string, dress: (text: string) => string | Uint8Array][] = [
  ['as it is', (text) => text],
  ['with a byte order mark', (text) => `\ufeff${text}`],
  ['in UTF-16', utf16],
  ['in Windows-1252', (text) => Buffer.from(text, 'latin1')],
  ['with semicolons and CRLF', (text) => semicolons(text).replaceAll('\n', '\r\n')],
  ['below a prompt of PowerShell', (text) => `PS C:\\Users\\admin> Get-Content list.csv\n\n${text}`],
  ['below #TYPE', (text) => `#TYPE Selected.System.Object\r\n${text}`],
];

describe.each(dresses)('an export %s', (_, dress) => {
  it.each(exports)('%s: %s', async (form, __, text) => {
    const plan = await planOf({ 'list.csv': dress(text) });
    expect(sendersOf(plan)).toEqual(['shop.example scan@shop.example stops']);
    expect(plan.files).toMatchObject([{ form, rows: 1 }]);
    expect(troublesOf(plan).filter(([, problem]) => problem !== 'columns')).toEqual([]);
  });
});

describe('an export of sign-ins', () => {
  it.each([
    [
      'has the name of a type for its status',
      'Status',
      'Microsoft.Graph.PowerShell.Models.MicrosoftGraphSignInStatus',
    ],
    ['has no column for its result', 'DeviceOS', 'Linux'],
  ])('that %s misses no sender, and says so', async (_, column, cell) => {
    const rows = [
      `UserPrincipalName,ClientAppUsed,${column}`,
      `scan@shop.example,Authenticated SMTP,${cell}`,
    ];
    const plan = await planOf({ 'signins.csv': [...rows, rows[1]].join('\n') });
    expect(sendersOf(plan)).toEqual(['shop.example scan@shop.example stops']);
    expect(plan.tenants[0]?.rows[0]?.seen?.signIn).toBe(null);
    expect(troublesOf(plan)).toContainEqual([2, 'no-result', '2']);
  });

  it.each(['Failure,50126', 'Interrupted,50074', 'Fehler,', ',50126', '"{""errorCode"":50126}",'])(
    'keeps refused ones apart: %s',
    async (result) => {
      const plan = await planOf({
        'signins.csv': `Username,Client app,Status,Sign-in error code\nscan@shop.example,Authenticated SMTP,${result}\n`,
      });
      expect(sendersOf(plan)).toEqual(['shop.example scan@shop.example refused-only']);
      expect(troublesOf(plan)).toEqual([]);
    },
  );

  it('in JSON names the entry, not a line that nobody can find', async () => {
    const entry = {
      userPrincipalName: 'scan@shop.example',
      clientAppUsed: 'Browser',
      status: { errorCode: 0 },
    };
    const plan = await planOf({
      'log.json': JSON.stringify([entry, { ...entry, userPrincipalName: '' }], null, 2),
    });
    const [trouble] = plan.notUnderstood;
    expect(trouble && troubleLine(trouble, createPlanWords('en'))).toMatch(/^log\.json, entry 1: /);
    expect(trouble && troubleLine(trouble, createPlanWords('de'))).toMatch(/^log\.json, Eintrag 1: /);
  });
});

describe('the report of Exchange', () => {
  it.each([
    ['without counts', 'Sender address,TLS 1.2 (percentage)\nscan@shop.example,100\n', null],
    ['with a count that is none', 'Sender address,Messages sent\nscan@shop.example,n/a\n', null],
    ['with counts of another program', 'Sender address,Messages sent\nscan@shop.example,420.0\n', 420],
  ])('%s shows who sends', async (_, text, messages) => {
    const plan = await planOf({ 'report.csv': text });
    expect(sendersOf(plan)).toEqual(['shop.example scan@shop.example stops']);
    expect(plan.tenants[0]?.rows[0]?.seen?.messages).toBe(messages);
  });

  it('outweighs refused sign-ins of the same sender', async () => {
    const plan = await planOf({
      'report.csv': 'Sender address,TLS 1.2 (percentage)\nscan@shop.example,100\n',
      'log.csv': 'Username,Client app,Status\nscan@shop.example,Authenticated SMTP,Failure\n',
    });
    expect(sendersOf(plan)).toEqual(['shop.example scan@shop.example stops']);
  });

  it('with a share below one percent of old encryption shows it', async () => {
    const plan = await planOf({
      'report.csv': 'Sender address,TLS 1.0 (percentage),Messages sent\nscan@shop.example,<1 %,3\n',
    });
    expect(plan.tenants[0]?.rows[0]?.seen?.oldTls).toBe(true);
  });
});

describe('a list of senders', () => {
  it('names the words that it did not understand, once', async () => {
    const plan = await planOf({
      'list.csv':
        'address,kind,recipients\na@shop.example,MFP,inside\nb@shop.example,toaster,mars\nc@shop.example,toaster,\n',
    });
    expect(troublesOf(plan)).toEqual([[3, 'words', 'toaster', 'mars']]);
  });
});

describe('what comes from another program', () => {
  it.each([
    ['en', 'Standard input, line 2: There is no email address: nobody.'],
    ['de', 'Standardeingabe, Zeile 2: Hier steht keine E-Mail-Adresse: nobody.'],
  ] as const)('has a name in words: %s', async (language, line) => {
    const plan = await planOf({ '-': 'a@shop.example\nnobody\n' });
    const [trouble] = plan.tenants[0]?.notUnderstood ?? [];
    expect(trouble && troubleLine(trouble, createPlanWords(language))).toBe(line);
  });
});

describe('what PowerShell printed', () => {
  it('is read with its prompts, one record after the other', async () => {
    const plan = await planOf({
      'console.txt': `PS C:\\> Get-TransportConfig | Format-List SmtpClientAuthenticationDisabled

SmtpClientAuthenticationDisabled : False

PS C:\\> Get-CASMailbox scan | Format-List PrimarySmtpAddress,SmtpClientAuthenticationDisabled
PrimarySmtpAddress               : scan@shop.example
SmtpClientAuthenticationDisabled :
PS C:\\>`,
    });
    expect(sendersOf(plan)).toEqual(['shop.example scan@shop.example stops']);
    expect(plan.tenants[0]?.switches).toMatchObject({ smtpAuth: 'on', mailboxes: { inherits: 1 } });
    expect(troublesOf(plan)).toEqual([]);
  });
});

describe('two customers in one file', () => {
  const exposure = '"Address","Setting","BreaksInDec"\n';

  it('two exports, one below the other, are both read', async () => {
    const plan = await planOf({
      'all.csv': `Sender address,Messages sent\nscan@shop.example,3\nMessages sent,Sender address\n5,fax@shop.example\n`,
    });
    expect(sendersOf(plan)).toEqual([
      'shop.example fax@shop.example stops',
      'shop.example scan@shop.example stops',
    ]);
    expect(troublesOf(plan)).toEqual([]);
  });

  it('are seen by what their mailboxes inherit, once, with both lines', async () => {
    const plan = await planOf({
      'all.csv': `${exposure}a@shop.example,Inherits tenant,True\n${exposure}a@mill.example,Inherits tenant,False\nb@mill.example,Inherits tenant,False\n`,
    });
    expect(troublesOf(plan)).toEqual([[4, 'two-settings', 'smtpAuth', 'all.csv:2']]);
    expect(plan.tenants[0]?.switches.smtpAuth).toBe(null);
  });

  it('are seen by the domains that Microsoft gave them', async () => {
    const plan = await planOf({
      'all.csv': 'address\na@shop.onmicrosoft.com\nb@shop.mail.onmicrosoft.com\nc@mill.onmicrosoft.com\n',
    });
    expect(troublesOf(plan)).toContainEqual([4, 'two-tenants', 'shop', 'mill']);
  });
});

describe('a formula in a cell', () => {
  const signs = ['=', '+', '-', '@', '\t=', '\u00a0=', '\uff1d'];

  it('begins no cell of any form, and no line of a table', async () => {
    const rows = signs.flatMap((sign, index) => [
      `"${sign}cmd|' /C calc'!A${index}",=a${index}@shop.example,device`,
      `"${sign}cmd|' /C calc'!A${index}",+b${index}@shop.example,device`,
      `"${sign}cmd|' /C calc'!A${index}","${sign}nothing",device`,
    ]);
    const plan = await planOf({ '=evil.csv': ['tenant,address,=colour', ...rows].join('\n') });
    expect(plan.summary.senders).toBeGreaterThan(signs.length);
    const words = createPlanWords('en');
    const formula = /^[\s\u00a0]*[=+\-@\uff1d]/;
    const csv = [...renderCsv(plan, words)].join('');
    const cells = csv.match(/(?<=^|,|\n)("(?:[^"]|"")*"|[^",\r\n]*)/g) ?? [];
    const html = [...renderHtml(plan, words, 'en')].join('');
    const markdown = [
      ...renderMarkdown(plan, words),
      ...plan.tenants.flatMap((one) => [...renderTicket(one, plan, words)]),
    ]
      .join('')
      .split('\n')
      .filter((line) => line.startsWith('|') && !/^\|[ |-]+$/.test(line))
      .flatMap((line) => line.split('|').map((cell) => cell.trim().replaceAll('\\', '')));
    const table = [...renderTable(plan, words, { width: 80, style: createStyle(false) })]
      .join('')
      .split('\n');
    for (const cell of [
      ...cells.map((one) => one.replace(/^"/, '')),
      ...[...html.matchAll(/<(?:td|th|li|h2|summary|p)>([^<]*)/g)].map(([, text]) => text ?? ''),
      ...markdown,
      ...table,
    ])
      expect(cell).not.toMatch(formula);
    expect(() => JSON.parse([...renderJson(plan, words)].join(''))).not.toThrow();
  });
});
