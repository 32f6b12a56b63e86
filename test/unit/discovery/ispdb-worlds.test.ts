/**
 * A world for each file of the public provider database: published through the database, through autoconfig, and where
 * the file says nothing that SRV cannot say, through SRV. The right encrypted door with the right user name must come
 * first. The files are read from beside the project (or SENDWELL_ISPDB) and are not part of it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { MemoryWorld } from '../../../electron/engine/network/memory.ts';
import { databaseBase, discoverIn, type RunOptions } from './support.ts';

const folder = process.env.SENDWELL_ISPDB ?? path.resolve(import.meta.dirname, '../../../../shared/ispdb');

interface Expected {
  domain: string;
  xml: string;
  /** Right doors as `host:port security`: all of the host that the file names first. */
  doors: string[];
  username: string;
}

/** Reads a file in the plainest way, independent of the product's parser. */
function expectedOf(xml: string, domain: string): Expected {
  const sections =
    xml.replace(/<!--[\s\S]*?-->/g, '').match(/<outgoingServer[\s\S]*?<\/outgoingServer>/g) ?? [];
  const read = (section: string, name: string) =>
    (new RegExp(`<${name}>([^<]*)</${name}>`).exec(section)?.[1] ?? '')
      .trim()
      .replace('%EMAILADDRESS%', `ann@${domain}`)
      .replace('%EMAILLOCALPART%', 'ann')
      .replace('%EMAILDOMAIN%', domain);
  const host = read(sections[0] ?? '', 'hostname');
  const own = sections.filter((section) => read(section, 'hostname') === host);
  const encrypted = own.filter((section) => read(section, 'socketType') !== 'plain');
  const doors = encrypted.map(
    (section) =>
      `${host}:${read(section, 'port')} ${read(section, 'socketType') === 'SSL' ? 'tls' : 'starttls'}`,
  );
  const upgraded = [`${host}:465 tls`, ...own.map((section) => `${host}:${read(section, 'port')} starttls`)];
  return {
    domain,
    xml,
    doors: doors.length > 0 ? doors : upgraded,
    username: read(sections[0] ?? '', 'username') || `ann@${domain}`,
  };
}

/** Some files list over a hundred domains that differ in nothing else. */
const domainsPerFile = 4;

function allExpected(): Expected[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.xml'));
  return files.flatMap((name) => {
    const xml = readFileSync(path.join(folder, name), 'utf8');
    const all = [...xml.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<domain[^>]*>([^<]+)<\/domain>/g)];
    return all
      .slice(0, domainsPerFile)
      .map((match) => expectedOf(xml, (match[1] ?? '').trim().toLowerCase()));
  });
}

let worlds = 0;

async function check(
  expected: Expected,
  world: MemoryWorld,
  options: RunOptions = {},
): Promise<string | null> {
  worlds += 1;
  const { outcome } = await discoverIn(world, { address: `ann@${expected.domain}`, ...options });
  const first = outcome.candidates[0];
  const door = first ? `${first.host}:${first.port} ${first.security}` : 'nothing';
  const right = expected.doors.includes(door) && first?.username === expected.username;
  return right ? null : `${expected.domain}: ${door} as ${first?.username}`;
}

async function wrong(checks: Promise<string | null>[]): Promise<string[]> {
  return (await Promise.all(checks)).filter((one) => one !== null);
}

describe.skipIf(!existsSync(folder))('worlds made of the provider database', { timeout: 60_000 }, () => {
  const all = existsSync(folder) ? allExpected() : [];

  it('finds every domain through the database', async () => {
    const run = (one: Expected) =>
      check(one, { http: { [`${databaseBase}${one.domain}`]: { body: one.xml } } }, { offlineDb: false });
    expect(await wrong(all.map(run))).toEqual([]);
  });

  it('finds every domain through autoconfig', async () => {
    const run = (one: Expected) =>
      check(one, { http: { [`https://autoconfig.${one.domain}/mail/config-v1.1.xml`]: { body: one.xml } } });
    expect(await wrong(all.map(run))).toEqual([]);
  });

  it('has built-in facts that agree with the database', async () => {
    const run = (one: Expected) =>
      check(one, { http: { [`${databaseBase}${one.domain}`]: { body: one.xml } } });
    expect(await wrong(all.map(run))).toEqual([]);
  });

  it('finds every domain through SRV where the user name is the address', async () => {
    const fitting = all.filter((one) => one.username === `ann@${one.domain}`);
    const run = (one: Expected) => check(one, { srv: srvOf(one) }, { offlineDb: false });
    expect(await wrong(fitting.map(run))).toEqual([]);
  });

  it('says how many worlds ran', () => {
    console.log(`provider database: ${worlds} worlds ran`);
    expect(worlds).toBeGreaterThan(600);
  });
});

describe.skipIf(existsSync(folder))('worlds made of the provider database', () => {
  it('is skipped without the folder', () => console.log('provider database: skipped'));
});

function srvOf({ domain, doors }: Expected): MemoryWorld['srv'] {
  const records = (security: string) =>
    doors
      .filter((door) => door.endsWith(` ${security}`))
      .map((door) => {
        const [target = '', port = ''] = door.split(' ')[0]?.split(':') ?? [];
        return { priority: 0, weight: 1, port: Number(port), target };
      });
  return {
    [`_submissions._tcp.${domain}`]: records('tls'),
    [`_submission._tcp.${domain}`]: records('starttls'),
  };
}
