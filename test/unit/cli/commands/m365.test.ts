import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { main } from '../../../../electron/cli/main.ts';
import { m365ResultSchema } from '../../../../shared/microsoft-365/plan.ts';
import { fakeSystem } from '../fake-system.ts';

let folder = '';
const at = (...names: string[]) => path.join(folder, ...names);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sendwell-m365-'));
  writeFileSync(
    at('list.csv'),
    'tenant,address,kind\nShop,scan@shop.example,device\nWerk/../x,erp@werk.example,\n',
  );
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  vi.useRealTimers();
});

async function run(argv: string[], input?: string) {
  const system = fakeSystem(input === undefined ? {} : { input });
  const code = await main(['m365', ...argv], system);
  return { code, out: system.out(), err: system.err() };
}

describe('sendwell m365', () => {
  it('prints a table, customers first', async () => {
    const { code, out } = await run([at('list.csv')]);
    expect(code).toBe(0);
    expect(out).toMatch(/^Shop +1 +1 +end of December 2026 +OAuth +administrator$/m);
    expect(out).toMatch(
      /^scan@shop\.example +device +stops +end of December 2026 +OAuth +connector +administrator$/m,
    );
  });

  it('writes the JSON of the contract', async () => {
    const { code, out } = await run([at('list.csv'), '--json']);
    expect(code).toBe(0);
    const result = m365ResultSchema.parse(JSON.parse(out));
    expect(result.summary).toEqual({ tenants: 2, senders: 2, hit: 2, states: { stops: 2 } });
    expect(result.tenants[0]?.senders[0]).toMatchObject({
      address: 'scan@shop.example',
      hit: true,
      since: '2026-12-31',
    });
  });

  it('takes the day from the clock', async () => {
    vi.useFakeTimers({ now: new Date('2027-01-02T08:00:00Z'), toFake: ['Date'] });
    const { out } = await run([at('list.csv')]);
    expect(out).toContain('Since the end of December 2026 sending with a password is off');
  });

  it('reads standard input', async () => {
    const { code, out } = await run(['-', '--format', 'csv'], 'scan@shop.example\n');
    expect(code).toBe(0);
    expect(out).toContain(
      '\r\nshop.example,scan@shop.example,device,stops,true,2026-12-31,oauth,connector,it-team,',
    );
  });

  it('writes one ticket per customer, inside the folder and never over another file', async () => {
    const { code } = await run([at('list.csv'), '--tickets', at('tickets')]);
    expect(code).toBe(0);
    expect(readdirSync(at('tickets')).sort()).toEqual(['shop.md', 'werk-..-x.md']);
    expect(readFileSync(at('tickets', 'shop.md'), 'utf8')).toContain('### scan@shop.example');
    expect((await run([at('list.csv'), '--tickets', at('tickets')])).code).toBe(74);
    expect((await run([at('list.csv'), '--tickets', at('tickets'), '--force'])).code).toBe(0);
  });

  it('writes to a file, once', async () => {
    const call = [at('list.csv'), '--format', 'html', '--out', at('plan.html')];
    expect((await run(call)).code).toBe(0);
    expect(readFileSync(at('plan.html'), 'utf8')).toMatch(/^<!doctype html>[\s\S]+<\/html>\n$/);
    expect((await run(call)).code).toBe(74);
  });

  it('says what changed since an earlier plan', async () => {
    await run([at('list.csv'), '--json', '--out', at('old.json')]);
    writeFileSync(at('list.csv'), 'tenant,address\nShop,scan@shop.example\nShop,new@shop.example\n');
    const { out } = await run([at('list.csv'), '--compare', at('old.json')]);
    expect(out).toMatch(/^Shop +new@shop\.example +new +none +stops$/m);
    expect(out).toMatch(/^Werk\/\.\.\/x +erp@werk\.example +gone +stops +none$/m);
    expect((await run([at('list.csv'), '--compare', at('list.csv')])).code).toBe(65);
  });

  it('ends with 66 where there is no such file, with 65 where nothing was understood', async () => {
    expect((await run([at('list.csv'), at('nothing.csv')])).code).toBe(66);
    writeFileSync(at('wrong.csv'), 'article,price\nchair,3\n');
    const { code, out, err } = await run([at('wrong.csv'), '--json']);
    expect(code).toBe(65);
    expect(err).toContain('line 1: No column here is known: article, price.');
    const result = m365ResultSchema.parse(JSON.parse(out));
    expect(result.error?.code).toBe('no-senders');
    expect(result.notUnderstood).toMatchObject([{ line: 1, problem: 'nothing-known' }]);
  });

  it('plans with the files that were understood, and names the other', async () => {
    writeFileSync(at('wrong.csv'), 'article,price\nchair,3\n');
    const { code, out } = await run([at('list.csv'), at('wrong.csv')]);
    expect(code).toBe(0);
    expect(out).toMatch(/wrong\.csv, line 1: No column here is known: article,\s+price\./);
  });

  it('reads no folder and no device', async () => {
    mkdirSync(at('folder'));
    for (const name of [at('folder'), ...(process.platform === 'win32' ? [] : ['/dev/zero'])]) {
      const { code, err } = await run([name]);
      expect(code).toBe(74);
      expect(err).toContain('is no file but a folder, a pipe or a device');
    }
  });
});
