/** Time to a door that can be recommended, where other doors keep silent. */
import { dnsCache } from 'nodemailer/lib/shared';
import { createRoots } from '../../electron/engine/network/roots.ts';
import type { Door } from '../../electron/engine/probe/doors.ts';
import { runRace } from '../../electron/engine/probe/race.ts';
import { startDelayProxy } from './support/delay-proxy.ts';
import { createLoopbackNetwork } from './support/loopback-network.ts';
import { mailHost, startMailServer } from './support/mail-server.ts';
import { inTurn, statsOf, timed } from './support/measure.ts';
import { peerTransport } from './support/nodemailer.ts';
import type { Benchmark, Row } from './support/rows.ts';
import { openSilentDoor } from './support/silent-door.ts';

/** Every door that answers is this far away. */
const roundTripMs = 20;
const rounds = 5;
/** Waiting for a silent door takes no time of the machine: these runs go side by side. */
const patientRuns = 3;

/** A published endpoint: host and port for us, the loopback port behind it for nodemailer. */
interface Endpoint {
  host: string;
  port: 465 | 587;
  leadsTo: number;
}

interface Case {
  name: string;
  /** In the order in which a source names them; nodemailer tries them in this order. */
  endpoints: Endpoint[];
  /** The one that answers. */
  right: Endpoint;
  addresses?: string[];
}

export const recommendation: Benchmark = {
  name: 'recommendation',
  title: `Time to a usable recommendation (round trip ${roundTripMs} ms)`,
  async run() {
    const opened: { close(): Promise<void> }[] = [];
    const open = async <T extends (typeof opened)[number]>(opening: Promise<T>): Promise<T> => {
      const one = await opening;
      opened.push(one);
      return one;
    };
    try {
      const { caPem, ports } = await open(startMailServer());
      const tls = await open(startDelayProxy(ports.tls, roundTripMs));
      const starttls = await open(startDelayProxy(ports.starttls, roundTripMs));
      const silent = [await open(openSilentDoor()), await open(openSilentDoor())];
      const deadFamily = await open(openSilentDoor('::1', tls.port)).catch(() => null);
      const cases = casesOf(tls.port, starttls.port, silent[0]?.port ?? 0, silent[1]?.port ?? 0);
      return await measureAll(deadFamily ? cases : cases.filter(({ addresses }) => !addresses), caPem);
    } finally {
      await Promise.all(opened.map((one) => one.close()));
    }
  },
};

function casesOf(tls: number, starttls: number, silent: number, alsoSilent: number): Case[] {
  const on465 = { host: mailHost, port: 465, leadsTo: tls } as const;
  const on587 = { host: mailHost, port: 587, leadsTo: starttls } as const;
  const hanging = [silent, alsoSilent].map(
    (leadsTo, index) => ({ host: `hangs-${index + 1}.test`, port: 465, leadsTo }) as const,
  );
  return [
    { name: 'both ports answer', endpoints: [on465, on587], right: on465 },
    { name: '587 silent', endpoints: [{ ...on587, leadsTo: silent }, on465], right: on465 },
    { name: '465 silent', endpoints: [{ ...on465, leadsTo: silent }, on587], right: on587 },
    { name: 'IPv6 dead', endpoints: [on465], right: on465, addresses: ['::1', '127.0.0.1'] },
    { name: 'two hosts hang', endpoints: [...hanging, on465], right: on465 },
  ];
}

async function measureAll(cases: readonly Case[], caPem: string): Promise<Row[]> {
  const quick: { ours: number[]; told: number[] }[] = [];
  for (const one of cases) {
    const contenders = {
      ours: () => recommend(one, caPem),
      told: () => timed(() => verifyInOrder({ ...one, endpoints: [one.right], addresses: undefined }, caPem)),
    };
    await inTurn(1, contenders);
    quick.push(await inTurn(rounds, contenders));
  }
  const patient = await Promise.all(
    cases.map((one) =>
      Promise.all(Array.from({ length: patientRuns }, () => timed(() => verifyInOrder(one, caPem)))),
    ),
  );
  return cases.map(({ name }, index) => ({
    name,
    unit: 'ms',
    ours: statsOf(quick[index]?.ours ?? []),
    peers: [
      { name: 'nodemailer, told the right one', value: statsOf(quick[index]?.told ?? []) },
      { name: 'nodemailer, one after the other', value: statsOf(patient[index] ?? []) },
    ],
  }));
}

/** Milliseconds until our race recommends. What is still open then is ended. */
async function recommend({ endpoints, addresses, right }: Case, caPem: string): Promise<number> {
  const network = createLoopbackNetwork({
    roots: createRoots([caPem]),
    doors: Object.fromEntries(endpoints.map(({ host, port, leadsTo }) => [`${host}:${port}`, leadsTo])),
    addresses,
  });
  const stopper = new AbortController();
  const options = { network, why: 'probe', provider: null, secondLook: true } as const;
  const startedAt = performance.now();
  const race = await runRace(doorsOf(endpoints), options, stopper.signal);
  const ms = performance.now() - startedAt;
  stopper.abort();
  await race.finished;
  const chosen = race.recommended?.look;
  chosen?.session?.close();
  if (chosen?.endpoint.port !== right.port)
    throw new Error('another door was recommended than the one that answers');
  return ms;
}

function doorsOf(endpoints: readonly Endpoint[]): Door[] {
  const hosts = [...new Set(endpoints.map(({ host }) => host))];
  return endpoints.map(({ host, port }) => ({
    endpoint: { host, port, security: port === 465 ? 'tls' : 'starttls' },
    hostRank: hosts.indexOf(host),
    published: true,
    withoutSignIn: false,
  }));
}

/** What a program does that knows a list: the next one when one has failed. */
async function verifyInOrder({ endpoints, addresses }: Case, caPem: string): Promise<void> {
  for (const { port, leadsTo } of endpoints) {
    const security = port === 465 ? 'tls' : 'starttls';
    // Of two addresses nodemailer chooses by itself: it has a race of its own for those.
    const host = addresses ? mailHost : '127.0.0.1';
    if (addresses) dnsCache.set(host, { value: { addresses }, expires: Number.POSITIVE_INFINITY });
    const transport = peerTransport({ host, port: leadsTo, security, caPem }, false);
    const verified = await transport.verify().catch(() => false);
    transport.close();
    if (verified) return;
  }
  throw new Error('nodemailer found no door');
}
