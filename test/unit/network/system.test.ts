import type { NetworkInterfaceInfo } from 'node:os';
import tls from 'node:tls';
import { expect, onTestFinished, test, vi } from 'vitest';
import { nameServers, readServer, withZones } from '../../../electron/engine/network/dns/nameservers.ts';
import { createSystemNetwork, createSystemNetworks } from '../../../electron/engine/network/system.ts';
import { findTunnels } from '../../../electron/engine/network/tunnels.ts';
import { certificate, testAuthority } from '../../support/certificates.ts';
import { startDnsServer } from '../../support/dns-server.ts';
import { startTcpServer, startTlsServer } from '../../support/loopback.ts';

const { signal } = new AbortController();

async function withDns() {
  const dns = await startDnsServer(({ name, type }) => {
    if (type === 'A' && name === 'smtp.example.test') return { answers: [{ type, name, data: '127.0.0.1' }] };
    if (type !== 'SRV') return {};
    const data = { priority: 0, weight: 1, port: 465, target: 'smtp.example.test' };
    return { answers: [{ type, name, data }], authenticData: true };
  });
  onTestFinished(dns.close);
  return { dns, network: createSystemNetwork({ dns: { ip: '127.0.0.1', port: dns.port } }) };
}

test('a chosen DNS server serves addresses and records; on loopback its AD bit counts', async () => {
  const { dns, network } = await withDns();
  expect(await network.resolveAddresses('smtp.example.test', signal)).toMatchObject({
    addresses: [{ ip: '127.0.0.1', family: 4 }],
  });
  expect(await network.resolve('_submissions._tcp.example.test', 'SRV', signal)).toMatchObject({
    authenticated: true,
    records: [{ port: 465, target: 'smtp.example.test' }],
  });
  expect(network.contacted()).toEqual([{ host: '127.0.0.1', port: dns.port, why: 'dns' }]);
});

test('dial looks up, connects and notes the contact; a second look goes to one address', async () => {
  const { network } = await withDns();
  const server = await startTcpServer((socket) => socket.end('220 hello\r\n'));
  onTestFinished(server.close);
  const target = { host: 'smtp.example.test', port: server.port, why: 'probe' } as const;
  const { connection, lookup, settled } = await network.dial(target, signal);
  expect(lookup).toMatchObject({ outcome: 'found' });
  expect(connection?.remote).toEqual({ ip: '127.0.0.1', family: 4, port: server.port });
  expect(await settled).toMatchObject([{ ip: '127.0.0.1', error: null }]);
  connection?.close();
  const again = await network.dial({ ...target, ip: '127.0.0.1', why: 'second-look' }, signal);
  again.connection?.close();
  expect(network.contacted().slice(1)).toEqual([
    { host: 'smtp.example.test', port: server.port, why: 'probe' },
    { host: 'smtp.example.test', port: server.port, why: 'second-look' },
  ]);
});

test('a host that does not exist is not contacted', async () => {
  const { network } = await withDns();
  const { connection, lookup } = await network.dial({ host: 'none.test', port: 25, why: 'probe' }, signal);
  expect(connection).toBeNull();
  expect(lookup).toMatchObject({ outcome: 'absent' });
  expect(network.contacted().map(({ why }) => why)).toEqual(['dns']);
});

test('without a chosen server addresses come from the system', async () => {
  const answer = await createSystemNetwork().resolveAddresses('localhost', signal);
  expect(answer).toMatchObject({ outcome: 'found' });
  expect(answer.outcome === 'found' && answer.addresses.map(({ ip }) => ip)).toContain('127.0.0.1');
  expect((await createSystemNetwork().resolveAddresses('localhost', AbortSignal.abort())).outcome).toBe(
    'timeout',
  );
});

test('networks of one maker read the certificate authorities once', async () => {
  const server = await startTlsServer(await certificate({ names: ['localhost'] }), () => {});
  onTestFinished(server.close);
  const createNetwork = createSystemNetworks({ extraCaPem: (await testAuthority()).cert });
  const reading = vi.spyOn(tls, 'createSecureContext');
  onTestFinished(() => reading.mockRestore());
  for (const network of [createNetwork(), createNetwork()]) {
    const { connection } = await network.dial({ host: '127.0.0.1', port: server.port, why: 'probe' }, signal);
    expect(await connection?.startTls({ servername: 'localhost' }, signal)).toMatchObject({
      facts: { verified: true },
    });
    connection?.close();
  }
  expect(reading).toHaveBeenCalledTimes(1);
});

test('the system lists its name servers with and without ports', () => {
  const listed = ['127.0.0.53', '192.0.2.1:5353', '2001:db8::1', '[2001:db8::2]:5353'];
  expect(listed.map(readServer)).toEqual([
    { ip: '127.0.0.53', port: 53 },
    { ip: '192.0.2.1', port: 5353 },
    { ip: '2001:db8::1', port: 53 },
    { ip: '2001:db8::2', port: 5353 },
  ]);
});

test('a link-local name server keeps its zone', () => {
  const place = (ip: string) => ({ ip, port: 53 });
  const scoped = (scopeid: number) =>
    [{ address: 'fe80::2', family: 'IPv6', scopeid }] as NetworkInterfaceInfo[];
  const interfaces = { lo: scoped(0), eth0: scoped(2), eth1: scoped(3) };
  const listed = ['192.0.2.1', 'fe80::1', '2001:db8::1'].map(place);
  const ips = (resolvConf: string) => withZones(listed, resolvConf, interfaces).map(({ ip }) => ip);
  expect(ips('nameserver 192.0.2.1\nnameserver FE80:0::1%lo\n')).toEqual([
    '192.0.2.1',
    'FE80:0::1%lo',
    '2001:db8::1',
  ]);
  expect(ips('')).toEqual(['192.0.2.1', 'fe80::1%eth0', 'fe80::1%eth1', '2001:db8::1']);
  expect(withZones([place('fe80::1')], '', {})).toEqual([]);
});

test('only a resolver on this computer is believed about DNSSEC', () => {
  const isTrusted = (ip: string) => nameServers({ ip, port: 53 }).map(({ trusted }) => trusted);
  expect(['127.0.0.53', '::1', '192.0.2.7'].flatMap(isTrusted)).toEqual([true, true, false]);
});

test('tunnels are known by name, idle ones do not count', () => {
  const at = (address: string) => [{ address } as NetworkInterfaceInfo];
  const interfaces = {
    lo: at('127.0.0.1'),
    eth0: at('192.0.2.5'),
    wg0: at('10.8.0.2'),
    utun0: at('fe80::1'),
    utun4: at('100.64.0.1'),
    'OpenVPN TAP-Windows6': at('10.9.0.2'),
    'wg0-mullvad': at('10.64.0.2'),
    tundra: at('192.0.2.9'),
  };
  expect(findTunnels(interfaces)).toEqual(['wg0', 'utun4', 'OpenVPN TAP-Windows6', 'wg0-mullvad']);
});
