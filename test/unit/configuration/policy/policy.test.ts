import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../../../electron/engine/configuration/policy/read.ts';
import { policySource, thisSystem } from '../../../../electron/engine/configuration/policy/source.ts';
import type { PolicySystem } from '../../../../electron/engine/configuration/policy/types.ts';
import { readRegistry } from '../../../../electron/engine/configuration/policy/windows.ts';
import { identity } from '../../../../package.json';
import { type Policy, policySchema } from '../../../../shared/policy.ts';

/** A value of every rule. */
const everything: Required<Policy> = {
  language: 'de',
  theme: 'dark',
  dns: '192.0.2.53',
  offline: true,
  caFile: '/etc/ssl/company.pem',
  rememberPassword: false,
  keepHistory: false,
  checkForUpdates: true,
  detailsOpen: true,
  settingsFile: '/etc/sendwell/shop.sendwell.json',
  providerDatabase: 'https://ispdb.shop.example/v1.1/',
  builtInServers: false,
  allowedHosts: ['mail.host.example', 'smtp.host.example'],
  restrictions: ['password-in-export', 'saved-password'],
  clientIds: { microsoft: '0815', google: { id: 'abc.apps.example', secret: 'public-0815' } },
  words: 'technical',
  practiceMode: false,
  listening: false,
};

interface FakeFile {
  text?: string;
  owner?: number;
  mode?: number;
}

function fakeSystem(
  files: Record<string, FakeFile>,
  answers: Record<string, string> = {},
  systemRoot: string | null = null,
): PolicySystem & { calls: string[] } {
  const calls: string[] = [];
  return {
    calls,
    userName: 'ana',
    systemRoot,
    async run(program, args) {
      const call = [program, ...args].join(' ');
      calls.push(call);
      return answers[call] ?? null;
    },
    async readFile(path) {
      const file = files[path];
      return file ? { text: '', owner: 0, mode: 0o100644, ...file } : null;
    },
  };
}

const linux = (file: FakeFile | null) =>
  readPolicy(policySource('linux', fakeSystem(file ? { '/etc/sendwell/policy.json': file } : {})));

describe('Linux', () => {
  it('reads every rule', async () => {
    expect(await linux({ text: JSON.stringify(everything) })).toEqual({ policy: everything, problems: [] });
  });

  it('without a file nothing is managed', async () => {
    expect(await linux(null)).toEqual({ policy: {}, problems: [] });
  });

  it.each([
    [{ text: '{', mode: 0o100600 }, 'unreadable'],
    [{ text: '[]' }, 'unreadable'],
    [{ text: '{}', owner: 1000 }, 'unsafe'],
    [{ text: '{}', mode: 0o100666 }, 'unsafe'],
    [{ text: '{}', mode: 0o100664 }, 'unsafe'],
  ])('%j: %s', async (file, problem) => {
    expect(await linux(file)).toEqual({
      policy: {},
      problems: [{ name: '/etc/sendwell/policy.json', problem }],
    });
  });

  it('uses what can be used, and names the rest', async () => {
    const text = JSON.stringify({
      offline: 'yes',
      dns: '192.0.2.53',
      colour: 'red',
      restrictions: ['all'],
      password: 'x',
    });
    expect(await linux({ text })).toEqual({
      policy: { dns: '192.0.2.53' },
      problems: [
        { name: 'offline', problem: 'value' },
        { name: 'colour', problem: 'unknown' },
        { name: 'restrictions', problem: 'value' },
        { name: 'password', problem: 'unknown' },
      ],
    });
  });
});

describe('macOS', () => {
  const computer = `/Library/Managed Preferences/${identity.appId}.plist`;
  const person = `/Library/Managed Preferences/ana/${identity.appId}.plist`;
  const plutil = (place: string) => `/usr/bin/plutil -convert json -o - -- ${place}`;
  const read = (files: Record<string, FakeFile>, answers: Record<string, string>) =>
    readPolicy(policySource('darwin', fakeSystem(files, answers)));

  it('reads every rule', async () => {
    const answers = { [plutil(computer)]: JSON.stringify(everything) };
    expect(await read({ [computer]: {} }, answers)).toEqual({ policy: everything, problems: [] });
  });

  it('what counts for the computer counts before what counts for the person', async () => {
    const answers = {
      [plutil(computer)]: JSON.stringify({ language: 'en' }),
      [plutil(person)]: JSON.stringify({ language: 'de', theme: 'dark' }),
    };
    const { policy } = await read({ [computer]: {}, [person]: {} }, answers);
    expect(policy).toEqual({ language: 'en', theme: 'dark' });
  });

  it('says when a file cannot be read', async () => {
    expect(await read({ [computer]: {} }, {})).toEqual({
      policy: {},
      problems: [{ name: computer, problem: 'unreadable' }],
    });
    expect(await read({}, {})).toEqual({ policy: {}, problems: [] });
  });
});

describe('Windows', () => {
  const query = (hive: string, root = 'C:\\Windows') =>
    `${root}\\System32\\reg.exe query ${hive}\\Software\\Policies\\Sendwell /s`;
  const alwaysThere = (root = 'C:\\Windows') =>
    `${root}\\System32\\reg.exe query HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion /v SystemRoot`;
  const key = 'HKEY_LOCAL_MACHINE\\Software\\Policies\\Sendwell';
  const registry = [
    '',
    key,
    '    Language    REG_SZ    de',
    '    theme    REG_SZ    dark',
    '    words    REG_SZ    technical',
    '    dns    REG_SZ    192.0.2.53',
    '    offline    REG_DWORD    0x1',
    '    caFile    REG_SZ    /etc/ssl/company.pem',
    '    rememberPassword    REG_DWORD    0x0',
    '    keepHistory    REG_DWORD    0x0',
    '    checkForUpdates    REG_DWORD    0x1',
    '    detailsOpen    REG_DWORD    0x1',
    '    settingsFile    REG_EXPAND_SZ    /etc/sendwell/shop.sendwell.json',
    '    providerDatabase    REG_SZ    https://ispdb.shop.example/v1.1/',
    '    builtInServers    REG_DWORD    0x0',
    '    allowedHosts    REG_MULTI_SZ    mail.host.example\\0smtp.host.example',
    '    restrictions    REG_MULTI_SZ    password-in-export\\0saved-password',
    '    practiceMode    REG_DWORD    0x0',
    '    listening    REG_DWORD    0x0',
    '',
    `${key}\\clientIds`,
    '    microsoft    REG_SZ    0815',
    '',
    `${key}\\clientIds\\google`,
    '    id    REG_SZ    abc.apps.example',
    '    secret    REG_SZ    public-0815',
    '',
  ].join('\r\n');
  const read = (answers: Record<string, string>, systemRoot: string | null = null) =>
    readPolicy(policySource('win32', fakeSystem({}, answers, systemRoot)));

  it('reads every rule', async () => {
    expect(await read({ [query('HKLM')]: registry })).toEqual({ policy: everything, problems: [] });
  });

  it('what counts for the computer counts before what counts for the person', async () => {
    const person = registry.replaceAll('HKEY_LOCAL_MACHINE', 'HKEY_CURRENT_USER').replace('dark', 'light');
    const { policy } = await read({
      [query('HKCU')]: person,
      [query('HKLM')]: `${key}\r\n    language    REG_SZ    en\r\n`,
    });
    expect(policy).toMatchObject({ language: 'en', theme: 'light' });
  });

  it('without the keys nothing is managed', async () => {
    expect(await read({ [alwaysThere()]: 'SystemRoot' })).toEqual({ policy: {}, problems: [] });
  });

  it('a registry that may not be read is said, and is not taken for an empty one', async () => {
    expect(await read({})).toEqual({
      policy: {},
      problems: [{ name: 'HKLM\\Software\\Policies\\Sendwell', problem: 'blocked' }],
    });
  });

  it.each([
    ['D:\\WINNT', 'D:\\WINNT'],
    ['\\\\evil.example\\share', 'C:\\Windows'],
    ['..\\here', 'C:\\Windows'],
  ])('the tool of %s is that of %s', async (systemRoot, used) => {
    const { policy } = await read({ [query('HKLM', used)]: registry }, systemRoot);
    expect(policy).toEqual(everything);
  });

  it.each([
    ['    name    REG_SZ    two  words    and more', { name: 'two  words    and more' }],
    ['    name    REG_SZ', { name: '' }],
    ['    my name    REG_DWORD    0xffffffff', { 'my name': 4_294_967_295 }],
    ['    name    REG_DWORD    nothing', {}],
    ['    name    REG_BINARY    00FF', {}],
    ['    (Default)    REG_SZ    (value not set)', { '(Default)': '(value not set)' }],
    ['name    REG_SZ    not indented', {}],
    ['    one    REG_MULTI_SZ    ', { one: [] }],
  ])('%j', (line, values) => {
    expect(readRegistry(`${key}\r\n${line}\r\n`, 'HKLM\\Software\\Policies\\Sendwell')).toEqual(values);
  });

  it('takes a list of one as text', async () => {
    const { policy } = await read({
      [query('HKLM')]: `${key}\r\n    allowedHosts    REG_SZ    a.example\r\n`,
    });
    expect(policy).toEqual({ allowedHosts: ['a.example'] });
  });
});

it('this computer can be asked', async () => {
  const system = thisSystem(() => 'ana');
  expect(await system.run('/no/such/program', [])).toBeNull();
  expect(await system.run(process.execPath, ['-p', '1'])).toBe('1\n');
  expect(await system.readFile('/no/such/file')).toBeNull();
  expect((await system.readFile(import.meta.filename))?.text).toContain('this computer can be asked');
});

it('nothing is managed on other systems, and every rule has a test', () => {
  expect(policySource('freebsd', fakeSystem({}))).toBeNull();
  expect(Object.keys(everything).sort()).toEqual([...policySchema.keyof().options].sort());
});
