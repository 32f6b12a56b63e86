/** Mutated answers for the readers of discovery. What comes out must be usable or nothing, and never an exception. */
import { createHash } from 'node:crypto';
import { type MailAddress, parseAddress } from '../../electron/engine/base/address.ts';
import { hostName } from '../../electron/engine/base/names.ts';
import { readConfigFile } from '../../electron/engine/discovery/sources/autoconfig/autoconfig-file.ts';
import { mailconfWork } from '../../electron/engine/discovery/sources/autoconfig/mailconf.ts';
import { readAutodiscover } from '../../electron/engine/discovery/sources/autodiscover/autodiscover-file.ts';
import { mxWork } from '../../electron/engine/discovery/sources/mx.ts';
import { hasPublishedDigest, readPacc } from '../../electron/engine/discovery/sources/pacc/pacc-file.ts';
import { srvWork } from '../../electron/engine/discovery/sources/srv/srv.ts';
import type { PublishedServer } from '../../electron/engine/discovery/types.ts';
import type { Work } from '../../electron/engine/discovery/work.ts';
import { createMemoryNetwork, type MemoryWorld } from '../support/memory-network/memory.ts';
import { Mutator } from './mutator.ts';
import { seeds } from './seeds.ts';

export const kinds = ['xml', 'pacc', 'autodiscover', 'dns'] as const;
export type FuzzKind = (typeof kinds)[number];

const address = knownAddress('ann@example.test');

function knownAddress(text: string): MailAddress {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.address;
}

/** Runs `runs` mutated inputs; throws at the first that breaks a rule, with the seed that repeats it. */
export async function fuzz(kind: FuzzKind, runs: number, seed: number): Promise<void> {
  for (let run = 0; run < runs; run += 1) {
    const mutator = new Mutator(seed + run);
    try {
      await once[kind](mutator);
    } catch (cause) {
      throw new Error(`${kind}: seed ${seed + run}`, { cause });
    }
  }
}

const once: Record<FuzzKind, (mutator: Mutator) => void | Promise<void>> = {
  xml(mutator) {
    const file = readConfigFile(mutator.bytes(seeds.xml), mutator.pick(seeds.contentTypes), address);
    if (file.kind === 'settings') checkServers(file.outgoing);
  },
  pacc(mutator) {
    const body = mutator.bytes(seeds.pacc);
    const file = readPacc(body, address);
    if (file.kind === 'settings') checkServers(file.outgoing);
    const record = mutator.text(seeds.paccRecords);
    const digest = createHash('sha256').update(body).digest('base64');
    const published = hasPublishedDigest(body, [record]);
    check(!published || lettersOf(record).includes(lettersOf(digest)), 'a digest out of nothing');
  },
  autodiscover(mutator) {
    const file = readAutodiscover(
      mutator.bytes(seeds.autodiscover),
      mutator.pick(seeds.contentTypes),
      address,
    );
    if (file.kind === 'settings') checkServers(file.outgoing);
  },
  async dns(mutator) {
    const world = dnsWorld(mutator);
    for (const work of [...srvWork(address), ...mxWork(address), ...mailconfWork(address)]) {
      await checkWork(work, world);
    }
  },
};

/** Base64 readers skip what is no letter of theirs and take the URL-safe letters too. */
function lettersOf(base64: string): string {
  return base64
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replace(/[^A-Za-z0-9+/]/g, '');
}

function dnsWorld(mutator: Mutator): MemoryWorld {
  const records = Array.from({ length: mutator.below(4) }, () => ({
    priority: mutator.below(65_536),
    weight: mutator.below(65_536),
    port: mutator.below(65_536),
    target: mutator.text(seeds.hosts),
  }));
  const mx = records.map(({ priority, target }) => ({ preference: priority, exchange: target }));
  const answer = { outcome: 'found', records, authenticated: mutator.below(2) === 0 } as const;
  return {
    srv: { '_submissions._tcp.example.test': answer, '_submission._tcp.example.test': answer },
    mx: { 'example.test': mx },
    txt: { 'example.test': [mutator.text(seeds.mailconf)] },
  };
}

async function checkWork(work: Work, world: MemoryWorld): Promise<void> {
  const network = createMemoryNetwork(world);
  const options = {
    network,
    ispdbBases: ['https://database.example/'],
    offlineDb: true,
    allowedHosts: new Set<string>(),
    allowAll: false,
    random: () => 0.5,
  };
  const { answer, lines, more } = await work.run({
    address,
    options,
    network,
    signal: new AbortController().signal,
  });
  check(lines.length > 0, 'no trace line');
  if (answer) checkServers(answer.outgoing);
  for (const next of (more ?? []).filter(({ web }) => web)) {
    const url = new URL(next.target);
    check(url.protocol === 'https:' && hostName(url.hostname) === url.hostname, `follows ${next.target}`);
  }
}

function checkServers(servers: PublishedServer[]): void {
  check(servers.length <= 12, 'too many servers');
  for (const { host, port, security, username } of servers) {
    check(hostName(host, { literals: true }) === host, `host ${host}`);
    check(Number.isInteger(port) && port >= 1 && port <= 65_535, `port ${port}`);
    check(security !== 'none', 'an open door');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    check(username === null || /^[^\u0000-\u001f\u007f]{1,320}$/u.test(username), `user name ${username}`);
  }
}

function check(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}
