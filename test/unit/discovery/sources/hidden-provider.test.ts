/** A provider behind a mail filter: an alias, a certificate or a redirect names it as surely as an MX record does. */
import { describe, expect, it } from 'vitest';
import { providers } from '../../../../shared/providers/index.ts';
import { providerServices } from '../../../../shared/providers/services.ts';
import type { MemoryWorld } from '../../../support/memory-network/memory.ts';
import { badCertificatePage } from '../../../support/memory-network/memory-http.ts';
import { unverifiedTls } from '../../../support/memory-network/memory-tls.ts';
import { discoverIn, summary } from '../support.ts';

const filter = { 'example.test': [{ preference: 10, exchange: 'mx1.example-test.mimecast.com' }] };
const xml = 'autodiscover.example.test/autodiscover/autodiscover.xml';
const post = `https://${xml}`;
const plain = `http://${xml}`;
const abroad = 'https://autodiscover-s.outlook.com/autodiscover/autodiscover.xml';
const microsoft = ['smtp.office365.com:587 starttls ann@example.test mx-provider authenticated'];
const google = [
  'smtp.gmail.com:465 tls ann@example.test mx-provider authenticated',
  'smtp.gmail.com:587 starttls ann@example.test mx-provider authenticated',
];
const certificate = (over: object) => ({
  fail: {
    outcome: 'tls-error' as const,
    detail: 'tls-cert-name-mismatch',
    facts: unverifiedTls('autodiscover.example.test', 'tls-cert-name-mismatch', {
      altNames: ['*.outlook.com', 'outlook.com'],
      ...over,
    }),
  },
});

describe('behind a filter', () => {
  it.each<[string, MemoryWorld, string[]]>([
    [
      'an alias of Autodiscover',
      { aliases: { 'autodiscover.example.test': ['autodiscover.outlook.com', 'atod-g2.tm-4.office.com'] } },
      microsoft,
    ],
    ['an alias of the web mail', { aliases: { 'mail.example.test': ['ghs.googlehosted.com'] } }, google],
    ['the certificate of Autodiscover', { http: { [post]: certificate({}) } }, microsoft],
    [
      'a redirect over http',
      { http: { [plain]: { status: 302, headers: { location: abroad } } } },
      microsoft,
    ],
    [
      'a redirect over https',
      { http: { [post]: { status: 302, headers: { location: abroad } } } },
      microsoft,
    ],
    [
      'SRV',
      {
        srv: {
          '_autodiscover._tcp.example.test': [
            { priority: 0, weight: 0, port: 443, target: 'autodiscover.outlook.com' },
          ],
        },
      },
      microsoft,
    ],
  ])('%s names the provider', async (_, world, found) => {
    const { outcome, network } = await discoverIn({ ...world, mx: filter });
    expect(summary(outcome)).toEqual(found);
    expect(outcome.consentNeeded).toEqual([]);
    expect(network.requests.map(({ url }) => url)).not.toContain(abroad);
    expect(outcome.provider?.id).toMatch(/^(microsoft-365|google-workspace)$/);
    expect(outcome.incomplete).toBe(false);
  });

  it.each<[string, NonNullable<MemoryWorld['aliases']>[string], string]>([
    ['keeps silent', 'silent', 'timeout'],
    ['fails', { outcome: 'dns-error', code: 'SERVFAIL' }, 'dns-error'],
  ])('a DNS that %s about an alias has not said that there is none', async (_, answer, seen) => {
    const name = 'autodiscover.example.test';
    const { outcome } = await discoverIn({ mx: filter, aliases: { [name]: answer } });
    const line = outcome.trace.find(({ source, target }) => source === 'mx-provider' && target === name);
    expect(line?.outcome).toBe(seen);
    expect(outcome.incomplete).toBe(true);
    expect(outcome.notes).toContainEqual(
      expect.objectContaining({
        code: 'could-not-check',
        facts: { source: 'mx-provider', mayChange: 'yes' },
      }),
    );
  });

  it.each<[string, MemoryWorld]>([
    ['an alias of somebody else', { aliases: { 'autodiscover.example.test': ['outlook.com.example.net'] } }],
    [
      'an alias of web space of the same company',
      { aliases: { 'mail.example.test': ['lh3.googleusercontent.com'] } },
    ],
    ['a certificate that nobody trusts', { http: { [post]: certificate({ trust: 'untrusted-issuer' }) } }],
    ['a certificate that has run out', { http: { [post]: certificate({ validity: 'expired' }) } }],
    ['a certificate for another name', { http: { [post]: badCertificatePage('autodiscover.example.test') } }],
  ])('%s names nobody', async (_, world) => {
    const { outcome } = await discoverIn({ ...world, mx: filter });
    expect(outcome.provider).toBeNull();
    expect(outcome.candidates).toEqual([]);
  });

  it('is not asked for where MX names the provider itself', async () => {
    const exchange = 'example-test.mail.protection.outlook.com';
    const { network } = await discoverIn({ mx: { 'example.test': [{ preference: 0, exchange }] } });
    expect(network.questions).not.toContain('A autodiscover.example.test');
  });
});

it.each(providerServices)(
  '$provider: the page that says so is named',
  ({ provider, date, page, quote, hosts }) => {
    expect(providers.map(({ id }) => id)).toContain(provider);
    expect(date).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(page).toMatch(/^https:/);
    expect(hosts.some((host) => quote.includes(host))).toBe(true);
  },
);
