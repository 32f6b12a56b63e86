import { describe, expect, it } from 'vitest';
import { comparePlans, readEarlierPlan } from '../../../electron/engine/m365/compare.ts';
import { gather } from '../../../electron/engine/m365/gather.ts';
import { makePlan, type Plan } from '../../../electron/engine/m365/plan.ts';
import { renderCsv } from '../../../electron/engine/m365/render/csv.ts';
import { renderHtml } from '../../../electron/engine/m365/render/html.ts';
import { renderJson } from '../../../electron/engine/m365/render/json.ts';
import { renderMarkdown } from '../../../electron/engine/m365/render/markdown.ts';
import { leadOf } from '../../../electron/engine/m365/render/sentences.ts';
import { createTexts } from '../../../electron/engine/m365/text.ts';
import { createPlanWords } from '../../../shared/explain/plan-words.ts';
import { m365ResultSchema } from '../../../shared/microsoft-365/plan.ts';

const english = createPlanWords('en');
const german = createPlanWords('de');

async function planOf(list: string, day = '2026-12-01'): Promise<Plan> {
  const open = async function* () {
    yield new TextEncoder().encode(list);
  };
  return makePlan(await gather([{ name: 'list.csv', folder: 'here', open }]), day);
}

const whole = (pieces: Iterable<string>) => [...pieces].join('');
const textOf = (plan: Plan, words = english) => {
  const [row] = plan.tenants.flatMap(({ rows }) => rows);
  if (!row) throw new Error('no row');
  return createTexts(plan.era, words).textOf(row);
};

describe('the words of a day', () => {
  it.each([
    ['2026-12-01', 'can send with a password today', 'Microsoft switches off'],
    ['2026-12-31', 'can send with a password today', 'Microsoft switches off'],
    ['2027-01-01', 'That is off since the end of December 2026', 'Since the end of December 2026'],
    [
      '2027-07-01',
      'That is off since the end of December 2026',
      'Microsoft may have named the last day by now',
    ],
  ])('on %s', async (day, row, lead) => {
    const plan = await planOf('scan@shop.example\n', day);
    expect(textOf(plan)).toContain(row);
    expect(leadOf(plan, english).join(' ')).toContain(lead);
  });
});

describe('the text for the administrator', () => {
  it('has the command, the pages and the source, in both languages', async () => {
    const plan = await planOf('address,kind\nscan@shop.example,device\n');
    for (const [words, until] of [
      [english, 'Until then'],
      [german, 'Bis dahin'],
    ] as const) {
      const text = textOf(plan, words);
      expect(text).toContain(until);
      expect(text).toContain(
        "PowerShell: Set-CASMailbox -Identity 'scan@shop.example' -SmtpClientAuthenticationDisabled $false",
      );
      expect(text).toContain('admin.microsoft.com > Users > Active users > Mail > Manage email apps');
      expect(text).toContain(
        'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission',
      );
    }
  });

  it('names the server of each way', async () => {
    const inside = await planOf('address,kind,recipients\nscan@shop.example,device,inside\n');
    expect(textOf(inside)).toContain('smtp.hve.mx.microsoft, port 587');
    expect(textOf(inside)).toContain('the MX host of shop.example, port 25');
  });

  it('ends no quote of PowerShell, straight or curly', async () => {
    const plan = await planOf("o'bri‘en@shop.example\n");
    expect(textOf(plan)).toContain("-Identity 'o''bri‘‘en@shop.example'");
  });

  it('sends nobody with a personal mailbox to an administrator', async () => {
    const text = textOf(await planOf('somebody@outlook.com\n'));
    expect(text).not.toContain('PowerShell');
    expect(text).not.toContain('admin.microsoft.com');
    expect(text).toContain('there is no administrator');
  });
});

describe('the forms', () => {
  const hostile = 'tenant,address\n=cmd|x!A0,=1+1@shop.example\n<b>|[x](y)`,+a@shop.example\n';

  it('JSON is what the schema says', async () => {
    const plan = await planOf(hostile);
    const json = JSON.parse(whole(renderJson(plan, english)));
    expect(m365ResultSchema.parse(json)).toEqual(json);
    expect(json.tenants.map(({ tenant }: { tenant: string }) => tenant)).toEqual([
      '<b>|[x](y)`',
      '=cmd|x!A0',
    ]);
  });

  it('no cell of the CSV is a formula', async () => {
    const csv = whole(renderCsv(await planOf(hostile), english));
    const cells = csv.split('\r\n').flatMap((line) => line.split(',').slice(0, 2));
    expect(cells.filter((cell) => /^"?[=+@-]/.test(cell))).toEqual([]);
    expect(csv).toContain("'=cmd|x!A0,'=1+1@shop.example");
  });

  it('Markdown and HTML show names as text', async () => {
    const plan = await planOf(hostile);
    expect(whole(renderMarkdown(plan, english))).toContain('## \\<b\\>\\|\\[x\\](y)\\`');
    const html = whole(renderHtml(plan, german, 'de'));
    expect(html).toContain('<h2>&lt;b&gt;|[x](y)`</h2>');
    expect(html).not.toContain('<b>');
  });

  it('a fence of Markdown is closed by no address', async () => {
    const markdown = whole(renderMarkdown(await planOf('a```b@shop.example\n'), english));
    expect(markdown).toContain("````powershell\nSet-CASMailbox -Identity 'a```b@shop.example'");
  });
});

describe('against an earlier plan', () => {
  const before = { schema: 'sendwell/m365/1', tenants: [] as object[] };

  it('says what is new, gone and changed', async () => {
    const earlier = readEarlierPlan({
      ...before,
      tenants: [
        {
          tenant: 'shop.example',
          senders: [
            { address: 'Scan@shop.example', state: 'token' },
            { address: 'same@shop.example', state: 'stops' },
            { address: 'old@shop.example', state: 'stops' },
          ],
        },
      ],
    });
    const { tenants } = await planOf('scan@shop.example\nsame@shop.example\nnew@shop.example\n');
    expect(earlier && comparePlans(earlier, tenants)).toEqual([
      { tenant: 'shop.example', address: 'new@shop.example', change: 'new', before: null, now: 'stops' },
      {
        tenant: 'shop.example',
        address: 'scan@shop.example',
        change: 'changed',
        before: 'token',
        now: 'stops',
      },
      { tenant: 'shop.example', address: 'old@shop.example', change: 'gone', before: 'stops', now: null },
    ]);
  });

  it('reads its own JSON, and no other', async () => {
    const plan = await planOf('scan@shop.example\n');
    const earlier = readEarlierPlan(JSON.parse(whole(renderJson(plan, english))));
    expect(earlier && comparePlans(earlier, plan.tenants)).toEqual([]);
    expect(readEarlierPlan({ ...before, schema: 'sendwell/check/1' })).toBe(null);
    expect(readEarlierPlan([])).toBe(null);
  });
});
