/** The system calls of `sendwell listen`: it connects to no address, whatever a device does. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Device } from '../../support/device.ts';
import { buildCommand } from '../cli.ts';
import { freePort } from '../peers/daemon.ts';
import { needs } from '../peers/packages.ts';
import { command } from './ear.ts';

const programs = needs(['strace', 'sh']);
const folder = mkdtempSync(path.join(tmpdir(), 'sendwell-listen-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Containers may forbid to look into a process (ptrace). */
async function canTrace(): Promise<boolean> {
  if (!(await programs.available())) return false;
  const { exitCode, stderr } = await programs.finish('strace', [
    '-f',
    '-e',
    'trace=connect',
    'sh',
    '-c',
    ':',
  ]);
  if (exitCode !== 0) console.log(`skipped: strace may look into no process: ${stderr.trim()}`);
  return exitCode === 0;
}
const possible = await canTrace();

describe.skipIf(!possible)('the system calls', () => {
  beforeAll(buildCommand);

  it('show no connection to anywhere, from the first to the last', async () => {
    const port = await freePort();
    const log = path.join(folder, 'calls');
    const listen = ['listen', '--host', '127.0.0.1', '--port', String(port), '--security', 'none', '--json'];
    const trace = ['-f', '-e', 'trace=connect,bind', '-o', log, process.execPath, command, ...listen];
    const ended = programs.finish('strace', trace);
    const device = await firstConnection(port);
    await device.reply();
    await device.say('EHLO printer');
    await device.say('MAIL FROM:<scan@shop.example>');
    await device.say('RCPT TO:<ana@elsewhere.example>');
    await device.say('DATA');
    await device.say('Subject: x\r\n\r\n.');
    await device.say('QUIT');
    expect((await ended).exitCode).toBe(0);
    const calls = readFileSync(log, 'utf8').split('\n');
    expect(calls.filter((call) => call.includes('bind(') && call.includes('AF_INET'))).toHaveLength(1);
    // A socket of this computer asks who runs the program; all others would lead outside.
    expect(calls.filter((call) => call.includes('connect(') && !call.includes('AF_UNIX'))).toEqual([]);
  });
});

/** As soon as it listens. */
async function firstConnection(port: number): Promise<Device> {
  for (;;) {
    const device = await Device.connect(port).catch(() => null);
    if (device) return device;
  }
}
