/** Bad answers of every kind: each has its outcome, nothing crashes, and the good source still wins. */
import { describe, expect, it } from 'vitest';
import type { MemoryPage } from '../../support/memory-network/memory-http.ts';
import { configFile, databaseBase, discoverIn, outgoing, traceOf } from './support.ts';

const autoconfigUrl = 'https://autoconfig.example.test/mail/config-v1.1.xml';
const good = {
  [`${databaseBase}example.test`]: { body: configFile(outgoing({ host: 'smtp.example.test' })) },
};
const facts = null;

describe('hostile web answers', () => {
  it.each<[string, MemoryPage, string, boolean]>([
    ['10 MB', { body: new Uint8Array(10_000_000).fill(60) }, 'malformed', false],
    ['a gzip bomb', { fail: { outcome: 'too-large' } }, 'malformed', false],
    ['a redirect loop', { status: 302, headers: { location: autoconfigUrl } }, 'http-error', false],
    [
      'a redirect to another scheme',
      { status: 302, headers: { location: 'file:///etc/passwd' } },
      'http-error',
      false,
    ],
    ['a redirect without a target', { status: 302 }, 'http-error', false],
    ['404', { status: 404 }, 'absent', false],
    ['410', { status: 410 }, 'absent', false],
    ['403', { status: 403 }, 'http-error', false],
    ['429', { status: 429 }, 'http-error', true],
    ['503', { status: 503 }, 'http-error', true],
    ['no content', { status: 204 }, 'http-error', false],
    ['a refused connection', { fail: { outcome: 'refused' } }, 'refused', false],
    ['a reset', { fail: { outcome: 'connection-error', detail: 'ECONNRESET' } }, 'http-error', true],
    ['SERVFAIL', { fail: { outcome: 'dns-error', detail: 'SERVFAIL' } }, 'dns-error', true],
    ['a bad certificate', { fail: { outcome: 'tls-error', detail: 'expired', facts } }, 'tls-error', true],
    ['a time-out', { fail: { outcome: 'timeout' } }, 'timeout', true],
    [
      'random bytes',
      { body: Uint8Array.from({ length: 999 }, (_, i) => (i * 7919) % 256) },
      'malformed',
      false,
    ],
    ['a lone byte order mark', { body: '\uFEFF' }, 'malformed', false],
    ['half a surrogate in UTF-16', { body: Uint8Array.from([0xff, 0xfe, 0, 0xd8]) }, 'malformed', false],
    ['an unknown encoding', { body: '<?xml version="1.0" encoding="x-nonsense"?><a/>' }, 'malformed', false],
    ['endless comments', { body: `${'<!-- -->'.repeat(30_000)}<a>` }, 'malformed', false],
  ])('%s', async (_name, page, outcome, incomplete) => {
    const run = await discoverIn({ http: { [autoconfigUrl]: page, ...good } });
    expect(traceOf(run.outcome, 'autoconfig')[0]).toBe(`${outcome} ${autoconfigUrl}`);
    expect(run.outcome.incomplete).toBe(incomplete);
    expect(run.outcome.candidates[0]?.host).toBe('smtp.example.test');
  });
});

describe('hostile DNS answers', () => {
  const failing = { outcome: 'dns-error', code: 'SERVFAIL' } as const;

  it('SERVFAIL is not "nothing there"', async () => {
    const { outcome } = await discoverIn({
      srv: { '_submission._tcp.example.test': failing },
      mx: { 'example.test': failing },
      txt: { 'example.test': failing },
    });
    expect(traceOf(outcome, 'srv-submission')).toEqual(['dns-error _submission._tcp.example.test']);
    expect(traceOf(outcome, 'mx')).toEqual(['dns-error example.test']);
    expect(outcome.incomplete).toBe(true);
  });

  it('keeps a flood of records short', async () => {
    const flood = Array.from({ length: 2_000 }, (_, index) => ({
      priority: 0,
      weight: 1,
      port: 465,
      target: `m${index}.example.test`,
    }));
    const mx = flood.map(({ target }) => ({ preference: 1, exchange: `${target.slice(0, -5)}.example` }));
    const { network, outcome } = await discoverIn({
      srv: { '_submissions._tcp.example.test': flood },
      mx: { 'example.test': mx },
    });
    expect(outcome.candidates.length).toBeLessThanOrEqual(12);
    expect(network.requests.length).toBeLessThan(30);
    expect(outcome.trace.every((line) => (line.detail ?? '').length < 1_000)).toBe(true);
  });

  it('asks no host that a record must not name', async () => {
    const { network } = await discoverIn({
      srv: {
        '_autodiscover._tcp.example.test': [{ priority: 0, weight: 0, port: 443, target: '192.0.2.1' }],
      },
      mx: { 'example.test': [{ preference: 0, exchange: 'localhost' }] },
      txt: { 'example.test': ['mailconf=https://localhost/x', 'mailconf=https://127.0.0.1/x'] },
    });
    expect(network.requests.some(({ url }) => /localhost|127\.|192\.0/.test(url))).toBe(false);
  });
});
