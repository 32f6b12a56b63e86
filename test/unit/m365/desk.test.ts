/** The plan of the window: files in pieces, tables in words out, and the same plan as the command's. */
import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { PlanDesk } from '../../../electron/engine/m365/desk.ts';
import { deskChannels, mostBytes, sendersAtOnce } from '../../../shared/microsoft-365/desk.ts';
import { m365ResultSchema } from '../../../shared/microsoft-365/plan.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** Each file cut after so many bytes. */
function deskWith(files: Record<string, string>, cut = Number.POSITIVE_INFINITY): PlanDesk {
  const desk = new PlanDesk();
  for (const [place, [path, text]] of Object.entries(files).entries()) {
    const [name = '', folder = ''] = path.split('/').reverse();
    const all = bytes(text);
    for (let at = 0; at === 0 || at < all.length; at += cut)
      expect(desk.add(place, { name, folder }, all.subarray(at, at + cut))).toBe(true);
  }
  return desk;
}

const senders = 'address,kind\nscanner@shop.example,device\nana.lopez@shop.example,person\n';

describe('files in pieces', () => {
  it('give the same plan however they are cut', async () => {
    const whole = await deskWith({ 'list.csv': senders }).plan('en');
    for (const cut of [1, 3, 7, 64]) {
      expect(await deskWith({ 'list.csv': senders }, cut).plan('en')).toEqual(whole);
    }
    expect(whole).toMatchObject({ empty: false, hit: 2, summary: '2 senders, 2 hit. 1 customer.' });
    expect(deskChannels['m365:plan'].output.parse(whole)).toEqual(whole);
  });

  it('of several folders are several customers, the worst first', async () => {
    const list = {
      'one/a.csv': 'address\na@one.example',
      'two/a.csv': 'address\na@two.example\nb@two.example',
    };
    const { tenants } = await deskWith(list).plan('en');
    expect(tenants.rows.map(([name]) => name)).toEqual(['two', 'one']);
  });

  it('that are too much are refused, and what was there stays', async () => {
    const desk = deskWith({ 'list.csv': senders });
    const huge = new Uint8Array(0);
    Object.defineProperty(huge, 'length', { value: mostBytes });
    expect(desk.add(1, { name: 'huge.csv', folder: '' }, huge)).toBe(false);
    expect((await desk.plan('en')).hit).toBe(2);
  });

  it('that are nothing say so, with their lines', async () => {
    const plan = await deskWith({ 'a.csv': 'colour,size\nred,3\n', 'empty.txt': '' }).plan('en');
    expect(plan).toMatchObject({ empty: true, hit: 0 });
    expect(plan.troubles.lines.join('\n')).toContain('a.csv, line 1: No column here is known: colour, size.');
    expect(plan.troubles.lines.join('\n')).toContain('empty.txt: There is nothing in it.');
  });
});

describe('what the page asks for', () => {
  it('is no plan before there is one: an empty one is neither saved nor shown', () => {
    const desk = deskWith({ 'list.csv': senders });
    expect(() => desk.render('html', 'en')).toThrow('no plan');
    expect(() => desk.senders(0, 0, 'en')).toThrow('no plan');
    expect(() => desk.ticket(0, 'en')).toThrow('no plan');
  });

  it('is in its language', async () => {
    const desk = deskWith({ 'list.csv': senders });
    expect((await desk.plan('de')).tenants.head).toContain('Betroffen');
    expect(desk.senders(0, 0, 'de').head).toContain('Bester Weg');
  });

  it('comes fifty senders at a time, with what to do', async () => {
    const list = Array.from({ length: sendersAtOnce + 3 }, (_, row) => `user${row}@shop.example`);
    const desk = deskWith({ 'list.txt': list.join('\n') });
    await desk.plan('en');
    const first = desk.senders(0, 0, 'en');
    const rest = desk.senders(0, sendersAtOnce, 'en');
    expect([first.rows.length, rest.rows.length, first.total]).toEqual([50, 3, 53]);
    expect(new Set([...first.rows, ...rest.rows].map(({ cells: [address] }) => address)).size).toBe(53);
    expect(JSON.stringify(first.rows[0]?.text)).toContain('Set-CASMailbox');
    expect(deskChannels['m365:senders'].output.parse(first)).toEqual(first);
    expect(() => desk.senders(1, 0, 'en')).toThrow();
  });

  it('says in one line that no file has the switches', async () => {
    const desk = deskWith({ 'list.csv': senders });
    await desk.plan('en');
    expect(desk.senders(0, 0, 'en').switches).toEqual([['Switches of the tenant', 'not in the files']]);
    const more = deskWith({ 'list.csv': senders, 'switch.txt': 'SmtpClientAuthenticationDisabled : True' });
    await more.plan('en');
    expect(more.senders(0, 0, 'en').switches).toContainEqual(['Sending with sign-in', 'off']);
  });

  it('is bounded, however large the plan is and whatever stands in it: the main process only hands it on', async () => {
    const long = 'x'.repeat(2_000);
    const rows = Array.from({ length: 1_500 }, (_, row) => `t${row} ${'y'.repeat(200)},u${row}@t.example`);
    const damaged = `address,${long}\n${`nobody ${long}\n`.repeat(100)}`;
    const files = Object.fromEntries(Array.from({ length: 12 }, (_, file) => [`f${file}.csv`, damaged]));
    const desk = deskWith({ 'all.csv': ['tenant,address', ...rows].join('\n'), ...files });
    const overview = await desk.plan('de');
    expect([overview.tenants.rows.length, overview.tenants.more]).toEqual([1_000, 500]);
    expect([overview.troubles.lines.length, overview.troubles.more > 0]).toEqual([1_000, true]);
    for (const message of [overview, desk.senders(0, 0, 'de')])
      expect(JSON.stringify(message).length).toBeLessThan(1_500_000);
  });

  it('is saved as the command saves it', async () => {
    vi.useFakeTimers({ now: new Date('2026-12-01T08:00:00Z'), toFake: ['Date'] });
    const desk = deskWith({ 'list.csv': senders });
    await desk.plan('en');
    const json = [...desk.render('json', 'en')].join('');
    expect(m365ResultSchema.parse(JSON.parse(json))).toMatchObject({ day: '2026-12-01', era: 'before' });
    expect([...desk.render('html', 'en')].join('')).toMatch(/^<!doctype html>/);
    expect([...desk.render('csv', 'en')].join('')).toMatch(/^tenant,address,/);
    expect([...desk.render('markdown', 'en')].join('')).toMatch(/^# Microsoft 365/);
    expect(desk.ticket(0, 'en')).toContain('scanner@shop.example');

    const later = deskWith({ 'list.csv': `${senders}fax@shop.example,device\n`, 'plan.json': json });
    const { changes, summary } = await later.plan('en');
    expect(summary).toContain('3 senders');
    expect(changes?.rows).toEqual([['shop.example', 'fax@shop.example', 'new', 'none', 'stops']]);
    vi.useRealTimers();
  });

  it('comes from the samples of the guide', async () => {
    const folder = new URL('../../../docs/samples/m365/', import.meta.url);
    const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
    const names = ['shop/smtp-auth-clients.csv', 'shop/mailboxes.csv', 'shop/transport-config.txt'];
    const plan = await deskWith(Object.fromEntries(names.map((name) => [name, read(name)]))).plan('en');
    expect(plan.empty).toBe(false);
    expect(plan.tenants.rows).toHaveLength(1);
  });
});
