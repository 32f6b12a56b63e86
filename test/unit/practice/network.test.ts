import { afterEach, expect, it } from 'vitest';
import type { Connection, DialResult } from '../../../electron/engine/network/network.ts';
import { mailHost } from '../../../electron/engine/practice/scenarios.ts';
import { startPracticeWorld } from '../../../electron/engine/practice/start.ts';
import type { PracticeWorld } from '../../../electron/engine/practice/world.ts';
import { SmtpSession } from '../../../electron/engine/smtp/session.ts';
import { handles } from './talk.ts';

const forever = new AbortController().signal;
const worlds: PracticeWorld[] = [];
const connections: Connection[] = [];

afterEach(async () => {
  for (const connection of connections.splice(0)) connection.close();
  for (const world of worlds.splice(0)) await world.close();
  await expect.poll(handles).toEqual([]);
});

async function enter(...args: Parameters<typeof startPracticeWorld>) {
  const world = await startPracticeWorld(...args);
  worlds.push(world);
  return { world, network: world.network() };
}

function opened({ connection }: DialResult): Connection {
  if (connection === null) throw new Error('no connection');
  connections.push(connection);
  return connection;
}

it('answers for the practice domain', async () => {
  const { network } = await enter('works');
  expect(await network.resolveAddresses('Mail.Practice.example', forever)).toMatchObject({
    outcome: 'found',
    addresses: [{ ip: '192.0.2.25', family: 4 }],
  });
  expect(await network.resolve('_submissions._tcp.practice.example', 'SRV', forever)).toEqual({
    outcome: 'found',
    records: [{ priority: 0, weight: 1, port: 465, target: mailHost }],
    authenticated: false,
  });
  expect(await network.resolve('practice.example', 'MX', forever)).toMatchObject({
    records: [{ preference: 10, exchange: 'inbound.practice.example' }],
  });
  expect(await network.resolve('practice.example', 'SRV', forever)).toMatchObject({ kind: 'no-such-record' });
  expect(await network.resolveAddresses('smtp.practice.example', forever)).toMatchObject({
    outcome: 'absent',
    kind: 'no-such-name',
  });
  expect(await network.resolveAddresses('203.0.113.1', forever)).toMatchObject({
    addresses: [{ ip: '203.0.113.1', family: 4 }],
  });
});

it('has the published settings as a web page, and no other pages', async () => {
  const { network } = await enter('works');
  const get = (url: string) => network.fetch({ url, why: 'autoconfig' }, forever);
  const page = await get('https://autoconfig.practice.example/mail/config-v1.1.xml?emailaddress=a%40b');
  expect(page).toMatchObject({ outcome: 'answer', status: 200, headers: { 'content-type': 'text/xml' } });
  const xml = page.outcome === 'answer' ? Buffer.from(page.body).toString() : '';
  expect(xml).toContain('<hostname>mail.practice.example</hostname>');
  expect(await get('http://autoconfig.practice.example/mail/config-v1.1.xml')).toMatchObject({
    outcome: 'connection-error',
  });
  expect(await get('https://practice.example/.well-known/autoconfig/mail/config-v1.1.xml')).toMatchObject({
    outcome: 'dns-absent',
  });
  expect(await get('https://database.example/practice.example')).toMatchObject({
    outcome: 'answer',
    status: 404,
  });
  expect(network.contacted()).toContainEqual({ host: 'database.example', port: 443, why: 'autoconfig' });
});

it('publishes nothing in nothing-published, yet the typed host works', async () => {
  const { world, network } = await enter('nothing-published');
  expect(world.address).toBe('anna@unlisted.example');
  expect(await network.resolve('_submissions._tcp.unlisted.example', 'SRV', forever)).toMatchObject({
    outcome: 'absent',
  });
  for (const guess of ['smtp.unlisted.example', 'mail.unlisted.example', 'unlisted.example'])
    expect(await network.resolveAddresses(guess, forever)).toMatchObject({ outcome: 'absent' });
  const dialled = await network.dial({ host: world.hints.host ?? '', port: 465, why: 'probe' }, forever);
  expect(opened(dialled).remote.family).toBe(4);
});

it('leads to the servers, whose certificate is trusted', async () => {
  const { network } = await enter('works');
  const connection = opened(await network.dial({ host: mailHost, port: 465, why: 'probe' }, forever));
  const session = new SmtpSession(connection, { servername: mailHost });
  expect(await session.startImplicitTls({ servername: mailHost }, forever)).toMatchObject({
    ok: true,
    value: { verified: true, problem: null },
  });
  expect(await session.readGreeting(forever)).toMatchObject({ ok: true });
  expect(await session.hello(forever)).toMatchObject({ ok: true });
  expect(session.capabilityLines.after).toContain('AUTH PLAIN LOGIN');
  await session.quit(forever);
  expect(network.contacted()).toEqual([{ host: mailHost, port: 465, why: 'probe' }]);
});

it('shows an expired certificate in bad-certificate', async () => {
  const { network } = await enter('bad-certificate');
  const connection = opened(await network.dial({ host: mailHost, port: 465, why: 'probe' }, forever));
  expect(await connection.startTls({ servername: mailHost }, forever)).toMatchObject({
    up: true,
    facts: { verified: false, problem: 'tls-cert-expired', identity: 'match', trust: 'trusted' },
  });
});

it('a second look finds the same place', async () => {
  const { network } = await enter('works');
  const first = opened(await network.dial({ host: mailHost, port: 587, why: 'probe' }, forever));
  const { ip } = first.remote;
  opened(await network.dial({ host: mailHost, port: 587, why: 'second-look', ip }, forever));
  opened(await network.dial({ host: mailHost, port: 587, why: 'second-look', ip: '192.0.2.25' }, forever));
});

it('a port without a server refuses, so does every other address', async () => {
  const { network } = await enter('works');
  const refused = [{ ip: '192.0.2.25', family: 4, connectMs: null, error: 'ECONNREFUSED' }];
  const dialled = await network.dial({ host: mailHost, port: 26, why: 'probe' }, forever);
  expect(dialled).toMatchObject({ connection: null, attempts: refused });
  const elsewhere = await network.dial({ host: '203.0.113.1', port: 465, why: 'probe' }, forever);
  expect(elsewhere).toMatchObject({ connection: null, attempts: [{ error: 'ECONNREFUSED' }] });
});

it('a silent port answers nobody, and not for long', async () => {
  const { world, network } = await enter('port-blocked', { silentMs: 30 });
  const dialled = await network.dial({ host: mailHost, port: 587, why: 'probe' }, forever);
  expect(dialled).toMatchObject({ connection: null, attempts: [{ ip: '192.0.2.25', error: 'ETIMEDOUT' }] });
  expect(world.events()).toMatchObject([{ port: 587, kind: 'silent' }]);
});

it('a silent port can be left at once', async () => {
  const { network } = await enter('port-blocked');
  const stop = new AbortController();
  const dialled = network.dial({ host: mailHost, port: 25, why: 'probe' }, stop.signal);
  stop.abort();
  expect((await dialled).connection).toBeNull();
});
