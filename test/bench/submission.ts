/** From the password to the accepted message, over wires of different lengths. */
import { createRoots, type Roots } from '../../electron/engine/network/roots.ts';
import { dispatch, signIn, startJob, until } from './support/assistant.ts';
import { type DelayProxy, startDelayProxy } from './support/delay-proxy.ts';
import { createLoopbackNetwork } from './support/loopback-network.ts';
import { type MailServer, mailHost, startMailServer } from './support/mail-server.ts';
import { inTurn, type Stats, scaled, statsOf, timed } from './support/measure.ts';
import { account, peerTransport } from './support/nodemailer.ts';
import { roundTrip } from './support/round-trip.ts';
import type { Benchmark, Row } from './support/rows.ts';

const addedMs = [0, 20, 50, 100];
const rounds = 5;

type Security = 'tls' | 'starttls';

/** One wire to one door. */
interface Wire {
  security: Security;
  caPem: string;
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
  async run() {
    const server = await startMailServer();
    try {
      const rows: Row[] = [];
      for (const security of ['tls', 'starttls'] as const)
        for (const ms of addedMs) rows.push(...(await measureDoor(server, security, ms)));
      return rows;
    } finally {
      await server.close();
    }
  },
};

async function measureDoor({ ports, caPem }: MailServer, security: Security, ms: number): Promise<Row[]> {
  const proxy = await startDelayProxy(ports[security], ms);
  const wire = { security, caPem, roots: createRoots([caPem]), proxy };
  try {
    const contenders = { ours: () => sendTwice(wire), nodemailer: () => sendWithNodemailer(wire) };
    await inTurn(1, contenders);
    const trip = await roundTrip(ms);
    const { ours, nodemailer } = await inTurn(rounds, contenders);
    const row = (way: keyof Submitted, floor: number): Row => ({
      name: `${security === 'tls' ? 465 : 587} +${ms} ms, session ${way}${tripsOf(
        ours.map((run) => run[way]),
        ms,
      )}`,
      unit: 'ms',
      ours: msOf(ours.map((run) => run[way])),
      peers: [
        { name: `floor (${floor} trips)`, value: scaled(trip, floor) },
        { name: `nodemailer${tripsOf(nodemailer, ms)}`, value: msOf(nodemailer) },
      ],
    });
    return [row('kept', fewestTrips.kept), row('anew', fewestTrips[security])];
  } finally {
    await proxy.close();
  }
}

/** The race is over before the password comes, as with a person who types it. */
async function sendTwice({ security, roots, proxy }: Wire): Promise<Submitted> {
  const doors = { [`${mailHost}:${security === 'tls' ? 465 : 587}`]: proxy.port };
  const assistant = startJob(() => createLoopbackNetwork({ roots, doors }), { host: mailHost });
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

async function sendWithNodemailer({ security, caPem, proxy }: Wire): Promise<Measured> {
  const transport = peerTransport({ port: proxy.port, security, caPem }, true);
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

function msOf(runs: readonly Measured[]): Stats {
  return statsOf(runs.map(({ ms }) => ms));
}

/** Without a delay the trips cannot be told apart. */
function tripsOf(runs: readonly Measured[], ms: number): string {
  return ms === 0 ? '' : ` (${statsOf(runs.map(({ trips }) => trips)).median} trips)`;
}
