/** What `npm run facts` says of pages and servers: here they are on loopback, and their names in a name server of ours. */
import { Resolver } from 'node:dns/promises';
import http from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { doorFault, pageFault, type World } from '../../../scripts/fact-checks.ts';
import type { Proof } from '../../../shared/facts.ts';
import {
  type CertificateOptions,
  certificate,
  testAuthority,
  unknownAuthority,
} from '../../support/certificates.ts';
import { type DnsScript, startDnsServer } from '../../support/dns-server.ts';
import { listen, startTlsServer } from '../../support/loopback.ts';

const quote = 'smtp.shop.example port 465';

/** A page of a server that answers so. */
async function pageWith(body: string, status = 200): Promise<string> {
  const server = http.createServer((_request, response) => response.writeHead(status).end(body));
  const { port, close } = await listen(server);
  onTestFinished(close);
  return `http://127.0.0.1:${port}/help`;
}

function faultOf(url: string, by: Proof['by'] = 'vendor'): Promise<string | null> {
  const database = by === 'database' ? { database: { name: 'a list', asOf: '2026-01' } } : {};
  return pageFault({ provider: 'shop', proof: { url, quote, readOn: '2026-12-01', by, ...database } });
}

describe('a page', () => {
  it('that has the quote is in order, however it is set', async () => {
    expect(await faultOf(await pageWith('<td>smtp.shop.example</td> <td>port&nbsp;465</td>'))).toBeNull();
  });

  it('that has another port by now is a source that changed', async () => {
    const url = await pageWith('smtp.shop.example port 587');
    expect(await faultOf(url)).toBe(`source changed  shop  ${url}  ${quote}`);
  });

  it('of a database that says something else by now is a database that changed', async () => {
    const url = await pageWith('<hostname>mail.shop.example</hostname><port>465</port>');
    expect(await faultOf(url, 'database')).toMatch(/^database changed {2}shop /);
  });

  it.each([
    [404, /^page gone {2}shop /],
    [410, /^page gone {2}shop /],
    [503, /^not reached \(503\) {2}shop /],
  ])('with status %s is told apart', async (status, fault) => {
    expect(await faultOf(await pageWith('', status))).toMatch(fault);
  });

  it("where nobody answers is nobody's fault", async () => {
    expect(await faultOf('http://127.0.0.1:1/')).toMatch(/^not reached {2}shop /);
  });
});

/** Names of a zone: addresses of hosts, and domains that somebody has. */
const zone: DnsScript = ({ name, type }) => {
  if (name === 'smtp.shop.example' && type === 'A')
    return { answers: [{ type: 'A', name, ttl: 60, data: '127.0.0.1' }] };
  if (name === 'held.example' && type === 'NS')
    return { answers: [{ type: 'NS', name, ttl: 60, data: 'ns.held.example' }] };
  return name === 'smtp.shop.example' ? {} : { rcode: 3 };
};

async function world(script: DnsScript = zone): Promise<World> {
  const names = await startDnsServer(script);
  onTestFinished(names.close);
  const resolver = new Resolver({ timeout: 1_000, tries: 1 });
  resolver.setServers([`127.0.0.1:${names.port}`]);
  return { resolver, authority: (await testAuthority()).cert };
}

async function doorWith(options: CertificateOptions) {
  const { port, close } = await startTlsServer(await certificate(options), () => {});
  onTestFinished(close);
  return { host: 'smtp.shop.example', port, security: 'tls' } as const;
}

describe('a server', () => {
  const names = ['smtp.shop.example'];

  it('with a name and a certificate of its own is in order', async () => {
    expect(await doorFault(await doorWith({ names }), await world())).toBeNull();
  });

  it.each<[string, CertificateOptions | (() => Promise<CertificateOptions>), RegExp]>([
    ['for another name', { names: ['smtp.other.example'] }, /^certificate refused \(/],
    [
      'of nobody that is known',
      async () => ({ names, by: await unknownAuthority() }),
      /^certificate refused \(/,
    ],
    ['that ran out', { names, toDays: -0.5, fromDays: -9 }, /^certificate refused \(/],
    ['that runs out soon', { names, toDays: 3 }, /^certificate ends in [23] days {2}smtp\.shop\.example:/],
  ])('with a certificate %s has to be looked at', async (_, options, fault) => {
    const door = await doorWith(typeof options === 'function' ? await options() : options);
    expect(await doorFault(door, await world())).toMatch(fault);
  });

  it('whose domain nobody has any more is told by that domain', async () => {
    const door = { host: 'smtp.lapsed.example', port: 465, security: 'tls' } as const;
    expect(await doorFault(door, await world())).toBe('domain lapsed  lapsed.example  smtp.lapsed.example');
  });

  it('whose name went while the domain stayed is told apart', async () => {
    const door = { host: 'smtp.held.example', port: 465, security: 'tls' } as const;
    expect(await doorFault(door, await world())).toBe('name gone  smtp.held.example');
  });

  it('is not reached where the name server has a problem, or nobody listens', async () => {
    const lost = { host: 'smtp.lost.example', port: 465, security: 'tls' } as const;
    expect(await doorFault(lost, await world(() => ({ rcode: 2 })))).toBe('not reached  smtp.lost.example');
    const closed = { host: 'smtp.shop.example', port: 1, security: 'tls' } as const;
    expect(await doorFault(closed, await world())).toBe('not reached  smtp.shop.example:1');
  });

  it('with STARTTLS is asked for its name alone', async () => {
    const door = { host: 'smtp.shop.example', port: 1, security: 'starttls' } as const;
    expect(await doorFault(door, await world())).toBeNull();
  });
});
