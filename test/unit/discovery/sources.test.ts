import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { badCertificatePage } from '../../../electron/engine/network/memory-http.ts';
import { configFile, databaseBase, discoverIn, outgoing, summary, traceOf } from './support.ts';

const autoconfigUrl = 'https://autoconfig.example.test/mail/config-v1.1.xml';
const wellKnownUrl = 'https://example.test/.well-known/autoconfig/mail/config-v1.1.xml';
const plainUrl = 'http://autoconfig.example.test/mail/config-v1.1.xml';
const file = (host: string) => configFile(outgoing({ host }));
const srv = (target: string, port: number, priority = 0) => ({ priority, weight: 1, port, target });

describe('autoconfig', () => {
  it('asks without the address and takes what https gives', async () => {
    const { network, outcome } = await discoverIn({
      http: { [autoconfigUrl]: { body: file('mail.hoster.example') } },
    });
    expect(summary(outcome)).toEqual([
      'mail.hoster.example:465 tls ann@example.test autoconfig authenticated',
    ]);
    expect(network.requests.filter(({ url }) => url.includes('autoconfig.example.test'))).toHaveLength(1);
    expect(network.requests.every(({ url, method }) => method === 'POST' || !url.includes('ann'))).toBe(true);
  });

  it('repeats once with the address after a 400, over https only', async () => {
    const withAddress = `${autoconfigUrl}?emailaddress=ann%2Bx%40example.test`;
    const { network, outcome } = await discoverIn(
      { http: { [autoconfigUrl]: { status: 400 }, [withAddress]: { body: file('smtp.example.test') } } },
      { address: 'ann+x@example.test' },
    );
    expect(outcome.candidates[0]).toMatchObject({ source: 'autoconfig', trust: 'authenticated' });
    expect(network.requests.filter(({ url }) => url.includes('emailaddress'))).toHaveLength(1);
    expect(traceOf(outcome, 'autoconfig')).toEqual([`http-error ${autoconfigUrl}`, `found ${withAddress}`]);
  });

  it('never tells the address over http', async () => {
    const { network } = await discoverIn({ http: { [plainUrl]: { status: 400 } } });
    expect(network.requests.some(({ url }) => url.includes('emailaddress'))).toBe(false);
  });

  it('falls back to http, untrusted', async () => {
    const { outcome } = await discoverIn({ http: { [plainUrl]: { body: file('smtp.example.test') } } });
    expect(summary(outcome)).toEqual([
      'smtp.example.test:465 tls ann@example.test autoconfig unauthenticated consent',
    ]);
  });

  it('trusts a chain as little as its weakest hop', async () => {
    const { outcome } = await discoverIn({
      http: {
        [autoconfigUrl]: { status: 302, headers: { location: 'http://files.example.test/a' } },
        'http://files.example.test/a': { status: 301, headers: { location: 'https://files.example.test/b' } },
        'https://files.example.test/b': { body: file('smtp.example.test') },
        [`${databaseBase}example.test`]: { body: file('smtp2.example.test') },
      },
    });
    expect(summary(outcome)).toEqual([
      'smtp2.example.test:465 tls ann@example.test ispdb authenticated',
      'smtp.example.test:465 tls ann@example.test autoconfig unauthenticated consent',
    ]);
    const line = outcome.trace.find((one) => one.target === autoconfigUrl);
    expect(line?.detail).toBe(
      `HTTP 302 ${autoconfigUrl} > HTTP 301 http://files.example.test/a > HTTP 200 https://files.example.test/b`,
    );
  });

  it('follows https to https into another domain', async () => {
    const { outcome } = await discoverIn({
      http: {
        [wellKnownUrl]: { status: 301, headers: { location: 'https://hoster.example/config.xml' } },
        'https://hoster.example/config.xml': { body: file('smtp.hoster.example') },
      },
    });
    expect(summary(outcome)).toEqual([
      'smtp.hoster.example:465 tls ann@example.test well-known authenticated',
    ]);
  });

  it('says why there is no file', async () => {
    const { outcome } = await discoverIn({
      http: {
        [autoconfigUrl]: badCertificatePage('autoconfig.example.test'),
        [wellKnownUrl]: { body: '<!doctype html><p>Hi', headers: { 'content-type': 'text/html' } },
        [`${databaseBase}example.test`]: { body: '<clientConfig>' },
      },
    });
    expect(traceOf(outcome, 'autoconfig')[0]).toBe(`tls-error ${autoconfigUrl}`);
    expect(outcome.trace.find((one) => one.target === autoconfigUrl)?.detail).toMatch(/certificate is for/);
    expect(traceOf(outcome, 'well-known')[0]).toBe(`absent ${wellKnownUrl}`);
    expect(traceOf(outcome, 'ispdb')).toEqual([`malformed ${databaseBase}example.test`]);
    expect(outcome.incomplete).toBe(true);
  });
});

describe('provider database', () => {
  it('asks the next base only when one could not be asked', async () => {
    const bases = ['https://one.example/', 'https://two.example/v1.1/'];
    const known = { 'https://two.example/v1.1/example.test': { body: file('smtp.example.test') } };
    const silent = { 'https://one.example/example.test': { fail: { outcome: 'refused' } } } as const;
    const fallback = await discoverIn({ http: { ...silent, ...known } }, { ispdbBases: bases });
    expect(fallback.outcome.candidates[0]).toMatchObject({ source: 'ispdb', trust: 'authenticated' });
    expect(fallback.outcome.incomplete).toBe(true);
    const unknown = { 'https://one.example/example.test': { status: 404 } };
    const answered = await discoverIn({ http: { ...unknown, ...known } }, { ispdbBases: bases });
    expect(answered.outcome.candidates).toEqual([]);
    expect(answered.outcome.incomplete).toBe(false);
  });

  it('counts a database without an address as an answer', async () => {
    const { outcome } = await discoverIn({}, { ispdbBases: ['https://gone.example/'] });
    expect(traceOf(outcome, 'ispdb')).toEqual(['absent https://gone.example/example.test']);
    expect(outcome.incomplete).toBe(false);
  });

  it('counts as http when its base is http', async () => {
    const http = { 'http://db.example/example.test': { body: file('smtp.example.test') } };
    const { outcome } = await discoverIn({ http }, { ispdbBases: ['http://db.example/'] });
    expect(summary(outcome)).toEqual([
      'smtp.example.test:465 tls ann@example.test ispdb unauthenticated consent',
    ]);
  });
});

describe('PACC', () => {
  const url = 'https://ua-auto-config.example.test/.well-known/user-agent-configuration.json';
  const body = JSON.stringify({ protocols: { submit: { host: 'smtp.hoster.example' } } });
  const digest = createHash('sha256').update(body).digest('base64');
  const record = `v=UAAC1; a=sha256; d=${digest}`;

  it('ranks first when DNS has the digest', async () => {
    const { outcome } = await discoverIn({
      http: { [url]: { body }, [autoconfigUrl]: { body: file('smtp.example.test') } },
      txt: { '_ua-auto-config.example.test': ['v=UAAC1; a=sha256; d=AAAA', record] },
    });
    expect(outcome.candidates[0]).toMatchObject({
      host: 'smtp.hoster.example',
      source: 'pacc',
      consent: false,
    });
    expect(outcome.candidates[1]).toMatchObject({ source: 'autoconfig' });
    expect(outcome.trace.find((one) => one.target.startsWith('_ua-auto-config'))?.detail).toContain(digest);
  });

  it.each([
    ['no record', {}],
    ['another digest', { '_ua-auto-config.example.test': ['v=UAAC1; a=sha256; d=AAAA'] }],
  ])('is not authentic with %s', async (_name, txt) => {
    const { outcome } = await discoverIn({ http: { [url]: { body } }, txt });
    expect(outcome.candidates).toEqual([]);
    expect(traceOf(outcome, 'pacc')).toContain(`not-authentic ${url}`);
    expect(outcome.incomplete).toBe(false);
  });

  it('could not be checked when DNS fails', async () => {
    const txt = { '_ua-auto-config.example.test': { outcome: 'dns-error', code: 'SERVFAIL' } as const };
    const { outcome } = await discoverIn({ http: { [url]: { body } }, txt });
    expect(traceOf(outcome, 'pacc')).toEqual([`dns-error _ua-auto-config.example.test`, `dns-error ${url}`]);
    expect(outcome.incomplete).toBe(true);
  });
});

describe('SRV', () => {
  const [submissions, submission] = ['_submissions._tcp.example.test', '_submission._tcp.example.test'];

  it('asks before it trusts another domain, unless DNS is signed', async () => {
    const world = (authenticated: boolean) => ({
      srv: {
        [submissions]: {
          outcome: 'found' as const,
          records: [srv('a.hoster.example', 465, 1), srv('b.example.test', 4650, 2)],
          authenticated,
        },
      },
    });
    const unsigned = await discoverIn(world(false));
    expect(summary(unsigned.outcome)).toEqual([
      'a.hoster.example:465 tls ann@example.test srv-submissions unauthenticated consent',
      'b.example.test:4650 tls ann@example.test srv-submissions dns',
    ]);
    const signed = await discoverIn(world(true));
    expect(signed.outcome.candidates.map((one) => [one.trust, one.consent])).toEqual([
      ['authenticated', false],
      ['authenticated', false],
    ]);
    const agreed = await discoverIn(world(false), { allowedHosts: new Set(['a.hoster.example']) });
    expect(agreed.outcome.candidates.some((one) => one.consent)).toBe(false);
    const all = await discoverIn(world(false), { allowAll: true });
    expect(all.outcome.candidates.some((one) => one.consent)).toBe(false);
  });

  it('puts signed records above the database', async () => {
    const records = [srv('smtp.example.test', 465)];
    const { outcome } = await discoverIn({
      srv: { [submissions]: { outcome: 'found', records, authenticated: true } },
      http: { [`${databaseBase}example.test`]: { body: file('db.example.test') } },
    });
    expect(outcome.candidates.map((one) => one.source)).toEqual(['srv-submissions', 'ispdb']);
  });

  it('puts 465 before 587 on one host and reads 465 below _submission as TLS at once', async () => {
    const { outcome } = await discoverIn({
      srv: {
        [submission]: [srv('m.example.test', 587), srv('m.example.test', 465), srv('m.example.test', 2525)],
      },
    });
    expect(outcome.candidates.map((one) => `${one.port} ${one.security}`)).toEqual([
      '465 tls',
      '587 starttls',
      '2525 starttls',
    ]);
  });

  it('closes 587 everywhere when the domain refuses _submission', async () => {
    const both = configFile(
      outgoing({ host: 'smtp.example.test' }),
      outgoing({ host: 'smtp.example.test', port: 587, socket: 'STARTTLS' }),
    );
    const { outcome } = await discoverIn({
      srv: { [submission]: [srv('.', 0)] },
      http: { [autoconfigUrl]: { body: both } },
    });
    expect(outcome.candidates.map((one) => one.port)).toEqual([465]);
    expect(outcome.refused).toEqual({ submission: true, submissions: false });
    expect(outcome.notes).toContainEqual(expect.objectContaining({ code: 'service-refused' }));
    expect(outcome.incomplete).toBe(false);
  });

  it('offers nothing at all when the domain refuses both', async () => {
    const { outcome } = await discoverIn({
      addresses: { 'smtp.example.test': ['192.0.2.1'] },
      srv: { [submission]: [srv('.', 0)], [submissions]: [srv('.', 0)] },
      http: { [autoconfigUrl]: { body: file('smtp.example.test'), delayMs: 3 } },
    });
    expect(outcome.candidates).toEqual([]);
    expect(outcome.trace.filter((one) => one.outcome === 'refused')).toHaveLength(2);
  });

  it.each(['192.0.2.1', 'localhost', 'co.uk', '-x.example.test'])(
    'refuses %s as a target',
    async (target) => {
      const { outcome } = await discoverIn({ srv: { [submissions]: [srv(target, 465)] } });
      expect(outcome.candidates).toEqual([]);
      expect(traceOf(outcome, 'srv-submissions')).toEqual([`malformed ${submissions}`]);
    },
  );

  it('takes the user name that a better source gives for the same host', async () => {
    const { outcome } = await discoverIn({
      srv: { [submissions]: [srv('smtp.example.test', 465)] },
      http: {
        [autoconfigUrl]: {
          body: configFile(
            outgoing({
              host: 'smtp.example.test',
              port: 587,
              socket: 'STARTTLS',
              username: '%EMAILLOCALPART%',
            }),
          ),
        },
      },
    });
    expect(summary(outcome)).toEqual([
      'smtp.example.test:587 starttls ann autoconfig authenticated',
      'smtp.example.test:465 tls ann srv-submissions dns',
    ]);
  });
});

describe('built-in facts', () => {
  it('know a provider without any request', async () => {
    const { network, outcome } = await discoverIn({}, { address: 'ann@gmail.com', offline: true });
    expect(outcome.candidates[0]).toMatchObject({
      host: 'smtp.gmail.com',
      source: 'provider-facts',
      consent: false,
    });
    expect(outcome.provider?.id).toBe('gmail');
    expect(network.requests).toEqual([]);
    expect(outcome.trace.filter((one) => one.detail === 'offline').length).toBeGreaterThan(4);
  });

  it('can be switched off, MX families stay', async () => {
    const mx = { 'example.test': [{ preference: 1, exchange: 'smtp.google.com' }] };
    const { outcome } = await discoverIn({ mx }, { offlineDb: false });
    expect(traceOf(outcome, 'provider-facts')).toEqual(['skipped example.test']);
    expect(outcome.candidates[0]).toMatchObject({
      host: 'smtp.gmail.com',
      source: 'mx-provider',
      consent: false,
    });
    expect(outcome.provider?.id).toBe('google-workspace');
  });
});

describe('MX', () => {
  const mx = (...exchanges: string[]) => ({
    'example.test': exchanges.map((exchange) => ({ preference: 10, exchange })),
  });

  it('leads to the configuration of whoever runs the host, with consent', async () => {
    const { outcome } = await discoverIn({
      mx: {
        'example.test': [
          ...mx('mx1.eu.hoster.example')['example.test'],
          { preference: 20, exchange: 'x.y.example' },
        ],
      },
      http: {
        'https://autoconfig.eu.hoster.example/mail/config-v1.1.xml': { status: 404 },
        'https://autoconfig.hoster.example/mail/config-v1.1.xml': { body: file('smtp.hoster.example') },
        [`${databaseBase}hoster.example`]: { body: file('db.hoster.example') },
      },
    });
    expect(summary(outcome)).toEqual([
      'smtp.hoster.example:465 tls ann@example.test mx-autoconfig unauthenticated consent',
      'db.hoster.example:465 tls ann@example.test mx-ispdb unauthenticated consent',
    ]);
    expect(traceOf(outcome, 'mx-ispdb')).toContain(`absent ${databaseBase}eu.hoster.example`);
    expect(outcome.trace.some((one) => one.target.includes('y.example'))).toBe(false);
  });

  it('shows every host of the best preference', async () => {
    const { outcome } = await discoverIn({ mx: mx('a.example.test', 'b.example.test') });
    const line = outcome.trace.find((one) => one.source === 'mx');
    expect(line?.detail).toBe('10 a.example.test, 10 b.example.test (unsigned)');
    expect(outcome.candidates).toEqual([]);
    expect(outcome.trace.some((one) => one.source === 'mx-autoconfig')).toBe(false);
  });

  it.each([
    ['.', 'absent'],
    ['localhost', 'malformed'],
    ['192.0.2.1', 'malformed'],
    ['co.uk', 'malformed'],
  ])('goes nowhere from %s', async (exchange, expected) => {
    const { network, outcome } = await discoverIn({ mx: mx(exchange) });
    expect(traceOf(outcome, 'mx')).toEqual([`${expected} example.test`]);
    expect(network.requests.some(({ url }) => /localhost|192\.0\.2\.1|co\.uk/.test(url))).toBe(false);
  });

  it('says that a filter hides the mailboxes', async () => {
    const { network, outcome } = await discoverIn({ mx: mx('mx1.c1.iphmx.com') });
    expect(outcome.notes).toContainEqual(expect.objectContaining({ code: 'mx-filter' }));
    expect(network.requests.some(({ url }) => url.includes('iphmx'))).toBe(false);
  });
});

describe('mailconf', () => {
  it('reads a file in another domain, whose host then needs an agreement', async () => {
    const { outcome } = await discoverIn({
      txt: { 'example.test': ['v=spf1 -all', 'mailconf=https://hoster.example/c.xml'] },
      http: { 'https://hoster.example/c.xml': { body: file('smtp.hoster.example') } },
    });
    expect(outcome.consentNeeded).toEqual([]);
    expect(summary(outcome)).toEqual([
      'smtp.hoster.example:465 tls ann@example.test mailconf unauthenticated consent',
    ]);
  });

  it.each(['http://example.test/c', 'https://192.0.2.1/c', 'https://u:p@example.test/c', 'nonsense'])(
    'refuses %s',
    async (url) => {
      const { outcome } = await discoverIn({ txt: { 'example.test': [`mailconf=${url}`] } });
      expect(traceOf(outcome, 'mailconf')).toEqual(['malformed example.test']);
    },
  );
});

describe('guesses', () => {
  it('offers only names that resolve', async () => {
    const { outcome } = await discoverIn({
      addresses: { 'mail.example.test': ['192.0.2.1'], 'example.test': ['192.0.2.2'] },
    });
    expect(summary(outcome)).toEqual([
      'mail.example.test:465 tls ann@example.test guess guess',
      'mail.example.test:587 starttls ann@example.test guess guess',
      'example.test:465 tls ann@example.test guess guess',
      'example.test:587 starttls ann@example.test guess guess',
    ]);
    expect(traceOf(outcome, 'guess')).toEqual([
      'absent smtp.example.test',
      'found mail.example.test',
      'found example.test',
    ]);
  });

  it('is skipped when something was published', async () => {
    const { network, outcome } = await discoverIn({
      addresses: { 'smtp.example.test': ['192.0.2.1'] },
      http: { [`${databaseBase}example.test`]: { body: file('smtp.hoster.example') } },
    });
    expect(outcome.candidates.map((one) => one.source)).toEqual(['ispdb']);
    expect(outcome.trace.filter((one) => one.source === 'guess').map((one) => one.outcome)).toEqual([
      'skipped',
    ]);
    expect(network.questions).not.toContain('A smtp.example.test');
  });

  it('sees through wildcard DNS', async () => {
    const ip = ['192.0.2.9'];
    const label = `x${Math.floor(0.5 * 36 ** 8).toString(36)}.example.test`;
    const addresses = { [label]: ip, 'smtp.example.test': ip, 'mail.example.test': ['192.0.2.1'] };
    const { outcome } = await discoverIn({ addresses });
    expect(outcome.candidates.map((one) => one.host)).toEqual(['mail.example.test', 'mail.example.test']);
    expect(traceOf(outcome, 'wildcard')).toEqual([`found ${label}`]);
  });

  it('says that something could not be checked', async () => {
    const { outcome } = await discoverIn({
      addresses: { 'smtp.example.test': ['192.0.2.1'] },
      http: { [autoconfigUrl]: { status: 503 } },
    });
    expect(outcome.candidates[0]).toMatchObject({ source: 'guess', trust: 'guess' });
    expect(outcome.incomplete).toBe(true);
  });

  it('leaves out what the domain refuses', async () => {
    const refused = { '_submission._tcp.example.test': [srv('.', 0)] };
    const { outcome } = await discoverIn({ addresses: { 'smtp.example.test': ['192.0.2.1'] }, srv: refused });
    expect(outcome.candidates.map((one) => one.port)).toEqual([465]);
  });

  it('does not build names below a public suffix', async () => {
    const { network, outcome } = await discoverIn(
      { addresses: { 'smtp.co.uk': ['192.0.2.1'], 'autoconfig.co.uk': ['192.0.2.1'] } },
      { address: 'ann@co.uk' },
    );
    expect(outcome.candidates).toEqual([]);
    expect(network.requests.some(({ url }) => url.includes('.co.uk/'))).toBe(false);
    expect(network.questions).not.toContain('A smtp.co.uk');
  });
});
