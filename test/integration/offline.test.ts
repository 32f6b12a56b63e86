/** The command in a network namespace of its own, where nothing leads out, with every kind of name server configured. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommand } from './cli.ts';
import { needs } from './peers/packages.ts';

const programs = needs(['unshare', 'sh']);
const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'sendwell-offline-'));
/** Some machines let nobody make namespaces; where they can be made, nothing here is left out. */
const possible =
  process.platform === 'linux' && (await programs.finish('unshare', ['-rnm', 'true'])).exitCode === 0;
if (!possible) console.log('skipped: no network namespace can be made here');

beforeAll(buildCommand);
afterAll(() => rmSync(folder, { recursive: true }));

const script =
  'mount --bind "$1" /etc/resolv.conf && shift && SECRET=x exec "$0" dist/cli/sendwell.js "$@" --json';

const nameServers = { IPv6: '2001:db8::53', 'link-local': 'fe80::1%lo', IPv4: '192.0.2.53', none: null };
const calls: [string, number, string][] = [
  ['discover user@shop.example', 75, 'dns-temporary'],
  ['check user@shop.example --no-send --password-env SECRET', 75, 'dns-temporary'],
  ['probe smtp.shop.example', 75, 'dns-temporary'],
  ['probe 192.0.2.1', 69, 'host-unreachable'],
];

describe.skipIf(!possible).each(Object.entries(nameServers))(
  'without a network, name server: %s',
  (_, ip) => {
    it.each(calls)('%s ends with %i', async (call, exitCode, problem) => {
      const resolvConf = path.join(folder, 'resolv.conf');
      writeFileSync(resolvConf, ip === null ? '' : `nameserver ${ip}\n`);
      const args = ['-rnm', 'sh', '-c', script, process.execPath, resolvConf, ...call.split(' ')];
      const ended = await programs.finish('unshare', args, { cwd: root });
      const result = JSON.parse(ended.stdout);
      expect(result.diagnosis ?? result.findings[0].diagnosis).toMatchObject({
        class: problem,
        facts: { offline: true },
      });
      expect(ended.exitCode).toBe(exitCode);
    });
  },
);
