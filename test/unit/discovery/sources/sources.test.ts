import { describe, expect, it } from 'vitest';
import { configFile, databaseBase, discoverIn, outgoing, summary, traceOf } from '../support.ts';

const autoconfigUrl = 'https://autoconfig.example.test/mail/config-v1.1.xml';
const file = (host: string) => configFile(outgoing({ host }));
const srv = (target: string, port: number, priority = 0) => ({ priority, weight: 1, port, target });

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

  it.each([500, 503, 429])(
    'a place that answers %i until it is told the address was checked',
    async (status) => {
      const told = `${autoconfigUrl}?emailaddress=ann%40example.test`;
      const { outcome } = await discoverIn({
        http: {
          [autoconfigUrl]: { status },
          [told]: { body: configFile(outgoing({ host: 'smtp.example.test' })) },
        },
      });
      expect(outcome.candidates[0]).toMatchObject({ host: 'smtp.example.test', source: 'autoconfig' });
      expect(outcome).toMatchObject({ incomplete: false, notes: [] });
    },
  );

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
