/** What the answers of discovery show of the network around this computer. */
import { describe, expect, it } from 'vitest';
import { networkSigns, watchSigns } from '../../../electron/engine/discovery/network-signs.ts';
import { networkContextOf } from '../../../electron/engine/run/network-context.ts';
import { nothingFound } from '../../../electron/engine/run/verdict.ts';
import { createExplainer } from '../../../shared/explain/explain.ts';
import type { NetworkSign, TraceEntry } from '../../../shared/model.ts';
import { exitCodeOf } from '../../../shared/problems/exit-code.ts';
import { createMemoryNetwork, type MemoryWorld } from '../../support/memory-network/memory.ts';
import { badCertificatePage } from '../../support/memory-network/memory-http.ts';

const { signal } = new AbortController();
const everywhere = { ipv4: true, ipv6: true, dns: true };
const nowhere = { ipv4: false, ipv6: false, dns: false };

/** The sign in the answer of one question, a URL or a name. */
async function signOf(asked: string, world: MemoryWorld): Promise<NetworkSign | undefined> {
  const signs = new Map<string, NetworkSign>();
  const network = watchSigns(createMemoryNetwork(world), (target, sign) => signs.set(target, sign));
  if (URL.canParse(asked)) await network.fetch({ url: asked, why: 'autoconfig' }, signal);
  else await network.resolve(asked, 'MX', signal);
  return signs.get(asked);
}

const https = 'https://autoconfig.a.test/x';
const http = 'http://autoconfig.a.test/x';
const failing = (url: string, fail: object) => ({ http: { [url]: { fail: fail as never } } });

describe('the sign in one answer', () => {
  it.each<[string, string, MemoryWorld, NetworkSign | undefined]>([
    [
      'a record',
      'a.test',
      { mx: { 'a.test': [{ preference: 1, exchange: 'mx.a.test' }] } },
      { kind: 'name-found' },
    ],
    ['no such name', 'a.test', {}, { kind: 'name-denied' }],
    [
      'no such record',
      'a.test',
      { mx: { 'a.test': { outcome: 'absent', kind: 'no-such-record', authenticated: false } } },
      { kind: 'name-found' },
    ],
    [
      'SERVFAIL',
      'a.test',
      { mx: { 'a.test': { outcome: 'dns-error', code: 'SERVFAIL' } } },
      { kind: 'names-refused' },
    ],
    ['silence', 'a.test', { mx: { 'a.test': { outcome: 'timeout' } } }, { kind: 'names-silent' }],
    [
      'no route to the server',
      'a.test',
      { mx: { 'a.test': { outcome: 'dns-error', code: 'ENETUNREACH' } } },
      { kind: 'no-way-out' },
    ],
    [
      'nobody at its address',
      'a.test',
      { mx: { 'a.test': { outcome: 'dns-error', code: 'ECONNREFUSED' } } },
      { kind: 'no-way-out' },
    ],
    ['a page, or none', https, { http: { [https]: { status: 404 } } }, { kind: 'web-reachable' }],
    ['a page over http', http, { http: { [http]: { status: 404 } } }, { kind: 'name-found' }],
    ['the page of the network', http, { http: { [http]: { status: 511 } } }, { kind: 'portal', url: http }],
    [
      'another site',
      http,
      { http: { [http]: { status: 302, headers: { location: 'http://portal.hotel.test/' } } } },
      { kind: 'sent-elsewhere', url: 'http://portal.hotel.test/' },
    ],
    [
      'another host of the domain',
      http,
      { http: { [http]: { status: 302, headers: { location: 'http://www.a.test/' } } } },
      { kind: 'name-found' },
    ],
    [
      'a certificate that does not fit',
      https,
      { http: { [https]: badCertificatePage('autoconfig.a.test') } },
      { kind: 'tls-refused' },
    ],
    [
      'a system that cannot look up',
      https,
      failing(https, { outcome: 'dns-error', detail: 'EAI_AGAIN' }),
      { kind: 'names-refused' },
    ],
    [
      'no route',
      https,
      failing(https, { outcome: 'connection-error', detail: 'ENETUNREACH' }),
      { kind: 'no-way-out' },
    ],
    ['a reset', https, failing(https, { outcome: 'connection-error', detail: 'ECONNRESET' }), undefined],
  ])('%s', async (_, asked, world, sign) => {
    expect(await signOf(asked, world)).toEqual(sign);
  });
});

const line = (kind: NetworkSign['kind'], target = 'a.test', url?: string): TraceEntry => ({
  source: 'autoconfig',
  target,
  outcome: 'absent',
  detail: null,
  ms: 5,
  sign: { kind, ...(url !== undefined && { url }) },
});
const databases = ['https://v1.ispdb.net/a.test', 'https://autoconfig.thunderbird.net/v1.1/a.test'];
const cause = (trace: TraceEntry[], reach = everywhere) => {
  const {
    class: problem,
    actor,
    facts,
  } = nothingFound('a.test', {
    incomplete: false,
    signInRefusedAt: null,
    signs: networkSigns(trace, reach),
  });
  return [problem, actor, facts.variant ?? (facts.offline && 'offline')].filter(Boolean).join(' ');
};

it('a settings service that said no is the answer, also where the rest of the search went badly', () => {
  const diagnosis = nothingFound('a.test', {
    incomplete: true,
    signInRefusedAt: 'autodiscover.a.test',
    signs: networkSigns([line('no-way-out'), line('names-refused')], nowhere),
  });
  expect(diagnosis).toMatchObject({ class: 'auth-bad-credentials', facts: { host: 'autodiscover.a.test' } });
  expect(exitCodeOf(diagnosis)).toBe(77);
  for (const [language, said] of [
    ['en', 'No message was sent.'],
    ['de', 'Es wurde keine Nachricht gesendet.'],
  ] as const)
    expect(createExplainer(language).explain(diagnosis).why).toContain(said);
});

describe('all signs together', () => {
  it.each<[string, string, TraceEntry[], typeof everywhere?]>([
    ['nothing is published', 'settings-not-found you', [line('name-denied'), line('web-reachable')]],
    ['no network', 'dns-temporary network offline', [line('no-way-out'), line('names-refused')], nowhere],
    [
      'no network, and a local resolver that refuses',
      'dns-temporary network offline',
      [line('names-refused')],
      { ...nowhere, dns: true },
    ],
    [
      'no network, and a local resolver that answers',
      'settings-not-found you',
      [line('name-denied')],
      nowhere,
    ],
    [
      'no DNS server',
      'dns-temporary network no-dns-server',
      [line('no-way-out')],
      { ipv4: true, ipv6: false, dns: false },
    ],
    ['one dead DNS server, one good', 'settings-not-found you', [line('name-found'), line('no-way-out')]],
    ['every question is refused', 'dns-temporary network names-refused', [line('names-refused')]],
    ['one question is refused', 'settings-not-found you', [line('names-refused'), line('name-found')]],
    [
      'every name is denied',
      'dns-temporary network names-denied',
      [line('name-denied'), ...databases.map((url) => line('name-denied', url))],
    ],
    [
      'every name of the domain is denied',
      'settings-not-found you',
      [line('name-denied'), line('name-denied', databases[0]), line('web-reachable', databases[1])],
    ],
    ['every name is known', 'captive-portal you every-name', [line('every-name'), line('name-found')]],
    [
      'a name of nobody is known, and the web works',
      'settings-not-found you',
      [line('every-name'), line('web-reachable')],
    ],
    [
      'a sign-in page',
      'captive-portal you',
      [line('tls-refused'), line('sent-elsewhere', http, 'http://portal.test/')],
    ],
    ['the page that says so itself', 'captive-portal you', [line('portal', http, http)]],
    ['a redirect alone', 'settings-not-found you', [line('sent-elsewhere', http, 'http://parking.test/')]],
    [
      'a redirect while https works',
      'settings-not-found you',
      [line('tls-refused'), line('web-reachable'), line('sent-elsewhere', http, 'http://parking.test/')],
    ],
  ])('%s: %s', (_, expected, trace, reach) => {
    expect(cause(trace, reach)).toBe(expected);
  });

  it('hands the certificates in the way to the ports', () => {
    const card = {
      issuer: 'CN=x',
      trust: 'self-signed',
      validity: 'valid',
      validFrom: null,
      validTo: null,
    } as const;
    const trace = [{ ...line('tls-refused', https), card }];
    expect(networkContextOf({ trace, signs: networkSigns(trace, everywhere) }).certificates).toEqual([
      { ...card, host: 'autoconfig.a.test' },
    ]);
  });
});
