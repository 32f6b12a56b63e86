/** Time to the final answer of discovery, where sources take their time or never answer. */
import { parseAddress } from '../../electron/engine/base/address.ts';
import { allWork, discover } from '../../electron/engine/discovery/discover.ts';
import type { DiscoveryOptions } from '../../electron/engine/discovery/types.ts';
import type { Asked, Work } from '../../electron/engine/discovery/work.ts';
import { autoconfig } from '../support/assistant-run.ts';
import { createMemoryNetwork, type MemoryWorld } from '../support/memory-network/memory.ts';
import type { MemoryPage } from '../support/memory-network/memory-http.ts';
import { exactly, inTurn, sideBySide, statsOf, timed } from './support/measure.ts';
import type { Benchmark, Row } from './support/rows.ts';

/** Milliseconds of every source that is not the slow one, where the case does not say otherwise. */
const quickMs = 50;
const slowMs = 800;
/** From the first answer of DNS on, the answer waits no longer than this for any source. */
const longestWaitMs = 5_000;
const rounds = 3;

const domain = 'example.test';
const address = 'user@example.test';

interface Case {
  name: string;
  /** The answer without which the best one is not certain. */
  neededMs: number;
  /** Pages by the beginning of their URL. */
  pages: Record<string, MemoryPage>;
  /** What everything else takes, DNS too. */
  everyMs?: number;
}

const file = (host: string) => autoconfig({ host, port: 465, socketType: 'SSL' });
const own = `https://autoconfig.${domain}/`;
const slow: MemoryPage = { body: file(`smtp.${domain}`), delayMs: slowMs };
/** All places answer after the same time. */
const even = (everyMs: number): Case => ({
  name: `every answer ${everyMs} ms`,
  neededMs: everyMs,
  everyMs,
  pages: { [own]: { body: file(`smtp.${domain}`), delayMs: everyMs } },
});
/** The third is the SRV record that the world always has. */
const lowerOnes: Case['pages'] = {
  [`https://${domain}/.well-known/`]: { body: file(`mail.${domain}`), delayMs: quickMs },
  'https://ispdb.test/': { body: file(`mx.${domain}`), delayMs: quickMs },
};

const cases: readonly Case[] = [
  even(1),
  even(700),
  {
    name: `best source ${slowMs} ms, lower ones ${quickMs} ms`,
    neededMs: slowMs,
    pages: { ...lowerOnes, [own]: slow },
  },
  {
    name: 'the same, two lower ones hang',
    neededMs: slowMs,
    pages: {
      ...lowerOnes,
      [own]: slow,
      [`https://autodiscover.${domain}/`]: 'silent',
      [`https://${domain}/autodiscover/`]: 'silent',
    },
  },
  {
    name: 'two better ones hang',
    neededMs: quickMs + longestWaitMs,
    pages: {
      [`https://ua-auto-config.${domain}/`]: 'silent',
      [own]: 'silent',
      ...lowerOnes,
    },
  },
];

export const discovery: Benchmark = {
  name: 'discovery',
  title: 'Time to the final answer of discovery',
  async run() {
    // The first run of all loads what the others find loaded, as it is in a program that was just started.
    const [soonest, ...others] = cases.map((one) => () => measure(one));
    const first = soonest ? await soonest() : [];
    return [...first, ...(await Promise.all(others.map((work) => work()))).flat()];
  },
};

async function measure({ name, neededMs, pages, everyMs = quickMs }: Case): Promise<Row[]> {
  const contenders = {
    ours: () => discoverIn(pages, everyMs),
    untilFirst: () => timed(() => walk(pages, everyMs, true)),
    throughAll: () => timed(() => walk(pages, everyMs, false)),
  };
  const run = neededMs < quickMs ? inTurn : sideBySide;
  const { ours, untilFirst, throughAll } = await run(rounds, contenders);
  return [
    {
      name,
      unit: 'ms',
      ours: statsOf(ours.map(({ decidedMs }) => decidedMs)),
      peers: [
        { name: 'the slowest answer that is needed', value: exactly(neededMs) },
        { name: 'a walk that ends at the first answer', value: statsOf(untilFirst) },
      ],
    },
    {
      name: `${name}: all sources heard`,
      unit: 'ms',
      ours: statsOf(ours.map(({ endedMs }) => endedMs)),
      peers: [{ name: 'a walk through all sources', value: statsOf(throughAll) }],
    },
  ];
}

/** `decidedMs`: nothing can change the first candidate any more. `endedMs`: lower ranks had their time too. */
async function discoverIn(
  pages: Case['pages'],
  everyMs: number,
): Promise<{ decidedMs: number; endedMs: number }> {
  const { mail, options, signal } = questionIn(pages, everyMs);
  const startedAt = performance.now();
  let decidedMs = Number.NaN;
  await discover(mail, options, signal, ({ decided }) => {
    if (decided && Number.isNaN(decidedMs)) decidedMs = performance.now() - startedAt;
  });
  return { decidedMs, endedMs: performance.now() - startedAt };
}

/** The same work, one piece after the other in the order of trust. */
async function walk(pages: Case['pages'], everyMs: number, endsAtFirst: boolean): Promise<void> {
  const { mail, options, signal } = questionIn(pages, everyMs);
  const asked: Asked = { address: mail, options, network: options.network, signal };
  const waiting: Work[] = allWork(mail, options).filter(({ lastResort }) => !lastResort);
  for (let work = waiting.shift(); work; work = waiting.shift()) {
    const { answer, more = [] } = await work.run(asked);
    if (endsAtFirst && answer && answer.outgoing.length > 0) return;
    waiting.unshift(...more);
  }
}

function questionIn(pages: Case['pages'], everyMs: number) {
  const parsed = parseAddress(address);
  if (!parsed.ok) throw new Error(parsed.problem);
  const options: DiscoveryOptions = {
    network: createMemoryNetwork(worldOf(pages, everyMs)),
    ispdbBases: ['https://ispdb.test/'],
    offlineDb: true,
    allowedHosts: new Set(),
    allowAll: false,
    random: () => 0.5,
  };
  return { mail: parsed.address, options, signal: new AbortController().signal };
}

/** Every place answers after `everyMs`: those that publish nothing with "not found". */
function worldOf(pages: Case['pages'], everyMs: number): MemoryWorld {
  const absent = {
    outcome: 'absent',
    kind: 'no-such-record',
    authenticated: false,
    delayMs: everyMs,
  } as const;
  const records = [{ priority: 0, weight: 1, port: 465, target: `out.${domain}` }];
  const found = { outcome: 'found', records, authenticated: false, delayMs: everyMs } as const;
  const exchange = [{ preference: 10, exchange: `in.${domain}` }];
  return {
    srv: {
      [`_submissions._tcp.${domain}`]: found,
      [`_submission._tcp.${domain}`]: absent,
      [`_autodiscover._tcp.${domain}`]: absent,
    },
    mx: { [domain]: { outcome: 'found', records: exchange, authenticated: false, delayMs: everyMs } },
    txt: { [domain]: absent, [`_ua-auto-config.${domain}`]: absent },
    http: ({ url }) => {
      const place = Object.keys(pages).find((beginning) => url.startsWith(beginning));
      return (place === undefined ? undefined : pages[place]) ?? { status: 404, delayMs: everyMs };
    },
  };
}
