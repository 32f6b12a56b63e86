/** Pages that a stranger names must not lead to this computer or into its networks, wherever their names point. */
import { expect, onTestFinished, test } from 'vitest';
import { createSystemNetwork } from '../../../electron/engine/network/system.ts';
import { certificate, testAuthority } from '../../support/certificates.ts';
import { startDnsServer } from '../../support/dns-server.ts';
import { startTlsServer } from '../../support/loopback.ts';

const { signal } = new AbortController();
const host = 'id.evil.test';

/** A page on this computer, under a name that leads to each address in turn. */
async function pageAt(addresses: string[], insideIsPublic = false) {
  let connections = 0;
  const server = await startTlsServer(await certificate({ names: [host] }), (socket) => {
    connections += 1;
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi'));
  });
  onTestFinished(server.close);
  let asked = 0;
  const dns = await startDnsServer(({ type }) => {
    if (type !== 'A') return {};
    const data = addresses[Math.min(asked, addresses.length - 1)] ?? '';
    asked += 1;
    return { answers: [{ type, name: host, data }] };
  });
  onTestFinished(dns.close);
  const network = createSystemNetwork({
    dns: { ip: '127.0.0.1', port: dns.port },
    extraCaPem: (await testAuthority()).cert,
    insideIsPublic,
  });
  const fetch = (url = `https://${host}:${server.port}/`) =>
    network.fetch({ url, why: 'provider-sign-in', publicOnly: true, timeoutMs: 2_000 }, signal);
  return { fetch, network, port: server.port, connections: () => connections };
}

test.each(['127.0.0.1', '169.254.169.254', '10.1.2.3', '192.168.1.1', '0.0.0.0', '100.64.0.1'])(
  'a name that leads to %s is not connected to',
  async (ip) => {
    const { fetch, network, connections } = await pageAt([ip]);
    expect(await fetch()).toMatchObject({ outcome: 'connection-error', detail: 'ENOTPUBLIC' });
    expect(connections()).toBe(0);
    expect(network.contacted().map(({ why }) => why)).toEqual(['dns']);
  },
);

test.each(['127.0.0.1', '[::1]', '169.254.169.254', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1'])(
  'an address in numbers, %s, is not connected to',
  async (literal) => {
    const { fetch, port, connections } = await pageAt(['127.0.0.1']);
    const result = await fetch(`https://${literal}:${port}/`);
    expect(result).toMatchObject({ outcome: 'connection-error', detail: 'ENOTPUBLIC' });
    expect(connections()).toBe(0);
  },
);

test('rebinding: a name that was public a moment ago is judged by the address that is connected to', async () => {
  const { fetch, network, connections } = await pageAt(['203.0.113.5', '127.0.0.1']);
  // The first answer, which somebody else may have checked.
  await network.resolveAddresses(host, signal);
  expect(await fetch()).toMatchObject({ outcome: 'connection-error', detail: 'ENOTPUBLIC' });
  expect(connections()).toBe(0);
});

test('where the names are answered by whoever runs it, this computer counts', async () => {
  const { fetch, connections } = await pageAt(['127.0.0.1'], true);
  expect(await fetch()).toMatchObject({ outcome: 'answer', status: 200 });
  expect(connections()).toBe(1);
});
