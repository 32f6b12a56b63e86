/** From the password to the accepted message, over wires of different lengths. */
import { createRoots, type Roots } from '../../electron/engine/network/tls/roots.ts';
import { dispatch, signIn, startJob, until } from './support/assistant.ts';
import { type DelayProxy, startDelayProxy } from './support/delay-proxy.ts';
import { createLoopbackNetwork } from './support/loopback-network.ts';
import { type PracticeDoors, startMailServers } from './support/mail-server.ts';
import { inTurn, type Stats, scaled, statsOf, timed } from './support/measure.ts';
import { account, peerTransport } from './support/nodemailer.ts';
import { withOpened } from './support/opened.ts';
import { greetingPause, roundTrip } from './support/round-trip.ts';
import type { Benchmark, Row } from './support/rows.ts';

const addedMs = [0, 20, 50, 100];
const rounds = 5;

type Security = 'tls' | 'starttls';

/** One wire to one door. */
interface Wire {
  security: Security;
  practice: PracticeDoors;
  roots: Roots;
  proxy: DelayProxy;
}

/** A time, and the round trips that were waited for in it. */
interface Measured {
  ms: number;
  trips: number;
}

/** Ours both ways: over the session of the race, and over a new one, as when the person tries again later. */
interface Submitted {
  kept: Measured;
  anew: Measured;
}

/**
 * The fewest round trips after which a message can be accepted, one command at a time: AUTH PLAIN, MAIL, RCPT, DATA,
 * content. Before it connect, TLS 1.3, greeting, EHLO; with STARTTLS connect, greeting, EHLO, STARTTLS, TLS 1.3, EHLO.
 */
const fewestTrips = { kept: 5, tls: 9, starttls: 11 } as const;

export const submission: Benchmark = {
  name: 'submission',
  title: 'From the password to the accepted message',
  run: () =>
    withOpened(async (open) => {
      const { practice } = await open(startMailServers());
      const pauseMs = (await greetingPause(practice.ports.starttls)).median;
      const rows: Row[] = [];
      for (const security of ['tls', 'starttls'] as const)
        for (const ms of addedMs) {
          const proxy = await open(startDelayProxy(practice.ports[security], ms));
          const wire = { security, practice, roots: createRoots([practice.caPem]), proxy };
          rows.push(...(await measureWire(wire, ms, pauseMs)));
        }
      return rows;
    }),
};

async function measureWire(wire: Wire, ms: number, pauseMs: number): Promise<Row[]> {
  const contenders = { ours: () => sendTwice(wire), nodemailer: () => sendWithNodemailer(wire) };
  await inTurn(1, contenders);
  const trip = await roundTrip(ms);
  const { ours, nodemailer } = await inTurn(rounds, contenders);
  const peer = { name: `nodemailer${tripsOf(nodemailer, ms)}`, value: msOf(nodemailer) };
  const door = `${portOf(wire.security)} +${ms} ms`;
  const row = (name: string, runs: Measured[], floor: Row['peers'][number]): Row => ({
    name: `${door}, ${name}${tripsOf(runs, ms)}`,
    unit: 'ms',
    ours: msOf(runs),
    peers: [floor, peer],
  });
  const { kept, [wire.security]: anew } = fewestTrips;
  return [
    row(
      'session kept',
      ours.map((run) => run.kept),
      { name: `${kept} round trips`, value: scaled(trip, kept) },
    ),
    row(
      'session anew',
      ours.map((run) => run.anew),
      { name: `${anew} round trips + greeting`, value: scaled(trip, anew, pauseMs) },
    ),
  ];
}

/** The race is over before the password comes, as with a person who types it. */
async function sendTwice({ security, practice: { host }, roots, proxy }: Wire): Promise<Submitted> {
  const doors = { [`${host}:${portOf(security)}`]: proxy.port };
  const assistant = startJob(() => createLoopbackNetwork({ roots, doors }), { host });
  const send = async () => {
    dispatch(assistant, signIn);
    await until(assistant, ({ stage }) => stage === 'sending');
    await until(assistant, ({ verification }) => verification?.ok === true);
  };
  try {
    await until(assistant, ({ stage, pending }) => stage === 'needs-sign-in' && pending.length === 0);
    const kept = await measure(proxy, send);
    await until(assistant, ({ stage }) => stage === 'finished');
    const anew = await measure(proxy, send);
    return { kept, anew };
  } finally {
    await assistant.close();
  }
}

async function sendWithNodemailer({ security, practice, proxy }: Wire): Promise<Measured> {
  const { host: servername, caPem } = practice;
  const transport = peerTransport({ port: proxy.port, security, servername, caPem }, true);
  const message = {
    from: account.user,
    to: account.user,
    subject: 'Your outgoing mail works',
    text: 'It works.',
    html: '<p>It works.</p>',
  };
  const measured = await measure(proxy, () => transport.sendMail(message));
  transport.close();
  return measured;
}

async function measure(proxy: DelayProxy, work: () => Promise<unknown>): Promise<Measured> {
  const before = proxy.trips();
  const ms = await timed(work);
  return { ms, trips: proxy.trips() - before };
}

function portOf(security: Security): number {
  return security === 'tls' ? 465 : 587;
}

function msOf(runs: readonly Measured[]): Stats {
  return statsOf(runs.map(({ ms }) => ms));
}

/** Without a delay the trips cannot be told apart. */
function tripsOf(runs: readonly Measured[], ms: number): string {
  return ms === 0 ? '' : ` (${statsOf(runs.map(({ trips }) => trips)).median} trips)`;
}
