/** `sendwell discover`: what it makes of everything that a domain can publish. */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DiscoverResult } from '../../../shared/results.ts';
import { certificate } from '../../support/certificates.ts';
import { buildCommand } from '../cli.ts';
import { canPlayServers } from './support/addresses.ts';
import {
  autoconfigUrl,
  autodiscoverAnswer,
  autodiscoverUrl,
  configFile,
  paccFile,
  paccUrl,
  wellKnownUrl,
} from './support/pages.ts';
import { inWorld, type RunOptions, type World } from './support/world.ts';

interface Case extends RunOptions {
  name: string;
  arrange?: (world: World) => unknown;
  exitCode?: number;
  /** `host:port/security source trust`, and `consent` where it is needed. */
  candidates?: string[];
  /** `source outcome` that must be in the trace. */
  trace?: string[];
  /** Class of the diagnosis. */
  problem?: string;
}

const submissions = '_submissions._tcp.shop.test SRV';
const submission = '_submission._tcp.shop.test SRV';
const paccRecord = (content: string) =>
  `v=UAAC1; a=sha256; d=${createHash('sha256').update(content).digest('base64')}`;
const overHttp = autoconfigUrl.replace('https:', 'http:');
const elsewhere = 'https://autodiscover.host.test/a.xml';

const cases: Case[] = [
  { name: 'nothing published', exitCode: 68, candidates: [], problem: 'settings-not-found' },
  {
    name: 'PACC with the published digest',
    async arrange(world) {
      world.zone['_ua-auto-config.shop.test TXT'] = [paccRecord('another file'), paccRecord(paccFile)];
      await world.web({ [paccUrl]: { type: 'application/json', body: paccFile } });
    },
    candidates: ['smtp.shop.test:465/tls pacc authenticated'],
    trace: ['pacc found'],
  },
  {
    name: 'PACC with another digest',
    async arrange(world) {
      world.zone['_ua-auto-config.shop.test TXT'] = [paccRecord('another file')];
      await world.web({ [paccUrl]: { type: 'application/json', body: paccFile } });
    },
    exitCode: 68,
    candidates: [],
    trace: ['pacc not-authentic'],
  },
  {
    name: 'autoconfig that names a host elsewhere',
    arrange: (world) =>
      world.web({ [autoconfigUrl]: configFile('smtp.host.test', { port: 587, socketType: 'STARTTLS' }) }),
    candidates: ['smtp.host.test:587/starttls autoconfig authenticated'],
    trace: ['autoconfig found'],
  },
  {
    name: 'a well-known file that wants the address',
    address: 'ana+tag@shop.test',
    arrange: (world) =>
      world.web({
        [wellKnownUrl]: (url) =>
          url.search === '?emailaddress=ana%2Btag%40shop.test'
            ? configFile('mail.shop.test')
            : { status: 400 },
      }),
    candidates: ['mail.shop.test:465/tls well-known authenticated'],
    trace: ['well-known http-error', 'well-known found'],
  },
  {
    name: 'autoconfig over http',
    arrange: (world) => world.web({ [overHttp]: configFile('mail.shop.test') }),
    candidates: ['mail.shop.test:465/tls autoconfig unauthenticated consent'],
  },
  {
    name: 'redirects with an http hop',
    arrange: (world) =>
      world.web({
        [autoconfigUrl]: { status: 302, headers: { location: 'http://hop.test/x' } },
        'http://hop.test/x': { status: 301, headers: { location: 'https://end.test/y.xml' } },
        'https://end.test/y.xml': configFile('mail.shop.test'),
      }),
    candidates: ['mail.shop.test:465/tls autoconfig unauthenticated consent'],
    trace: ['autoconfig found'],
  },
  {
    name: 'redirects over https only',
    arrange: (world) =>
      world.web({
        [autoconfigUrl]: { status: 302, headers: { location: 'https://end.test/y.xml' } },
        'https://end.test/y.xml': configFile('mail.end.test'),
      }),
    candidates: ['mail.end.test:465/tls autoconfig authenticated'],
  },
  {
    name: 'a web page instead of a file',
    arrange: (world) =>
      world.web({ [autoconfigUrl]: { type: 'text/html', body: '<!doctype html><p>Welcome</p>' } }),
    exitCode: 68,
    trace: ['autoconfig absent'],
  },
  {
    name: 'a damaged file',
    arrange: (world) => world.web({ [autoconfigUrl]: { body: '<clientConfig><emailProvider>' } }),
    exitCode: 68,
    trace: ['autoconfig malformed'],
  },
  {
    name: 'a certificate for another name',
    arrange: async (world) =>
      world.web(
        { [autoconfigUrl]: configFile('mail.shop.test') },
        { 'autoconfig.shop.test': await certificate({ names: ['other.test'] }) },
      ),
    exitCode: 75,
    candidates: [],
    trace: ['autoconfig tls-error'],
  },
  {
    name: 'a name server that fails',
    arrange(world) {
      world.zone[submission] = 'servfail';
      world.zone['autoconfig.shop.test A'] = 'servfail';
      world.zone['autoconfig.shop.test AAAA'] = 'servfail';
    },
    exitCode: 75,
    trace: ['srv-submission dns-error', 'autoconfig dns-error'],
    problem: 'settings-not-found',
  },
  {
    name: 'out of time before the name server answered',
    args: ['--timeout', '1'],
    arrange: (world) => {
      world.zone[submission] = 'silent';
    },
    exitCode: 75,
    candidates: [],
  },
  {
    name: 'the provider database',
    args: ['--ispdb', 'https://database.test/v1.1'],
    arrange: (world) => world.web({ 'https://database.test/v1.1/shop.test': configFile('smtp.host.test') }),
    candidates: ['smtp.host.test:465/tls ispdb authenticated'],
  },
  {
    name: 'a provider database that has no address',
    args: ['--ispdb', 'https://gone.test/'],
    exitCode: 68,
    trace: ['ispdb absent'],
  },
  {
    name: 'SRV inside the domain, on odd ports',
    arrange(world) {
      world.zone[submissions] = ['5 1 4465 a.shop.test', '10 1 465 b.shop.test'];
      world.zone[submission] = ['0 1 465 c.shop.test'];
    },
    candidates: [
      'a.shop.test:4465/tls srv-submissions dns',
      'b.shop.test:465/tls srv-submissions dns',
      'c.shop.test:465/tls srv-submission dns',
    ],
  },
  {
    name: 'SRV to another domain',
    arrange: (world) => {
      world.zone[submissions] = ['0 1 465 mail.host.test'];
    },
    candidates: ['mail.host.test:465/tls srv-submissions unauthenticated consent'],
  },
  {
    name: 'SRV to another domain, with an agreement to a name above it',
    args: ['--allow-host', 'host.test'],
    arrange: (world) => {
      world.zone[submissions] = ['0 1 465 mail.host.test'];
    },
    candidates: ['mail.host.test:465/tls srv-submissions unauthenticated consent'],
  },
  {
    name: 'SRV to another domain, signed',
    arrange(world) {
      world.zone[submissions] = ['0 1 465 mail.host.test'];
      world.signed.add(submissions);
    },
    candidates: ['mail.host.test:465/tls srv-submissions authenticated'],
  },
  {
    name: 'SRV that refuses both services',
    async arrange(world) {
      world.zone[submissions] = ['0 0 0 .'];
      world.zone[submission] = ['0 0 0 .'];
      await world.web({ [autoconfigUrl]: configFile('mail.shop.test') });
    },
    exitCode: 68,
    candidates: [],
    trace: ['srv-submissions refused', 'srv-submission refused'],
  },
  {
    name: 'an MX family that is known, without the built-in domains',
    args: ['--offline-db', 'off'],
    arrange: (world) => {
      world.zone['shop.test MX'] = ['1 smtp.google.com'];
    },
    candidates: [
      'smtp.gmail.com:465/tls mx-provider authenticated',
      'smtp.gmail.com:587/starttls mx-provider authenticated',
    ],
    trace: ['mx found', 'provider-facts skipped'],
  },
  {
    name: 'a null MX, and an MX host that is nobody else',
    arrange: (world) => {
      world.zone['shop.test MX'] = ['0 .'];
    },
    exitCode: 68,
    trace: ['mx absent'],
  },
  {
    name: 'the file of whoever runs the MX',
    async arrange(world) {
      world.zone['shop.test MX'] = ['10 mx1.host.test', '10 mx2.host.test', '20 last.test'];
      await world.web({ 'https://autoconfig.host.test/mail/config-v1.1.xml': configFile('smtp.host.test') });
    },
    candidates: ['smtp.host.test:465/tls mx-autoconfig unauthenticated consent'],
    trace: ['mx found', 'mx-autoconfig found'],
  },
  {
    name: 'mailconf in another domain',
    async arrange(world) {
      world.zone['shop.test TXT'] = ['v=spf1 -all', 'mailconf=https://conf.host.test/m.xml'];
      await world.web({ 'https://conf.host.test/m.xml': configFile('smtp.host.test') });
    },
    candidates: ['smtp.host.test:465/tls mailconf unauthenticated consent'],
  },
  {
    name: 'Autodiscover',
    arrange: (world) =>
      world.web({ [autodiscoverUrl]: autodiscoverAnswer({ host: 'mail.shop.test', port: 587 }) }),
    candidates: ['mail.shop.test:587/starttls autodiscover authenticated'],
  },
  {
    name: 'Autodiscover that redirects to another domain',
    arrange: (world) =>
      world.web({
        [autodiscoverUrl]: autodiscoverAnswer({ redirectTo: elsewhere }),
        [elsewhere]: autodiscoverAnswer({ host: 'smtp.host.test' }),
      }),
    exitCode: 78,
    candidates: [],
    problem: 'consent-required',
  },
  {
    name: 'Autodiscover in another domain that was agreed to, whose host was not',
    args: ['--allow-host', 'autodiscover.host.test'],
    arrange: (world) =>
      world.web({
        [autodiscoverUrl]: autodiscoverAnswer({ redirectTo: elsewhere }),
        [elsewhere]: autodiscoverAnswer({ host: 'smtp.host.test' }),
      }),
    candidates: ['smtp.host.test:465/tls autodiscover authenticated consent'],
  },
  {
    name: 'guesses below a wildcard',
    arrange(world) {
      world.zone['*.shop.test A'] = ['127.0.0.9'];
      world.zone['smtp.shop.test A'] = ['127.0.0.3'];
    },
    candidates: ['smtp.shop.test:465/tls guess guess', 'smtp.shop.test:587/starttls guess guess'],
  },
];

describe.skipIf(!(await canPlayServers()))('discover', () => {
  beforeAll(buildCommand);

  it.concurrent.each(cases)('$name', ({ arrange, exitCode = 0, candidates, trace, problem, ...options }) =>
    inWorld(async (world) => {
      await arrange?.(world);
      const ended = await world.discover(options);
      expect(ended.exitCode).toBe(exitCode);
      if (candidates) expect(candidatesOf(ended.result)).toEqual(candidates);
      if (problem) expect(ended.result.diagnosis?.class).toBe(problem);
      expect(traceOf(ended.result)).toEqual(expect.arrayContaining(trace ?? []));
    }),
  );
});

function candidatesOf({ candidates }: DiscoverResult): string[] {
  return candidates.map(({ host, port, security, source, trust, consent }) =>
    [`${host}:${port}/${security}`, source, trust, ...(consent ? ['consent'] : [])].join(' '),
  );
}

function traceOf({ trace }: DiscoverResult): string[] {
  return trace.map(({ source, outcome }) => `${source} ${outcome}`);
}
