import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pause } from '../../../electron/engine/base/deadline.ts';
import { probeHosts } from '../../../electron/engine/probe/probe-hosts.ts';
import { createMemoryNetwork, type MemoryDoor } from '../../support/memory-network/memory.ts';
import { unverifiedTls, verifiedTls } from '../../support/memory-network/memory-tls.ts';
import { smtpServer } from '../../support/memory-smtp.ts';

const host = 'smtp.example.test';
const calm = new AbortController().signal;
const tls = smtpServer({ mode: 'tls' });
const starttls = smtpServer({ mode: 'starttls' });

const named = (name: string) => ({ host: name, port: null, security: null });

/** Probes one host in virtual time. */
async function probe(
  targets: Record<number, MemoryDoor>,
  hosts = [host],
  signal = new AbortController().signal,
) {
  const tcp = Object.fromEntries(
    Object.entries(targets).map(([port, target]) => [`${host}:${port}`, target]),
  );
  const network = createMemoryNetwork({ tcp });
  const result = probeHosts({ servers: hosts.map(named), network }, signal);
  await vi.runAllTimersAsync();
  const probed = await result;
  expect(network.openConnections()).toBe(0);
  const of = (port: number, security: string) =>
    probed.findings.find(({ endpoint }) => endpoint.port === port && endpoint.security === security);
  return { ...probed, of, network };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the race over the targets', () => {
  it('recommends 465 with implicit TLS when every target works', async () => {
    const { recommendation, findings } = await probe({
      465: tls,
      587: starttls,
      2525: starttls,
      25: starttls,
    });
    expect(recommendation?.endpoint).toEqual({ host, port: 465, security: 'tls' });
    expect(recommendation?.alternatives.map(({ port }) => port)).toEqual([587, 2525, 25]);
    expect(findings.every(({ usable }) => usable)).toBe(true);
  });

  it.each([
    [2525, ['private-convention-port']],
    [2526, []],
  ])('says of port %i, which only a person named, what is known of it', async (port, codes) => {
    const network = createMemoryNetwork({ tcp: { [`${host}:${port}`]: starttls } });
    const result = probeHosts({ servers: [named(host)], ports: [port], network }, calm);
    await vi.runAllTimersAsync();
    const reasons = (await result).recommendation?.reasons.map(({ code }) => code);
    expect(reasons).toEqual([...codes, 'certificate-verified', 'sign-in-offered']);
  });

  it('gives a better target 1.5 s once another works', async () => {
    const slow = smtpServer({ mode: 'tls', greetAfterMs: 1_000 });
    const late = smtpServer({ mode: 'tls', greetAfterMs: 2_500 });
    expect((await probe({ 465: slow, 587: starttls })).recommendation?.endpoint.port).toBe(465);
    expect((await probe({ 465: late, 587: starttls })).recommendation?.endpoint.port).toBe(587);
  });

  it('reports a target that is still silent 2 s after the recommendation as a possible timeout', async () => {
    const { of, elapsedMs } = await probe({ 465: tls, 587: 'silent' });
    expect(of(587, 'starttls')?.diagnosis).toMatchObject({
      class: 'connection-timeout',
      stage: 'connect',
      certainty: 'possible',
      facts: { waitedMs: 2_000 },
    });
    expect(of(587, 'starttls')?.phases).toContainEqual({ name: 'connect', ms: 2_000 });
    expect(elapsedMs).toBe(2_000);
  });

  it('lets every target have its full deadline when none works, and never takes over 60 s', async () => {
    const { recommendation, elapsedMs, findings } = await probe({
      465: 'silent',
      587: 'silent',
      25: 'refused',
    });
    expect(recommendation).toBeNull();
    expect(elapsedMs).toBeGreaterThanOrEqual(15_000);
    expect(elapsedMs).toBeLessThanOrEqual(60_000);
    expect(findings).toHaveLength(4);
  });

  it('never uses a target whose certificate is not good', async () => {
    const bad = smtpServer({ mode: 'tls', tls: unverifiedTls(host, 'tls-cert-expired') });
    const { recommendation, of } = await probe({ 465: bad });
    expect(recommendation).toBeNull();
    expect(of(465, 'tls')).toMatchObject({
      usable: false,
      greeting: expect.stringContaining('ESMTP'),
      diagnosis: { class: 'tls-cert-expired', stage: 'tls' },
      tls: { verified: false, validity: 'expired' },
    });
  });

  it('does not use a target without sign-in', async () => {
    const { recommendation, of } = await probe({ 25: smtpServer({ mode: 'starttls', auth: null }) });
    expect(recommendation).toBeNull();
    expect(of(25, 'starttls')?.diagnosis).toMatchObject({ class: 'auth-not-offered', stage: 'auth' });
  });

  it('stops at once and leaves no connection open', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 100);
    const { elapsedMs } = await probe(
      { 465: 'silent', 587: smtpServer({ mode: 'starttls', greetAfterMs: 5_000 }) },
      [host],
      stop.signal,
    );
    expect(elapsedMs).toBeLessThan(300);
  });
});

describe('the second probe', () => {
  it('finds implicit TLS on 587 and names the wrong mode', async () => {
    const { of, recommendation } = await probe({ 465: 'refused', 587: tls });
    expect(of(587, 'tls')?.usable).toBe(true);
    expect(of(587, 'starttls')).toMatchObject({
      usable: false,
      diagnosis: { class: 'tls-wrong-mode', certainty: 'certain' },
    });
    expect(recommendation?.endpoint).toEqual({ host, port: 587, security: 'tls' });
  });

  it('finds STARTTLS on 465 and names the wrong mode', async () => {
    const { of } = await probe({ 465: starttls });
    expect(of(465, 'starttls')?.usable).toBe(true);
    expect(of(465, 'tls')?.diagnosis?.class).toBe('tls-wrong-mode');
  });

  it('waits for a slow greeting when TLS does not answer either', async () => {
    const patient = smtpServer({ mode: 'starttls', greetAfterMs: 12_000 });
    const { of } = await probe({ 587: patient });
    expect(of(587, 'starttls')?.usable).toBe(true);
    expect(of(587, 'tls')).toBeUndefined();
  });

  it('is not taken where the right mode was heard and only the next answer is slow', async () => {
    const thinking: MemoryDoor = async (peer) => {
      peer.send(`220 ${host} ESMTP\r\n`);
      await peer.readLine();
      await pause(6_000);
      peer.send('250 no STARTTLS here\r\n');
    };
    const { of, contacted } = await probe({ 587: thinking });
    expect(of(587, 'starttls')?.diagnosis?.class).toBe('starttls-unavailable');
    expect(contacted.map(({ why }) => why)).not.toContain('second-look');
  });

  it('is not taken where TLS came up and the server then hung up', async () => {
    const busy: MemoryDoor = async (peer) => {
      await peer.acceptTls(verifiedTls(host));
      peer.end();
    };
    const { of, contacted, elapsedMs } = await probe({ 465: busy });
    expect(of(465, 'tls')?.diagnosis?.class).toBe('connection-reset');
    expect(contacted.map(({ why }) => why)).not.toContain('second-look');
    expect(elapsedMs).toBe(0);
  });

  it('stays inside the full deadline of the first', async () => {
    const mute: MemoryDoor = () => {};
    const { of, elapsedMs } = await probe({ 465: mute });
    expect(of(465, 'tls')?.diagnosis).toMatchObject({
      class: 'connection-timeout',
      stage: 'tls',
      facts: { waitedMs: 15_000 },
    });
    expect(of(465, 'starttls')).toBeUndefined();
    expect(elapsedMs).toBe(15_000);
  });

  it('recognises another service behind the target', async () => {
    const web: MemoryDoor = (peer) => {
      peer.send('HTTP/1.1 400 Bad Request\r\n\r\n');
      peer.end();
    };
    const imap: MemoryDoor = (peer) => peer.send('* OK IMAP4rev1 ready\r\n');
    const { of } = await probe({ 465: web, 587: imap });
    expect(of(465, 'tls')?.diagnosis?.class).toBe('wrong-service');
    expect(of(587, 'starttls')?.diagnosis?.class).toBe('wrong-service');
  });
});

describe('an address that does not answer', () => {
  const world = { addresses: { [host]: ['2001:db8::1', '192.0.2.1'] } };
  const serve = (dead: MemoryDoor) =>
    createMemoryNetwork({
      ...world,
      tcp: { '[2001:db8::1]:465': dead, '192.0.2.1:465': tls },
    });

  it('has 2 s more before its family counts as broken', async () => {
    const running = probeHosts({ servers: [named(host)], ports: [465], network: serve('silent') }, calm);
    await vi.runAllTimersAsync();
    const { findings, warnings, network, elapsedMs } = await running;
    expect(findings[0]?.addresses).toMatchObject([
      { family: 6, connectMs: null, error: 'ETIMEDOUT' },
      { family: 4, error: null },
    ]);
    expect(warnings).toEqual([{ class: 'ipv6-broken', facts: { error: 'ETIMEDOUT' } }]);
    expect(network).toMatchObject({ ipv4: 'works', ipv6: 'broken' });
    expect(elapsedMs).toBe(2_250);
  });

  it('says nothing when it is only slow, or when the person stopped', async () => {
    const slow = { serve: tls, connectMs: 1_500 } as MemoryDoor;
    const patient = probeHosts({ servers: [named(host)], ports: [465], network: serve(slow) }, calm);
    await vi.runAllTimersAsync();
    expect((await patient).warnings).toEqual([]);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 500);
    const stopped = probeHosts(
      { servers: [named(host)], ports: [465], network: serve('silent') },
      stop.signal,
    );
    await vi.runAllTimersAsync();
    expect((await stopped).network.ipv6).toBe('unknown');
  });
});

describe('a server that speaks only old TLS', () => {
  it('is proved by a labelled legacy probe that is never used', async () => {
    const log: string[] = [];
    const old: MemoryDoor = async (peer) => {
      if (!(await peer.acceptTls({ reason: 'alert', alert: 70 }))) return;
    };
    let probes = 0;
    const server: MemoryDoor = async (peer) => {
      probes += 1;
      if (probes === 1) return void (await peer.acceptTls({ reason: 'alert', alert: 70 }));
      await smtpServer({ mode: 'tls', tls: verifiedTls(host, { version: 'TLSv1' }), log })(peer);
    };
    const proved = await probe({ 465: server });
    expect(proved.of(465, 'tls')).toMatchObject({
      usable: false,
      diagnosis: { class: 'tls-too-old', certainty: 'certain' },
    });
    expect(log.some((line) => line.startsWith('AUTH'))).toBe(false);
    expect(proved.recommendation).toBeNull();
    const unproved = await probe({ 465: old });
    expect(unproved.of(465, 'tls')?.diagnosis).toMatchObject({ class: 'tls-too-old', certainty: 'likely' });
  });
});

describe('a large ClientHello that gets lost', () => {
  const lost = { reason: 'reset', helloBytes: 1_500 } as const;

  it('is tried once more with a small one: usable, with a warning', async () => {
    let connections = 0;
    const { of, warnings } = await probe({
      465: async (peer) => {
        connections += 1;
        if (connections === 1) return void (await peer.acceptTls(lost));
        return smtpServer({ mode: 'tls', tls: verifiedTls(host, { smallHelloOnly: true }) })(peer);
      },
    });
    expect(of(465, 'tls')).toMatchObject({ usable: true, diagnosis: null });
    expect(warnings).toContainEqual({ class: 'large-hello', facts: { host, port: 465 } });
  });

  it('is not blamed where the small one is lost, too', async () => {
    const { of, warnings } = await probe({ 465: async (peer) => void (await peer.acceptTls(lost)) });
    expect(of(465, 'tls')?.diagnosis?.class).toBe('connection-reset');
    expect(warnings.map((warning) => warning.class)).not.toContain('large-hello');
  });
});

it('waits for no greeting in the other mode once a ServerHello was seen', async () => {
  const { of, elapsedMs } = await probe({
    465: async (peer) =>
      void (await peer.acceptTls({ reason: 'alert', alert: 40, upTo: 'certificate-request' }, 4_000)),
  });
  expect(of(465, 'tls')?.diagnosis?.facts.variant).toBe('client-certificate');
  expect(elapsedMs).toBe(4_000);
});
