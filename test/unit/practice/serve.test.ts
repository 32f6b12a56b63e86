import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { type Packet, TCPClient } from 'dns2';
import { afterEach, expect, it } from 'vitest';
import { type ServedWorld, servePracticeWorld } from '../../../electron/engine/practice/serve.ts';
import { startPracticeWorld } from '../../../electron/engine/practice/start.ts';
import type { PracticeWorld } from '../../../electron/engine/practice/world.ts';
import type { PracticeScenario } from '../../../shared/practice-scenarios.ts';
import { handles, Talk } from './talk.ts';

const opened: { world: PracticeWorld; served: ServedWorld }[] = [];

afterEach(async () => {
  for (const { world, served } of opened.splice(0)) {
    await served.close();
    await world.close();
  }
});

async function serve(scenario: PracticeScenario) {
  const world = await startPracticeWorld(scenario);
  const served = await servePracticeWorld(world);
  opened.push({ world, served });
  const resolver = new Resolver({ timeout: 1000, tries: 1 });
  resolver.setServers([`${served.dns.ip}:${served.dns.port}`]);
  return { world, served, resolver };
}

it('leads other programs to the real ports', async () => {
  const { world, served, resolver } = await serve('works');
  expect(await resolver.resolveSrv('_submissions._tcp.practice.example')).toMatchObject([
    { priority: 0, weight: 1, port: world.ports[465], name: 'mail.practice.example' },
  ]);
  expect(await resolver.resolveSrv('_submission._tcp.Practice.Example')).toMatchObject([
    { port: world.ports[587] },
  ]);
  expect(await resolver.resolve4('mail.practice.example')).toEqual(['127.0.0.1']);
  expect(await resolver.resolveMx('practice.example')).toMatchObject([
    { priority: 10, exchange: 'inbound.practice.example' },
  ]);
  expect(await resolver.resolveTxt('practice.example')).toEqual([['v=spf1 mx -all']]);
  expect(served.caPem).toBe(world.caPem);
});

it('tells a missing record from a missing name', async () => {
  const { resolver } = await serve('works');
  await expect(resolver.resolve6('mail.practice.example')).rejects.toMatchObject({ code: 'ENODATA' });
  await expect(resolver.resolveSrv('practice.example')).rejects.toMatchObject({ code: 'ENODATA' });
  await expect(resolver.resolve4('smtp.practice.example')).rejects.toMatchObject({ code: 'ENOTFOUND' });
  await expect(resolver.resolve4('example.org')).rejects.toMatchObject({ code: 'ENOTFOUND' });
});

it('answers over TCP too', async () => {
  const { served } = await serve('works');
  const ask = TCPClient({ dns: served.dns.ip, port: served.dns.port });
  const answer: Packet = await ask('mail.practice.example', 'A');
  expect(answer.answers).toMatchObject([{ address: '127.0.0.1' }]);
});

it('survives what is no question', async () => {
  const { served, resolver } = await serve('works');
  const udp = createSocket('udp4');
  for (const bytes of ['', 'x', 'GET / HTTP/1.1\r\n\r\n', '\0'.repeat(12), '\xff'.repeat(600)])
    udp.send(Buffer.from(bytes, 'latin1'), served.dns.port, served.dns.ip);
  const tcp = await Talk.open(served.dns.port);
  const heard = tcp.send('\0\x03abc').catch(() => 'closed');
  expect(await resolver.resolve4('mail.practice.example')).toEqual(['127.0.0.1']);
  expect(await heard).toBe('closed');
  udp.close();
});

it('publishes nothing where nothing is published', async () => {
  const { resolver } = await serve('nothing-published');
  await expect(resolver.resolveSrv('_submissions._tcp.unlisted.example')).rejects.toMatchObject({
    code: 'ENOTFOUND',
  });
  expect(await resolver.resolve4('mail.practice.example')).toEqual(['127.0.0.1']);
});

it('a silent port takes the connection and says nothing', async () => {
  const { world, served, resolver } = await serve('port-blocked');
  const [record] = await resolver.resolveSrv('_submission._tcp.practice.example');
  const talk = await Talk.open(record?.port ?? 0);
  const heard = talk.reply().catch(() => 'closed');
  await served.close();
  expect(await heard).toBe('closed');
  await world.close();
  opened.pop();
});

it('leaves no handle', async () => {
  const { world, served } = await serve('works');
  await served.close();
  await world.close();
  opened.pop();
  await expect.poll(handles).toEqual([]);
});
