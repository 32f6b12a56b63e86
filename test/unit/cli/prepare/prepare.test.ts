import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../../../electron/cli/main.ts';
import { prepare } from '../../../../electron/cli/prepare/prepare.ts';
import type { PolicyReading } from '../../../../electron/engine/configuration/policy/read.ts';
import { checkResultSchema, discoverResultSchema } from '../../../../shared/results.ts';
import { checkResult } from '../../../support/check-results.ts';
import { type FakeOptions, fakeContext, fakeSystem } from '../fake-system.ts';

let folder = '';
const at = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sendwell-prepare-'));
  const file = {
    schema: 'sendwell/settings-file/1',
    organisation: { name: 'Shop' },
    domains: ['shop.example'],
    servers: [{ host: 'mail.shop.example', port: 465, security: 'tls' }],
    allowedDoors: [{ port: 465, security: 'tls' }],
    restrictions: ['typed-settings', 'web-sources'],
    language: 'de',
    ticketAddress: 'tickets@shop.example',
  };
  await writeFile(at('shop.sendwell.json'), JSON.stringify(file));
  await writeFile(at('bad.sendwell.json'), JSON.stringify({ ...file, password: 'hunter2' }));
  await writeFile(at('check.json'), JSON.stringify(checkResult()));
});
afterAll(() => rm(folder, { recursive: true }));

function managed(reading: Partial<PolicyReading>, options: FakeOptions = {}) {
  const system = fakeSystem({ input: '', ...options });
  const readPolicy = async () => ({ policy: {}, problems: [], ...reading });
  return Object.assign(system, { readPolicy });
}

describe('a settings file', () => {
  it('is shown in full before it is used', async () => {
    const system = fakeSystem();
    const prepared = await prepare({ settings: at('shop.sendwell.json') }, fakeContext(system));
    expect(system.err()).toContain('This settings file comes from Shop.');
    expect(system.err()).toContain('mail.shop.example:465');
    if (!prepared.ok) throw new Error('not prepared');
    const { deps } = prepared.value;
    expect(deps.discovery).toMatchObject({ offline: true, settingsFile: { domains: ['shop.example'] } });
    expect(deps.isAllowedEndpoint?.({ host: 'mail.shop.example', port: 587, security: 'starttls' })).toBe(
      false,
    );
    expect(deps.forbids?.('typed-settings')).toBe(true);
  });

  it('answers first, and nothing is fetched from the web', async () => {
    const system = fakeSystem({ input: '' });
    const argv = [
      'discover',
      'ana@shop.example',
      '--settings',
      at('shop.sendwell.json'),
      '--dns',
      '127.0.0.1:9',
      '--json',
    ];
    await main(argv, system);
    const { candidates, trace } = discoverResultSchema.parse(JSON.parse(system.out()));
    expect(candidates[0]).toMatchObject({
      host: 'mail.shop.example',
      port: 465,
      source: 'settings-file',
      consent: false,
    });
    expect(
      trace.filter(({ source }) => source === 'autoconfig').every(({ outcome }) => outcome === 'skipped'),
    ).toBe(true);
  });

  it.each([
    ['bad.sendwell.json', 65, 'settings-file-secret-inside'],
    ['missing.sendwell.json', 66, 'no-such-file'],
  ])('%s: %i', async (name, code, error) => {
    const system = fakeSystem({ input: '', env: { PW: 'x' } });
    expect(
      await main(
        ['check', 'ana@shop.example', '--password-env', 'PW', '--settings', at(name), '--json'],
        system,
      ),
    ).toBe(code);
    expect(checkResultSchema.parse(JSON.parse(system.out()))).toMatchObject({
      error: { code: error },
      contacted: [],
    });
    expect(system.out() + system.err()).not.toContain('hunter2');
  });

  it.each([
    ['--host', 'mail.shop.example'],
    ['--port', '25'],
    ['--security', 'none'],
  ])('can switch typed settings off: %s', async (option, value) => {
    const system = fakeSystem({ input: '', env: { PW: 'x' } });
    const argv = ['check', 'ana@shop.example', option, value, '--password-env', 'PW', '--json'];
    expect(await main([...argv, '--settings', at('shop.sendwell.json')], system)).toBe(78);
    expect(checkResultSchema.parse(JSON.parse(system.out())).error?.code).toBe('restricted-typed-settings');
  });
});

describe('the language of the words', () => {
  const said = async (system: ReturnType<typeof managed>, ...more: string[]) => {
    await main(['decode', '70T-981-T70', ...more], system);
    return system.out().includes('Ergebnis') ? 'de' : 'en';
  };
  const withFile = () => ['--settings', at('shop.sendwell.json')];

  it('is that of the settings file, unless another one was asked for', async () => {
    expect(await said(managed({}), ...withFile())).toBe('de');
    expect(await said(managed({}), ...withFile(), '--lang', 'en')).toBe('en');
    expect(await said(managed({ policy: { settingsFile: at('shop.sendwell.json') } }))).toBe('de');
  });

  it('is the managed one before all others', async () => {
    expect(await said(managed({ policy: { language: 'en' } }), ...withFile())).toBe('en');
    expect(await said(managed({ policy: { language: 'de' } }), '--lang', 'en')).toBe('de');
    expect(await said(managed({ policy: { language: 'system' } }))).toBe('en');
  });

  it('stays when the file cannot be used', async () => {
    expect(await said(managed({}), '--settings', at('bad.sendwell.json'))).toBe('en');
    expect(await said(managed({}), '--settings', at('missing.sendwell.json'))).toBe('en');
  });
});

it('a report says where the helpdesk wants it', async () => {
  const system = managed({});
  await main(['report', at('check.json'), '--settings', at('shop.sendwell.json'), '--lang', 'en'], system);
  expect(system.out()).toContain('Send it to: tickets@shop.example');
});

describe('managed settings', () => {
  it.each([[['practice']], [['practice', 'works', '--serve']]])('can switch %j off', async (argv) => {
    const system = managed({ policy: { practiceMode: false } });
    expect(await main([...argv, '--json'], system)).toBe(78);
    expect(JSON.parse(system.out()).error.code).toBe('restricted-practice-mode');
  });

  it('name servers and authorities for probe too', async () => {
    const system = managed({ policy: { caFile: at('missing.pem') } });
    expect(await main(['probe', '127.0.0.1', '--ports', '9', '--json'], system)).toBe(66);
  });

  it('count before what was typed', async () => {
    const policy = {
      providerDatabase: 'https://ispdb.shop.example/',
      builtInServers: false,
      settingsFile: at('shop.sendwell.json'),
    };
    const system = managed({ policy });
    const prepared = await prepare({ ispdb: 'https://typed.example/', offlineDb: 'on' }, fakeContext(system));
    expect(prepared).toMatchObject({
      value: {
        deps: { discovery: { ispdbBases: ['https://ispdb.shop.example/'], offlineDb: false } },
        given: { settingsFile: { organisation: { name: 'Shop' } } },
      },
    });
    expect(system.err()).toBe('');
  });

  it('ask the managed name server, whatever was typed', async () => {
    const system = managed({ policy: { dns: '127.0.0.1:1', offline: true, builtInServers: false } });
    await main(['discover', 'ana@shop.example', '--dns', '127.0.0.1:9', '--timeout', '2', '--json'], system);
    const { contacted } = discoverResultSchema.parse(JSON.parse(system.out()));
    expect([...new Set(contacted.map(({ host, port }) => `${host}:${port}`))]).toEqual(['127.0.0.1:1']);
  });

  it('add hosts that need no agreement, and keep away from the web', async () => {
    const system = managed({
      policy: { allowedHosts: ['Mail.Host.example'], restrictions: ['web-sources'], providerDatabase: 'off' },
    });
    const prepared = await prepare({ allowHost: ['typed.example'] }, fakeContext(system));
    if (!prepared.ok) throw new Error('not prepared');
    const { allowedHosts, offline, ispdbBases } = prepared.value.deps.discovery;
    expect([...allowedHosts].sort()).toEqual(['mail.host.example', 'typed.example']);
    expect([offline, ispdbBases]).toEqual([true, []]);
  });

  it('are named when they cannot be used', async () => {
    const problems: PolicyReading['problems'] = [
      { name: 'colour', problem: 'unknown' },
      { name: '/etc/sendwell/policy.json', problem: 'unsafe' },
    ];
    const system = managed({ problems });
    await prepare({}, fakeContext(system));
    expect(system.err()).toContain('The managed setting "colour" is not known.');
    expect(system.err()).toContain('others than the administrator can change them');
  });

  it.each([
    [
      ['export', 'check.json', '--format', 'env', '--with-password', '--password-env', 'PW'],
      'password-in-export',
    ],
    [['report', 'check.json', '--show-addresses'], 'unmasked-report'],
  ] as const)('%j can be switched off', async ([command, file, ...rest], restriction) => {
    const system = managed({ policy: { restrictions: [restriction] } }, { env: { PW: 'x' } });
    expect(await main([command, at(file), ...rest], system)).toBe(78);
    expect(system.err()).toContain('has switched this off');
    expect(system.out()).toBe('');
  });
});
