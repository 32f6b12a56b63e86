/** What comes after AUTH leaves no trace, but for the user name: not in what is printed and not on the heap. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { base64, Device } from '../../support/device.ts';
import { buildCommand } from '../cli.ts';
import { openEar } from './ear.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'sendwell-listen-'));
beforeAll(buildCommand);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const user = 'planted-user@shop.example';
const secret = 'Pl4nted-Passw0rd';
const token = 'ya29.Pl4nted-Tok3n';
/** Of CRAM-MD5 (RFC 2195): a hexadecimal digest behind the name. */
const digest = 'b913a602c7eda7a495b4e6e7334d3890';
/** Of SCRAM (RFC 5802): a proof. */
const proof = 'v0X8v3Bz2T0CJGbJQyF0X1HI4Ts0Pl4nted=';

/** Each is a conversation after EHLO; its first line may be refused, and a device may go on all the same. */
const signIns: Record<string, string[]> = {
  'PLAIN at once': [`AUTH PLAIN ${base64(`\0${user}\0${secret}`)}`],
  'PLAIN in two': ['AUTH PLAIN', base64(`\0${user}\0${secret}`)],
  LOGIN: ['AUTH LOGIN', base64(user), base64(secret)],
  'CRAM-MD5': ['AUTH CRAM-MD5', base64(`${user} ${digest}`)],
  'SCRAM-SHA-256': [
    `AUTH SCRAM-SHA-256 ${base64(`n,,n=${user},r=abc`)}`,
    base64(`c=biws,r=abcdef,p=${proof}`),
  ],
  NTLM: ['AUTH NTLM', base64(`NTLMSSP\0${secret}`)],
  XOAUTH2: [`AUTH XOAUTH2 ${base64(`user=${user}\u0001auth=Bearer ${token}\u0001\u0001`)}`],
  OAUTHBEARER: [`AUTH OAUTHBEARER ${base64(`n,a=${user},\u0001auth=Bearer ${token}\u0001\u0001`)}`],
  'a password out of step': [secret, base64(secret)],
};

/** As itself and at each of the three offsets of base64, in as many letters as no chance makes. */
function tracesOf(planted: string): string[] {
  const inside = [0, 1, 2].map((offset) =>
    base64(`${'x'.repeat(offset)}${planted}`).slice(offset === 0 ? 0 : 4, offset === 0 ? 16 : 20),
  );
  return [planted, ...inside];
}
const traces = [secret, token, digest, proof].flatMap(tracesOf);

it.each([
  ['tls', []],
  ['starttls', []],
  ['none', ['--auth-in-clear']],
] as const)('%s: neither printed nor on the heap', async (security, more) => {
  const diagnostics = path.join(folder, security);
  const node = ['--heapsnapshot-signal=SIGUSR2', `--diagnostic-dir=${diagnostics}`];
  mkdirSync(diagnostics);
  const ear = await openEar(['--security', security, ...more], node);
  for (const lines of Object.values(signIns)) {
    const device = await connect(ear.port, security);
    for (const line of ['EHLO planted-printer', ...lines]) await device.say(line);
    await device.hangUp();
  }
  ear.child.kill('SIGUSR2');
  const heap = await snapshotIn(diagnostics);
  // What may be kept is found there; so what is not found is not there.
  expect(heap).toContain('planted-printer');
  expect(heap).toContain(user);
  ear.child.kill('SIGINT');
  const { stdout, stderr, result } = await ear.ended;
  expect(result.device).toMatchObject({ username: user, connections: Object.keys(signIns).length });
  for (const [name, text] of Object.entries({ stdout, stderr, heap }))
    expect([name, traces.filter((trace) => text.includes(trace))]).toEqual([name, []]);
});

async function connect(port: number, security: 'tls' | 'starttls' | 'none'): Promise<Device> {
  const device = security === 'tls' ? await Device.connectTls(port) : await Device.connect(port);
  if (!device) throw new Error('no TLS');
  await device.reply();
  if (security !== 'starttls') return device;
  await device.say('EHLO planted-printer');
  const encrypted = await device.upgrade();
  if (!encrypted) throw new Error('no STARTTLS');
  return encrypted;
}

/** Node writes the file in one go after the signal; it is whole when its last bracket is there. */
async function snapshotIn(diagnostics: string): Promise<string> {
  for (;;) {
    const [file] = readdirSync(diagnostics);
    const text = file === undefined ? '' : readFileSync(path.join(diagnostics, file), 'utf8');
    if (text.trimEnd().endsWith('}')) return text;
    await pause(100);
  }
}
