import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { MemoryWorld } from '../../../support/memory-network/memory.ts';
import { badCertificatePage, type MemoryHttp } from '../../../support/memory-network/memory-http.ts';
import { configFile, databaseBase, discoverIn, outgoing, summary, traceOf } from '../support.ts';

const autoconfigUrl = 'https://autoconfig.example.test/mail/config-v1.1.xml';
const wellKnownUrl = 'https://example.test/.well-known/autoconfig/mail/config-v1.1.xml';
const plainUrl = 'http://autoconfig.example.test/mail/config-v1.1.xml';
const file = (host: string) => configFile(outgoing({ host }));

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

  const told = (url: string) => `${url}?emailaddress=ann%40example.test`;
  const tells = async (http: MemoryHttp, more: MemoryWorld = {}) => {
    const { network, outcome } = await discoverIn({ http, ...more });
    return {
      outcome,
      told: network.requests.map(({ url }) => url).filter((url) => url.includes('emailaddress')),
    };
  };

  it.each([400, 401, 403, 404, 410, 422, 500, 503])(
    'tells autoconfig.D the address after %i',
    async (status) => {
      const { outcome, told: urls } = await tells({
        [autoconfigUrl]: { status },
        [told(autoconfigUrl)]: { body: file('smtp.example.test') },
      });
      expect(urls).toEqual([told(autoconfigUrl)]);
      expect(outcome.candidates[0]).toMatchObject({ host: 'smtp.example.test', source: 'autoconfig' });
      expect(outcome.contacted).toContainEqual({
        host: 'autoconfig.example.test',
        port: 443,
        why: 'autoconfig-with-address',
      });
    },
  );

  it.each([
    [400, true],
    [401, true],
    [403, true],
    [404, false],
    [410, false],
    [418, false],
    [422, true],
    [500, true],
  ])('tells the well-known place after %i: %s', async (status, asked) => {
    const { told: urls } = await tells({ [wellKnownUrl]: { status } });
    expect(urls).toEqual(asked ? [told(wellKnownUrl)] : []);
  });

  it('tells no other host the address after a redirect', async () => {
    const elsewhere = 'https://files.example.test/config.xml';
    const { told: urls } = await tells({
      [autoconfigUrl]: { status: 400 },
      [told(autoconfigUrl)]: {
        status: 302,
        headers: { location: `${elsewhere}?emailaddress=ann%40example.test` },
      },
      [elsewhere]: { body: file('smtp.example.test') },
    });
    expect(urls).toEqual([told(autoconfigUrl)]);
  });

  it('tells nobody where autoconfig.D is only wildcard DNS', async () => {
    const anything = `x${Math.floor(0.5 * 36 ** 8).toString(36)}.example.test`;
    const { told: urls } = await tells(
      { [autoconfigUrl]: { status: 400 } },
      { addresses: { [anything]: ['192.0.2.9'], 'autoconfig.example.test': ['192.0.2.9'] } },
    );
    expect(urls).toEqual([]);
  });

  it('never tells the address over http', async () => {
    const { network } = await discoverIn({ http: { [plainUrl]: { status: 400 } } });
    expect(network.requests.some(({ url }) => /^http:.*emailaddress/.test(url))).toBe(false);
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
