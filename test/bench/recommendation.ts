/** Time to a door that can be recommended, where other doors keep silent. */
import { dnsCache } from 'nodemailer/lib/shared';
import { createRoots, type Roots } from '../../electron/engine/network/tls/roots.ts';
import { runRace } from '../../electron/engine/probe/race.ts';
import type { Target } from '../../electron/engine/probe/targets.ts';
import { startDelayProxy } from './support/delay-proxy.ts';
import { createLoopbackNetwork } from './support/loopback-network.ts';
import { type PracticeDoors, startMailServers } from './support/mail-server.ts';
import { inTurn, statsOf, timed } from './support/measure.ts';
import { peerTransport } from './support/nodemailer.ts';
import { withOpened } from './support/opened.ts';
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
  /** Of every host; 127.0.0.1 when absent. */
  addresses?: string[];
}

export const recommendation: Benchmark = {
  name: 'recommendation',
  title: `Time to a usable recommendation (round trip ${roundTripMs} ms)`,
  run: () =>
    withOpened(async (open) => {
      const { practice } = await open(startMailServers());
      const tls = await open(startDelayProxy(practice.ports.tls, roundTripMs));
      const starttls = await open(startDelayProxy(practice.ports.starttls, roundTripMs));
      const silent = [await open(openSilentDoor()), await open(openSilentDoor())].map(({ port }) => port);
      const hasSix = await open(openSilentDoor('::1', tls.port)).then(
        () => true,
        () => false,
      );
      const cases = casesOf(practice.host, tls.port, starttls.port, silent);
      return measureAll(hasSix ? cases : cases.filter(({ addresses }) => !addresses), practice);
    }),
};

function casesOf(host: string, tls: number, starttls: number, silent: readonly number[]): Case[] {
  const on465: Endpoint = { host, port: 465, leadsTo: tls };
  const on587: Endpoint = { host, port: 587, leadsTo: starttls };
  const [nowhere = 0] = silent;
  const hanging = silent.map(
    (leadsTo, index): Endpoint => ({ host: `hangs-${index + 1}.test`, port: 465, leadsTo }),
  );
  return [
    { name: 'both ports answer', endpoints: [on465, on587], right: on465 },
    { name: '587 silent', endpoints: [{ ...on587, leadsTo: nowhere }, on465], right: on465 },
    { name: '465 silent', endpoints: [{ ...on465, leadsTo: nowhere }, on587], right: on587 },
    { name: 'IPv6 dead', endpoints: [on465], right: on465, addresses: ['::1', '127.0.0.1'] },
    { name: 'two hosts hang', endpoints: [...hanging, on465], right: on465 },
  ];
}

async function measureAll(cases: readonly Case[], practice: PracticeDoors): Promise<Row[]> {
  const roots = createRoots([practice.caPem]);
  const quick: { ours: number[]; told: number[] }[] = [];
  for (const one of cases) {
    const knowing = { ...one, endpoints: [one.right], addresses: undefined };
    const contenders = {
      ours: () => recommend(one, roots),
      told: () => timed(() => verifyInOrder(knowing, practice)),
    };
    await inTurn(1, contenders);
    quick.push(await inTurn(rounds, contenders));
  }
  const inOrder = (one: Case) => () => timed(() => verifyInOrder(one, practice));
  const patient = await Promise.all(
    cases.map((one) => Promise.all(Array.from({ length: patientRuns }, inOrder(one)))),
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
async function recommend({ endpoints, addresses, right }: Case, roots: Roots): Promise<number> {
  const doors = Object.fromEntries(endpoints.map(({ host, port, leadsTo }) => [`${host}:${port}`, leadsTo]));
  const network = createLoopbackNetwork({ roots, doors, addresses });
  const stopper = new AbortController();
  const options = { network, why: 'probe', provider: null, bothModes: true } as const;
  const startedAt = performance.now();
  const race = await runRace(targetsOf(endpoints), options, stopper.signal);
  const ms = performance.now() - startedAt;
  stopper.abort();
  await race.finished;
  const chosen = race.recommended?.probe;
  chosen?.session?.close();
  if (chosen?.endpoint.port !== right.port) throw new Error('not the door that answers was recommended');
  return ms;
}

function targetsOf(endpoints: readonly Endpoint[]): Target[] {
  const hosts = [...new Set(endpoints.map(({ host }) => host))];
  return endpoints.map(({ host, port }) => ({
    endpoint: { host, port, security: port === 465 ? 'tls' : 'starttls' },
    hostRank: hosts.indexOf(host),
    published: true,
    withoutSignIn: false,
  }));
}

/** What a program does that has a list: the next one when one has failed. */
async function verifyInOrder({ endpoints, addresses }: Case, practice: PracticeDoors): Promise<void> {
  const { host: servername, caPem } = practice;
  // Of several addresses nodemailer chooses by itself, in a race of its own.
  const host = addresses ? servername : '127.0.0.1';
  if (addresses) dnsCache.set(host, { value: { addresses }, expires: Number.POSITIVE_INFINITY });
  for (const { port, leadsTo } of endpoints) {
    const security = port === 465 ? 'tls' : 'starttls';
    const transport = peerTransport({ host, port: leadsTo, security, servername, caPem }, false);
    const verified = await transport.verify().catch(() => false);
    transport.close();
    if (verified) return;
  }
  throw new Error('nodemailer found no door');
}
