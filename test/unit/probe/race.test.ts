import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryNetwork, type MemoryDoor } from '../../../electron/engine/network/memory.ts';
import { unverifiedTls, verifiedTls } from '../../../electron/engine/network/memory-tls.ts';
import { probeHosts } from '../../../electron/engine/probe/probe.ts';
import { smtpServer } from '../../support/memory-smtp.ts';

const host = 'smtp.example.test';
const tls = smtpServer({ mode: 'tls' });
const starttls = smtpServer({ mode: 'starttls' });

/** Probes one host in virtual time. */
async function probe(
  doors: Record<number, MemoryDoor>,
  hosts = [host],
  signal = new AbortController().signal,
) {
  const tcp = Object.fromEntries(Object.entries(doors).map(([port, door]) => [`${host}:${port}`, door]));
  const network = createMemoryNetwork({ tcp });
  const result = probeHosts({ hosts, network }, signal);
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

describe('the race over the doors', () => {
  it('recommends 465 with implicit TLS when every door works', async () => {
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

  it('gives a better door 1.5 s once another works', async () => {
    const slow = smtpServer({ mode: 'tls', greetAfterMs: 1_000 });
    const late = smtpServer({ mode: 'tls', greetAfterMs: 2_500 });
    expect((await probe({ 465: slow, 587: starttls })).recommendation?.endpoint.port).toBe(465);
    expect((await probe({ 465: late, 587: starttls })).recommendation?.endpoint.port).toBe(587);
  });

  it('reports a door that is still silent 2 s after the recommendation as a possible timeout', async () => {
    const { of, elapsedMs } = await probe({ 465: tls, 587: 'silent' });
    expect(of(587, 'starttls')?.diagnosis).toMatchObject({
      class: 'connection-timeout',
      stage: 'connect',
      certainty: 'possible',
      facts: { waitedMs: 2_000 },
    });
    expect(elapsedMs).toBe(2_000);
  });

  it('lets every door have its full deadline when none works, and never takes over 60 s', async () => {
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

  it('never uses a door whose certificate is not good', async () => {
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

  it('does not use a door without sign-in', async () => {
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

describe('the second look', () => {
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

  it('recognises another service behind the door', async () => {
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

describe('a server that speaks only old TLS', () => {
  it('is proved by a labelled legacy look that is never used', async () => {
    const log: string[] = [];
    const old: MemoryDoor = async (peer) => {
      if (!(await peer.acceptTls({ reason: 'alert', alert: 70 }))) return;
    };
    let looks = 0;
    const server: MemoryDoor = async (peer) => {
      looks += 1;
      if (looks === 1) return void (await peer.acceptTls({ reason: 'alert', alert: 70 }));
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
