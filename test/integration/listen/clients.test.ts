/** Real mail programs, set wrongly as people set them, are explained by what they really do. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommand } from '../cli.ts';
import { needs } from '../peers/packages.ts';
import { type Heard, openEar, signsOf } from './ear.ts';

const programs = needs(['swaks', 'msmtp', 'curl'], ['libnet-ssleay-perl']);
const there = await programs.available();
const folder = mkdtempSync(path.join(tmpdir(), 'sendwell-listen-'));
const message = path.join(folder, 'scan.eml');
writeFileSync(message, 'Subject: Scan\r\n\r\nbody\r\n');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Lets a program talk to a listener of its own; one that gave up is followed by a stop. */
async function hear(args: string[], run: (port: number) => Promise<unknown>): Promise<Heard['result']> {
  const ear = await openEar(args);
  await run(ear.port);
  await ear.gone;
  ear.child.kill('SIGINT');
  return (await ear.ended).result;
}

function swaks(port: number, ...args: string[]) {
  const envelope = [
    '--from',
    'scan@shop.example',
    '--to',
    'ana@shop.example',
    '--helo',
    'printer.shop.example',
  ];
  return programs.finish('swaks', ['--server', `127.0.0.1:${port}`, ...envelope, ...args]);
}

function curl(url: string, ...args: string[]) {
  const envelope = ['--mail-from', 'scan@shop.example', '--mail-rcpt', 'ana@shop.example', '-T', message];
  return programs.finish('curl', ['--silent', url, ...envelope, ...args]);
}

function msmtp(port: number, ...lines: string[]) {
  const file = path.join(folder, `msmtp-${port}`);
  const fixed = ['account default', 'host 127.0.0.1', `port ${port}`, 'from scan@shop.example', 'timeout 3'];
  writeFileSync(file, [...fixed, ...lines, ''].join('\n'), { mode: 0o600 });
  return programs.finish('msmtp', ['-C', file, 'ana@shop.example'], { input: 'Subject: Scan\n\nbody\n' });
}

const signedIn = ['--auth-user', 'scan@shop.example', '--auth-password', 'throw-away'];

describe.skipIf(!there)('real programs', () => {
  beforeAll(buildCommand);

  it('swaks as it should be: nothing is wrong', async () => {
    const result = await hear([], (port) => swaks(port, '--tls', '--auth', 'PLAIN', ...signedIn));
    expect(signsOf(result)).toEqual([]);
    expect(result.device).toMatchObject({
      ehlo: 'printer.shop.example',
      mechanisms: ['PLAIN'],
      username: 'scan@shop.example',
      from: 'scan@shop.example',
      reached: 'after-data',
      tls: { checkedUs: false },
    });
  });

  it('swaks without encryption and sign-in', async () => {
    const result = await hear([], (port) => swaks(port));
    expect(signsOf(result)).toEqual(['starttls-not-used', 'no-sign-in']);
    expect(result.findings[1]?.refusedBy?.provider).toBe('Microsoft 365');
  });

  it('swaks with encryption from the start where the port starts open', async () => {
    const result = await hear([], (port) => swaks(port, '--tls-on-connect'));
    expect(signsOf(result)).toEqual(['wants-tls-first']);
  });

  it('swaks that sends as somebody else', async () => {
    const other = ['--auth', 'LOGIN', '--auth-user', 'box@shop.example', '--auth-password', 'throw-away'];
    const result = await hear(['--security', 'tls'], (port) => swaks(port, '--tls-on-connect', ...other));
    expect(signsOf(result)).toEqual(['sender-differs']);
  });

  it('msmtp that waits for a greeting where the port is encrypted from the start', async () => {
    const result = await hear(['--security', 'tls'], (port) => msmtp(port, 'tls off', 'auth off'));
    expect(signsOf(result)).toHaveLength(1);
    expect(['waits-for-greeting', 'gave-up']).toContain(signsOf(result)[0]);
    expect(result.device?.reached).toBe('connect');
  });

  it('msmtp that does not know who vouches for the certificate', async () => {
    const result = await hear([], (port) => msmtp(port, 'tls on', 'tls_starttls on', 'auth off'));
    expect(result.findings[0]?.what).toMatch(/certificate/);
    expect(result.device).toMatchObject({ reached: 'starttls', from: null });
  });

  it('msmtp that insists on a method that nobody offers here', async () => {
    const lines = ['auth cram-md5', 'user scan@shop.example', 'password throw-away'];
    const result = await hear([], (port) =>
      msmtp(port, 'tls on', 'tls_starttls on', 'tls_certcheck off', ...lines),
    );
    expect(signsOf(result)).toEqual(['gave-up']);
    expect(result.findings[0]?.what).toMatch(/after it heard what is offered here/);
  });

  it('curl that looks at the certificate and refuses it', async () => {
    const result = await hear(['--security', 'tls'], (port) => curl(`smtps://127.0.0.1:${port}`));
    expect(signsOf(result)).toEqual(['certificate-refused']);
    expect(result.device?.tls).toMatchObject({ checkedUs: true, version: null });
  });

  it('curl that does not look at it', async () => {
    const args = ['--insecure', '--user', 'scan@shop.example:throw-away'];
    const result = await hear(['--security', 'tls'], (port) => curl(`smtps://127.0.0.1:${port}`, ...args));
    expect(result.device?.tls).toMatchObject({ checkedUs: false });
    expect(result.device).toMatchObject({ username: 'scan@shop.example', reached: 'after-data' });
  });

  it('curl that asks for a web page', async () => {
    const result = await hear([], (port) =>
      programs.finish('curl', ['--silent', '--max-time', '5', `http://127.0.0.1:${port}/`]),
    );
    expect(signsOf(result)).toEqual(['not-smtp']);
  });
});
