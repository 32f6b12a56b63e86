import type { Answer } from 'dns-packet';
import { expect, onTestFinished, test, vi } from 'vitest';
import { resolveAliases, resolveRecords } from '../../../../electron/engine/network/dns/dns.ts';
import { type DnsScript, startDnsServer } from '../../../support/dns-server.ts';

const { signal } = new AbortController();

async function serve(script: DnsScript) {
  const server = await startDnsServer(script);
  onTestFinished(server.close);
  return { ...server, at: { ip: '127.0.0.1', port: server.port, trusted: true } };
}

const txt = (name: string, ...strings: string[]): Answer => ({ type: 'TXT', name, data: strings });
const cname = (name: string, data: string): Answer => ({ type: 'CNAME', name, data });

test('SRV, MX and TXT records, names in lower case without the final dot', async () => {
  const { at } = await serve(({ type, name }) => {
    const srv: Answer = {
      type: 'SRV',
      name,
      data: { priority: 1, weight: 2, port: 465, target: 'SMTP.Example.test' },
    };
    const none: Answer = { type: 'SRV', name, data: { priority: 0, weight: 0, port: 0, target: '.' } };
    const mx: Answer = { type: 'MX', name, data: { preference: 10, exchange: 'MX.example.test' } };
    if (type === 'SRV') return { answers: [srv, none] };
    return { answers: type === 'MX' ? [mx] : [txt(name, 'v=1;', ' a=b'), txt(name, 'other')] };
  });
  expect(await resolveRecords([at], '_submissions._tcp.Example.test.', 'SRV', signal)).toEqual({
    outcome: 'found',
    records: [
      { priority: 1, weight: 2, port: 465, target: 'smtp.example.test' },
      { priority: 0, weight: 0, port: 0, target: '.' },
    ],
    authenticated: false,
  });
  expect(await resolveRecords([at], 'example.test', 'MX', signal)).toMatchObject({
    records: [{ preference: 10, exchange: 'mx.example.test' }],
  });
  expect(await resolveRecords([at], 'example.test', 'TXT', signal)).toMatchObject({
    records: ['v=1; a=b', 'other'],
  });
});

test('the question asks for DNSSEC; AD counts only from a trusted server', async () => {
  const { at, questions } = await serve(({ name }) => ({ answers: [txt(name, 'x')], authenticData: true }));
  expect(await resolveRecords([at], 'example.test', 'TXT', signal)).toMatchObject({ authenticated: true });
  const stranger = { ...at, trusted: false };
  expect(await resolveRecords([stranger], 'example.test', 'TXT', signal)).toMatchObject({
    authenticated: false,
  });
  expect(questions[0]).toMatchObject({ dnssecOk: true, authenticData: true, edns: true, over: 'udp' });
});

test('no such name, no such record and "could not check" are different answers', async () => {
  const rcodes: Record<string, number> = {
    'nx.test': 3,
    'empty.test': 0,
    'servfail.test': 2,
    'refused.test': 5,
  };
  const { at } = await serve(({ name }) => ({ rcode: rcodes[name], authenticData: true }));
  const ask = (name: string) => resolveRecords([at], name, 'MX', signal);
  expect(await ask('nx.test')).toEqual({ outcome: 'absent', kind: 'no-such-name', authenticated: true });
  expect(await ask('empty.test')).toEqual({ outcome: 'absent', kind: 'no-such-record', authenticated: true });
  expect(await ask('servfail.test')).toEqual({ outcome: 'dns-error', code: 'SERVFAIL' });
  expect(await ask('refused.test')).toEqual({ outcome: 'dns-error', code: 'REFUSED' });
});

test('names that cannot exist are not asked for', async () => {
  const { at, questions } = await serve(() => ({}));
  for (const name of ['', 'a..test', `${'a'.repeat(64)}.test`, 'a b.test', 'ä.test', 'a.'.repeat(130)])
    expect(await resolveRecords([at], name, 'MX', signal)).toMatchObject({ kind: 'no-such-name' });
  expect(questions).toEqual([]);
});

test('a cut answer is asked for again over TCP', async () => {
  const strings = Array.from({ length: 40 }, (_, index) => `${index}`.padEnd(200, 'x'));
  const { at, questions } = await serve(({ name, over }) =>
    over === 'udp' ? { truncated: true } : { answers: [txt(name, ...strings)] },
  );
  expect(await resolveRecords([at], 'big.test', 'TXT', signal)).toMatchObject({
    records: [strings.join('')],
  });
  expect(questions.map(({ over }) => over)).toEqual(['udp', 'tcp']);
});

test('a damaged answer over TCP is malformed', async () => {
  const { at } = await serve(({ over }) =>
    over === 'udp' ? { truncated: true } : new Uint8Array([1, 2, 3]),
  );
  expect(await resolveRecords([at], 'big.test', 'TXT', signal)).toEqual({
    outcome: 'dns-error',
    code: 'malformed',
  });
});

test('packets that answer something else are ignored', async () => {
  const { at } = await serve(({ name }) => [
    new Uint8Array([1, 2, 3]),
    { id: 1, answers: [txt(name, 'forged id')] },
    { question: { name: 'other.test', type: 'TXT' }, answers: [txt(name, 'forged name')] },
    { question: { name, type: 'A' }, answers: [txt(name, 'forged type')] },
    { answers: [txt('other.test', 'not asked for'), txt(name, 'true')] },
  ]);
  expect(await resolveRecords([at], 'example.test', 'TXT', signal)).toMatchObject({ records: ['true'] });
});

test('a server that does not know EDNS is asked without', async () => {
  const { at, questions } = await serve(({ name, edns }) =>
    edns ? { rcode: 1 } : { answers: [txt(name, 'old')] },
  );
  expect(await resolveRecords([at], 'example.test', 'TXT', signal)).toMatchObject({ records: ['old'] });
  expect(questions.map(({ edns }) => edns)).toEqual([true, false]);
});

test('aliases are followed inside the answer and over answers', async () => {
  const { at, questions } = await serve(({ name }) => {
    if (name === 'a.test')
      return { answers: [cname('a.test', 'b.test'), cname('b.test', 'C.test'), txt('c.test', 'c')] };
    if (name === 'far.test') return { answers: [cname('far.test', 'a.test')] };
    if (name === 'dead.test') return { answers: [cname('dead.test', 'gone.test')], rcode: 3 };
    return {};
  });
  expect(await resolveRecords([at], 'a.test', 'TXT', signal)).toMatchObject({ records: ['c'] });
  expect(await resolveRecords([at], 'far.test', 'TXT', signal)).toMatchObject({ records: ['c'] });
  expect(await resolveRecords([at], 'dead.test', 'TXT', signal)).toMatchObject({ kind: 'no-such-name' });
  expect(questions.map(({ name }) => name)).toEqual(['a.test', 'far.test', 'a.test', 'dead.test']);
});

test('the names behind a name: what could not be asked is not "no alias"', async () => {
  const { at } = await serve(({ name }) => {
    if (name === 'a.test') return { answers: [cname('a.test', 'b.test'), cname('b.test', 'C.test')] };
    if (name === 'dead.test') return { answers: [cname('dead.test', 'gone.test')], rcode: 3 };
    if (name === 'lame.test') return { answers: [cname('lame.test', 'far.test')], rcode: 2 };
    if (name === 'loop.test') return { answers: [cname('loop.test', 'loop.test')] };
    if (name === 'broken.test') return { rcode: 2 };
    return name === 'gone.test' ? { rcode: 3 } : {};
  });
  const behind = (name: string) => resolveAliases([at], name, signal);
  expect(await behind('a.test')).toMatchObject({ outcome: 'found', records: ['b.test', 'c.test'] });
  expect(await behind('dead.test')).toMatchObject({ outcome: 'found', records: ['gone.test'] });
  expect(await behind('lame.test')).toMatchObject({ outcome: 'found', records: ['far.test'] });
  expect(await behind('plain.test')).toMatchObject({ outcome: 'absent', kind: 'no-such-record' });
  expect(await behind('gone.test')).toMatchObject({ outcome: 'absent', kind: 'no-such-name' });
  expect(await behind('broken.test')).toEqual({ outcome: 'dns-error', code: 'SERVFAIL' });
  expect(await behind('loop.test')).toEqual({ outcome: 'dns-error', code: 'cname-loop' });
  expect(await resolveAliases([], 'a.test', signal)).toEqual({ outcome: 'dns-error', code: 'no-server' });
});

test('loops and endless chains of aliases end', async () => {
  const { at, questions } = await serve(({ name }) => {
    if (name === 'loop.test')
      return { answers: [cname('loop.test', 'back.test'), cname('back.test', 'loop.test')] };
    if (name === 'ping.test') return { answers: [cname('ping.test', 'pong.test')] };
    if (name === 'pong.test') return { answers: [cname('pong.test', 'ping.test')] };
    return { answers: [cname(name, `x.${name}`)] };
  });
  const loop = { outcome: 'dns-error', code: 'cname-loop' };
  for (const name of ['loop.test', 'ping.test', 'endless.test'])
    expect(await resolveRecords([at], name, 'TXT', signal)).toEqual(loop);
  expect(questions.length).toBeLessThan(20);
});

test('a server that fails is replaced by the next one at once', async () => {
  const broken = await serve(() => ({ rcode: 2 }));
  const good = await serve(({ name }) => ({ answers: [txt(name, 'good')] }));
  expect(await resolveRecords([broken.at, good.at], 'example.test', 'TXT', signal)).toMatchObject({
    records: ['good'],
  });
  const closed = { ip: '127.0.0.1', port: 9, trusted: true };
  expect(await resolveRecords([closed], 'example.test', 'TXT', signal)).toMatchObject({
    outcome: 'dns-error',
  });
  expect(await resolveRecords([], 'example.test', 'TXT', signal)).toEqual({
    outcome: 'dns-error',
    code: 'no-server',
  });
});

/** No socket can be connected there: no zone, a zone that has not got the address, a broadcast without leave. */
const noRoute = (ip: string) => ({ ip, port: 53, trusted: false });
const unreachable = ['fe80::1', 'fe80::1%lo', '255.255.255.255'].map(noRoute);

test.each(unreachable)('a name server without a route is a failed look-up: $ip', async (server) => {
  expect(await resolveRecords([server], 'example.test', 'TXT', signal)).toEqual({
    outcome: 'dns-error',
    code: expect.stringMatching(/^E[A-Z]+$/),
  });
});

test('servers that cannot be reached are passed over, whatever their number', async () => {
  const good = await serve(({ name }) => ({ answers: [txt(name, 'good')] }));
  const servers = [noRoute('fe80::1'), noRoute('255.255.255.255'), good.at];
  expect(await resolveRecords(servers, 'example.test', 'TXT', signal)).toMatchObject({ records: ['good'] });
});

test('a reply that settles nothing says more than a server that could not be asked', async () => {
  const broken = await serve(() => ({ rcode: 2 }));
  const dead = noRoute('fe80::1');
  for (const servers of [
    [dead, broken.at],
    [broken.at, dead],
  ])
    expect(await resolveRecords(servers, 'example.test', 'TXT', signal)).toEqual({
      outcome: 'dns-error',
      code: 'SERVFAIL',
    });
});

test('a silent server is asked twice and given up after 5 s; a lost packet costs 2 s', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  let asked = 0;
  const { at, questions } = await serve(({ name }) => {
    asked += 1;
    return name === 'lost.test' && asked === 2 ? { answers: [txt(name, 'late')] } : null;
  });
  const lost = resolveRecords([at], 'lost.test', 'TXT', signal);
  await vi.waitFor(() => expect(questions).toHaveLength(1));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await lost).toMatchObject({ records: ['late'] });

  const silent = resolveRecords([at], 'silent.test', 'TXT', signal);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await silent).toEqual({ outcome: 'timeout' });
});

test('a stop ends the question at once', async () => {
  const { at } = await serve(() => null);
  const stopping = new AbortController();
  const answer = resolveRecords([at], 'example.test', 'TXT', stopping.signal);
  stopping.abort();
  expect(await answer).toEqual({ outcome: 'timeout' });
});
