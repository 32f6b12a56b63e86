import { describe, expect, it } from 'vitest';
import { discoverIn, summary, traceOf } from '../support.ts';

const path = '/autodiscover/autodiscover.xml';
const own = `https://autodiscover.example.test${path}`;
const bare = `https://example.test${path}`;
const plain = `http://autodiscover.example.test${path}`;
const foreign = `https://autodiscover.hoster.example${path}`;

function answer(account: string): { body: string } {
  return { body: `<Autodiscover><Response><Account>${account}</Account></Response></Autodiscover>` };
}

const settings = (host: string) =>
  answer(
    `<Action>settings</Action><Protocol><Type>SMTP</Type><Server>${host}</Server><Port>587</Port><LoginName>ann</LoginName></Protocol>`,
  );
const redirect = (location: string) => ({ status: 302, headers: { location } });

describe('Autodiscover', () => {
  it('posts anonymously to both usual places', async () => {
    const { network, outcome } = await discoverIn({ http: { [bare]: settings('mail.hoster.example') } });
    expect(summary(outcome)).toEqual(['mail.hoster.example:587 starttls ann autodiscover authenticated']);
    const posts = network.requests.filter((request) => request.method === 'POST');
    expect(posts.map((post) => post.url)).toEqual([bare]);
    expect(posts[0]?.body).toContain('<EMailAddress>ann@example.test</EMailAddress>');
    expect(Object.keys(posts[0]?.headers ?? {})).not.toContain('authorization');
  });

  it('follows a redirect inside the mail domain', async () => {
    const mail = `https://mail.example.test${path}`;
    const { outcome } = await discoverIn({
      http: { [own]: redirect(mail), [mail]: settings('mail.example.test') },
    });
    expect(summary(outcome)).toEqual(['mail.example.test:587 starttls ann autodiscover authenticated']);
    expect(traceOf(outcome, 'autodiscover')).toEqual(
      expect.arrayContaining([`found ${own}`, `found ${mail}`]),
    );
  });

  it.each([
    ['an HTTP redirect', redirect(foreign)],
    ['a redirectUrl', answer(`<Action>redirectUrl</Action><RedirectUrl>${foreign}</RedirectUrl>`)],
    ['a redirectAddr', answer('<Action>redirectAddr</Action><RedirectAddr>a@hoster.example</RedirectAddr>')],
  ])('asks before %s into another domain, and again for the host named there', async (_name, page) => {
    const world = { http: { [own]: page, [foreign]: settings('smtp.hoster.example') } };
    const { network, outcome } = await discoverIn(world);
    expect(outcome.candidates).toEqual([]);
    expect(outcome.consentNeeded).toEqual([{ host: 'autodiscover.hoster.example', source: 'autodiscover' }]);
    expect(network.requests.some(({ url }) => url.includes('hoster'))).toBe(false);

    const host = new Set(['autodiscover.hoster.example']);
    const agreed = await discoverIn(world, { allowedHosts: host });
    expect(summary(agreed.outcome)).toEqual([
      'smtp.hoster.example:587 starttls ann autodiscover authenticated consent',
    ]);
    const both = await discoverIn(world, { allowedHosts: new Set([...host, 'smtp.hoster.example']) });
    expect(both.outcome.candidates[0]?.consent).toBe(false);
  });

  it('takes the http redirect as a hint that needs an agreement', async () => {
    const mail = `https://mail.example.test${path}`;
    const { network, outcome } = await discoverIn({
      http: { [plain]: redirect(mail), [mail]: settings('mail.example.test') },
    });
    expect(summary(outcome)).toEqual([
      'mail.example.test:587 starttls ann autodiscover unauthenticated consent',
    ]);
    expect(network.requests.find(({ url }) => url === plain)).toMatchObject({ method: 'GET', body: null });
  });

  it('does not follow the http redirect abroad', async () => {
    const { network, outcome } = await discoverIn({
      http: { [plain]: redirect(foreign), [foreign]: settings('smtp.hoster.example') },
    });
    expect(outcome.consentNeeded).toHaveLength(1);
    expect(network.requests.some(({ url }) => url.includes('hoster'))).toBe(false);
  });

  it('follows SRV inside the domain, and abroad only when it is signed or agreed', async () => {
    const name = '_autodiscover._tcp.example.test';
    const to = (target: string) => [{ priority: 0, weight: 0, port: 443, target }];
    const inside = await discoverIn({
      srv: { [name]: to('ex.example.test') },
      http: { [`https://ex.example.test${path}`]: settings('mail.hoster.example') },
    });
    expect(summary(inside.outcome)).toEqual([
      'mail.hoster.example:587 starttls ann autodiscover unauthenticated consent',
    ]);
    const http = { [foreign]: settings('mail.example.test') };
    const records = to('autodiscover.hoster.example');
    const abroad = await discoverIn({ srv: { [name]: records }, http });
    expect(abroad.outcome.consentNeeded).toHaveLength(1);
    expect(abroad.network.requests.some(({ url }) => url.includes('hoster'))).toBe(false);
    const signed = await discoverIn({
      srv: { [name]: { outcome: 'found', records, authenticated: true } },
      http,
    });
    expect(summary(signed.outcome)).toEqual([
      'mail.example.test:587 starttls ann autodiscover authenticated',
    ]);
  });

  it('stops loops', async () => {
    const hop = (index: number) => `https://h${index}.example.test${path}`;
    const chain = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [hop(index), redirect(hop(index + 1))]),
    );
    const { network, outcome } = await discoverIn({
      http: { [own]: redirect(hop(0)), ...chain, [bare]: redirect(bare) },
    });
    expect(outcome.candidates.every((one) => one.source === 'guess')).toBe(true);
    expect(network.requests.filter(({ url }) => url.includes('//h'))).toHaveLength(10);
    expect(outcome.trace.find((one) => one.target === bare)?.detail).toMatch(/was asked already/);
  });

  it('stops a circle of addresses', async () => {
    const to = (address: string) =>
      answer(`<Action>redirectAddr</Action><RedirectAddr>${address}</RedirectAddr>`);
    const { network } = await discoverIn({
      http: { [bare]: to('b@example.test'), [own]: to('c@example.test') },
    });
    expect(network.requests.filter((one) => one.method === 'POST').length).toBeLessThan(8);
  });

  it.each([
    'http://mail.example.test/a',
    'https://192.0.2.1/a',
    'ftp://example.test/',
    '//',
    'https://localhost/',
  ])('does not follow %s', async (url) => {
    const page = answer(`<Action>redirectUrl</Action><RedirectUrl>${url}</RedirectUrl>`);
    const { network, outcome } = await discoverIn({ http: { [own]: page } });
    expect(traceOf(outcome, 'autodiscover')).toContain(`http-error ${own}`);
    expect(network.requests.filter((one) => one.method === 'POST')).toHaveLength(1);
  });

  it('recognises Exchange by its sign-in demand and by v2', async () => {
    const demand = { status: 401, headers: { 'www-authenticate': 'Negotiate' } };
    const v2 = `https://autodiscover.example.test/autodiscover/autodiscover.json?Email=ann%40example.test&Protocol=AutodiscoverV1&RedirectCount=1`;
    const first = await discoverIn({ http: { [own]: demand } });
    expect(first.outcome.notes).toContainEqual(expect.objectContaining({ code: 'exchange-recognised' }));
    const second = await discoverIn({
      http: { [own]: { status: 403 }, [v2]: { body: '{"Protocol":"AutodiscoverV1","Url":"https://x"}' } },
    });
    expect(second.outcome.notes).toContainEqual(expect.objectContaining({ code: 'exchange-recognised' }));
    expect(second.outcome.candidates).toEqual([]);
  });
});
