/** The command in a network namespace of its own: nothing leads out, or the name server is not what it should be. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommand } from '../cli.ts';
import { needs } from '../peers/packages.ts';

const programs = needs(['unshare', 'sh', 'ip']);
const root = path.resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(path.join(tmpdir(), 'sendwell-offline-'));

/** Some machines let nobody make namespaces, and some have no `ip`. */
const canMakeNamespaces =
  process.platform === 'linux' &&
  (await needs(['unshare']).finish('unshare', ['-rn', 'true'])).exitCode === 0;
const possible = canMakeNamespaces && (await programs.available());
if (!possible) console.log('skipped: no network namespace can be made here');

beforeAll(buildCommand);
afterAll(() => rmSync(folder, { recursive: true }));

it('where a network namespace can be made, nothing here is left out', () => {
  expect(possible).toBe(canMakeNamespaces);
});

/** An Ethernet of two ends, which leads nowhere. */
const cable = 'ip link add v0 type veth peer name v1; ip link set v0 up; ip link set v1 up';
const links = {
  none: ':',
  loopback: 'ip link set lo up',
  IPv4: `ip link set lo up; ${cable}; ip addr add 192.0.2.2/24 dev v0; ip route add default via 192.0.2.1`,
  IPv6: `ip link set lo up; ${cable}; ip addr add 2001:db8::2/64 dev v0 nodad; ip addr add 64:ff9b::c633:6401 dev lo;
    ip route add default via 2001:db8::1 dev v0`,
};

const script =
  'mount --bind "$1" /etc/resolv.conf && eval "$2" && shift 2 && SECRET=x exec "$@" dist/cli/sendwell.js';

interface Surroundings {
  name: string;
  link: keyof typeof links;
  /** As resolv.conf lists them. */
  nameServers: string[];
  /** The one that is there, and what it does: see with-name-server.mjs. */
  server?: [ip: string, kind: string];
}

/** What a call ends with: exit code, class, and some of its facts. */
type End = [exitCode: number, problem: string, facts?: Record<string, unknown>];

interface Case extends Surroundings {
  /** `discover` with nothing known of the domain; null: a server is found. */
  discover: End | null;
  check: End;
  probe: End;
  /** `probe` of a host that is known to exist. */
  probeKnown: End;
}

const nobody = { offline: true };
const isOffline = {
  discover: [75, 'dns-temporary', nobody],
  check: [75, 'dns-temporary', nobody],
  probe: [75, 'dns-temporary', nobody],
  probeKnown: [75, 'dns-temporary', nobody],
} satisfies Partial<Case>;
const denied: End = [75, 'dns-temporary', { variant: 'names-denied' }];
/** The servers in these worlds are this computer itself, which serves no mail. */
const found = { discover: null, probeKnown: denied };
const refusedHere: End = [69, 'connection-refused', { variant: 'this-computer' }];
/** The published server is this computer, where nothing listens, and no usual name lives. */
const publishedGone: End = [69, 'connection-refused', { variant: 'published-gone' }];
const noIpv4: End = [69, 'host-unreachable', { variant: 'no-ipv4' }];
const unusable: End = [75, 'dns-temporary', { variant: 'names-refused' }];
const everyName: End = [69, 'captive-portal', { variant: 'every-name' }];
const cases: Case[] = [
  { name: 'an IPv6 name server', link: 'none', nameServers: ['2001:db8::53'], ...isOffline },
  { name: 'a link-local name server', link: 'none', nameServers: ['fe80::1%lo'], ...isOffline },
  { name: 'an IPv4 name server', link: 'none', nameServers: ['192.0.2.53'], ...isOffline },
  { name: 'no name server', link: 'none', nameServers: [], ...isOffline },
  { name: 'loopback only', link: 'loopback', nameServers: ['192.0.2.53'], ...isOffline },
  {
    name: 'one dead name server and one good',
    link: 'IPv4',
    nameServers: ['127.0.0.9', '192.0.2.2'],
    server: ['192.0.2.2', 'good'],
    ...found,
    check: publishedGone,
    probe: refusedHere,
  },
  {
    name: 'SERVFAIL to everything',
    link: 'IPv4',
    nameServers: ['192.0.2.2'],
    server: ['192.0.2.2', 'servfail'],
    discover: unusable,
    check: unusable,
    probe: [75, 'dns-temporary'],
    probeKnown: [75, 'dns-temporary'],
  },
  {
    name: 'REFUSED to everything',
    link: 'IPv4',
    nameServers: ['192.0.2.2'],
    server: ['192.0.2.2', 'refused'],
    discover: unusable,
    check: unusable,
    probe: [75, 'dns-temporary'],
    probeKnown: [75, 'dns-temporary'],
  },
  {
    name: '"no such name" to everything',
    link: 'IPv4',
    nameServers: ['192.0.2.2'],
    server: ['192.0.2.2', 'nxdomain'],
    discover: denied,
    check: denied,
    probe: [68, 'dns-not-found'],
    probeKnown: denied,
  },
  {
    name: 'an answer to every name',
    link: 'IPv4',
    nameServers: ['192.0.2.2'],
    server: ['192.0.2.2', 'captive'],
    discover: everyName,
    check: everyName,
    probe: [69, 'connection-refused'],
    probeKnown: [69, 'connection-refused'],
  },
  {
    name: 'IPv6 only',
    link: 'IPv6',
    nameServers: ['2001:db8::2'],
    server: ['2001:db8::2', 'IPv4-only'],
    ...found,
    check: noIpv4,
    probe: noIpv4,
  },
  {
    name: 'IPv6 only, with DNS64',
    link: 'IPv6',
    nameServers: ['2001:db8::2'],
    server: ['2001:db8::2', 'DNS64'],
    ...found,
    check: [69, 'connection-refused'],
    probe: [69, 'connection-refused'],
  },
];

/** Runs the command in these surroundings. */
async function call({ link, nameServers, server }: Surroundings, line: string) {
  const resolvConf = path.join(folder, 'resolv.conf');
  writeFileSync(resolvConf, nameServers.map((ip) => `nameserver ${ip}\n`).join(''));
  const beside = path.join(import.meta.dirname, 'with-name-server.mjs');
  const node = server ? [process.execPath, beside, ...server, process.execPath] : [process.execPath];
  const shell = ['sh', '-c', `${script} ${line} --json`, 'sh', resolvConf, links[link], ...node];
  const { exitCode, stdout, stderr } = await programs.finish('unshare', ['-rnm', ...shell], { cwd: root });
  expect(stdout, stderr).toMatch(/^\{/);
  return { exitCode, result: JSON.parse(stdout) };
}

async function expectEnd(around: Surroundings, line: string, [exitCode, problem, facts = {}]: End) {
  const ended = await call(around, line);
  const { result } = ended;
  const diagnosis = result.diagnosis ?? result.findings[0].diagnosis;
  expect(diagnosis).toMatchObject({ class: problem, facts });
  expect(diagnosis.facts.offline).toBe(facts.offline);
  expect(ended.exitCode).toBe(exitCode);
  if (facts.offline && result.explanation) expect(result.explanation.title).toBe('This computer is offline.');
}

describe.skipIf(!possible).each(cases)('$name', (around) => {
  it('discover', async () => {
    if (around.discover) return expectEnd(around, 'discover user@shop.example', around.discover);
    const { exitCode, result } = await call(around, 'discover user@shop.example');
    expect([exitCode, result.candidates[0].host]).toEqual([0, 'mail.shop.example']);
  });
  it('check', () =>
    expectEnd(around, 'check user@shop.example --no-send --password-env SECRET', around.check));
  it('probe', () => expectEnd(around, 'probe mail.shop.example', around.probe));
  it('probe of a host that is known', () => expectEnd(around, 'probe smtp.gmail.com', around.probeKnown));
});

describe.skipIf(!possible)('without a network', () => {
  const around: Surroundings = { name: '', link: 'none', nameServers: [] };

  it('what comes with Sendwell is found, with a note', async () => {
    const { exitCode, result } = await call(around, 'discover user@gmail.com');
    expect([exitCode, result.candidates[0].host]).toEqual([0, 'smtp.gmail.com']);
    expect(result.notes).toContainEqual({ code: 'offline', text: expect.any(String) });
  });

  it('an address is unreachable', () =>
    expectEnd(around, 'probe 192.0.2.1', [69, 'host-unreachable', nobody]));
});
