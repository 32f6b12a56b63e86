/** Rules of the administrator x settings file x own choice: what counts. */
import { describe, expect, it } from 'vitest';
import {
  type Effective,
  effective,
  managedPreferences,
  type OwnChoice,
} from '../../../electron/engine/configuration/effective.ts';
import type { Policy } from '../../../shared/policy.ts';
import { publicDatabases } from '../../../shared/provider-databases.ts';
import { type Restriction, settingsFileSchema } from '../../../shared/settings-file.ts';

const fileOf = (more: object) =>
  settingsFileSchema.parse({
    schema: 'sendwell/settings-file/1',
    organisation: { name: 'Shop' },
    domains: ['shop.example'],
    ...more,
  });

type Row = [policy: Policy, file: object | null, own: OwnChoice, value: unknown];

const counts = (policy: Policy, file: object | null, own: OwnChoice) =>
  effective({
    policy,
    file: file && fileOf(file),
    own,
  });

function table(name: string, of: (given: Effective) => unknown, rows: Row[]) {
  describe(name, () => {
    it.each(rows)('rules %j, file %j, own %j: %j', (policy, file, own, value) => {
      expect(of(counts(policy, file, own))).toEqual(value);
    });
  });
}

table('the language', ({ language }) => language, [
  [{}, null, {}, null],
  [{}, { language: 'de' }, {}, 'de'],
  [{}, { language: 'de' }, { language: 'system' }, 'de'],
  [{}, { language: 'de' }, { language: 'en' }, 'en'],
  [{ language: 'de' }, { language: 'en' }, { language: 'en' }, 'de'],
  [{ language: 'system' }, null, { language: 'de' }, null],
  [{ language: 'system' }, { language: 'en' }, { language: 'de' }, 'en'],
]);

const typedDns = { ip: '192.0.2.1', port: 5353 };
table('the DNS server', ({ network }) => network.dns, [
  [{}, null, {}, undefined],
  [{}, null, { dns: typedDns }, typedDns],
  [{ dns: '192.0.2.53' }, null, { dns: typedDns }, { ip: '192.0.2.53', port: 53 }],
  [{ dns: null }, null, { dns: typedDns }, undefined],
  [{ dns: 'router' }, null, { dns: typedDns }, typedDns],
]);

table('the certificate file', ({ network }) => network.caFile, [
  [{}, null, {}, undefined],
  [{}, null, { caFile: 'own.pem' }, 'own.pem'],
  [{ caFile: 'company.pem' }, null, { caFile: 'own.pem' }, 'company.pem'],
  [{ caFile: null }, null, { caFile: 'own.pem' }, undefined],
]);

table('whether the web is asked', ({ discovery }) => discovery.offline, [
  [{}, null, {}, false],
  [{}, null, { offline: true }, true],
  [{ offline: true }, null, { offline: false }, true],
  [{ offline: false }, null, { offline: true }, false],
  [{ restrictions: ['web-sources'] }, null, {}, true],
  [{ offline: false }, { restrictions: ['web-sources'] }, { offline: false }, true],
]);

table('the provider databases', ({ discovery }) => discovery.ispdbBases, [
  [{}, null, {}, publicDatabases],
  [{}, null, { providerDatabase: 'https://typed.example/' }, ['https://typed.example/']],
  [{ providerDatabase: 'off' }, null, { providerDatabase: 'https://typed.example/' }, []],
  [{ providerDatabase: 'https://db.shop.example/v1' }, null, {}, ['https://db.shop.example/v1/']],
  [{ providerDatabase: 'https://db.shop.example/' }, null, {}, ['https://db.shop.example/']],
]);

table('the built-in servers', ({ discovery }) => discovery.offlineDb, [
  [{}, null, {}, true],
  [{}, null, { builtInServers: false }, false],
  [{ builtInServers: true }, null, { builtInServers: false }, true],
  [{ builtInServers: false }, null, { builtInServers: true }, false],
]);

table('hosts without a question', ({ discovery }) => [...discovery.allowedHosts, discovery.allowAll], [
  [{}, null, {}, [false]],
  [
    { allowedHosts: ['Mail.Host.example'] },
    null,
    { agreedHosts: ['typed.example'], agreesToEveryHost: true },
    ['typed.example', 'mail.host.example', true],
  ],
]);

table('client ids', ({ clientOf }) => ['google', 'aol', 'yandex', 'constructor'].map(clientOf), [
  [{}, null, {}, [undefined, undefined, undefined, undefined]],
  [
    { clientIds: { google: 'managed' } },
    { clientIds: { google: 'file', aol: 'file', yandex: { id: 'file', secret: 'public' } } },
    { clientOf: (page) => (page === 'yandex' ? undefined : `own-${page}`) },
    ['managed', 'own-aol', { id: 'file', secret: 'public' }, 'own-constructor'],
  ],
]);

const endpoints = [
  { host: 'mail.shop.example', port: 465, security: 'tls' },
  { host: 'mail.shop.example', port: 465, security: 'starttls' },
  { host: 'mail.shop.example', port: 587, security: 'tls' },
] as const;
table('endpoints', ({ isAllowedEndpoint }) => endpoints.map(isAllowedEndpoint), [
  [{}, null, {}, [true, true, true]],
  [{}, {}, {}, [true, true, true]],
  [{}, { allowedDoors: [{ port: 465, security: 'tls' }] }, {}, [true, false, false]],
]);

const asked: Restriction[] = ['typed-settings', 'unmasked-report', 'saved-password'];
table('what is forbidden', ({ forbids }) => asked.map(forbids), [
  [{}, null, {}, [false, false, false]],
  [{ restrictions: ['typed-settings'] }, { restrictions: ['unmasked-report'] }, {}, [true, true, false]],
  [{}, { restrictions: ['saved-password'] }, {}, [false, false, true]],
]);

table('the address for tickets', ({ ticketAddress }) => ticketAddress, [
  [{}, null, {}, null],
  [{}, { ticketAddress: 'it@shop.example' }, {}, 'it@shop.example'],
]);

table('practice', ({ practice }) => practice, [
  [{}, null, {}, true],
  [{ practiceMode: false }, null, {}, false],
]);

it('what is forbidden twice is named once', () => {
  const policy: Policy = { restrictions: ['typed-settings'] };
  const { restrictions } = counts(policy, { restrictions: ['typed-settings', 'web-sources'] }, {});
  expect(restrictions).toEqual(['typed-settings', 'web-sources']);
});

it('the settings file is a source of servers', () => {
  expect(counts({}, {}, {}).discovery.settingsFile?.domains).toEqual(['shop.example']);
});

it('managed preferences show as locked', () => {
  expect(managedPreferences({ language: 'de', offline: true, practiceMode: false })).toEqual({
    language: 'de',
    offline: true,
  });
  expect(managedPreferences({ restrictions: ['saved-password'] })).toEqual({ rememberPassword: false });
  expect(managedPreferences({ builtInServers: false })).toEqual({});
});
