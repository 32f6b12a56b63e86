/** Runs one row of the table through the engine and says in words what came of it. */

import { vi } from 'vitest';
import { Secret } from '../../../electron/engine/base/secret.ts';
import type { Network } from '../../../electron/engine/network/network.ts';
import { findingsOf, warningsOf } from '../../../electron/engine/probe/findings.ts';
import { unknownContext } from '../../../electron/engine/probe/observe.ts';
import { runRace } from '../../../electron/engine/probe/race.ts';
import { targetsOfServers } from '../../../electron/engine/probe/targets.ts';
import { deliver } from '../../../electron/engine/run/deliver.ts';
import type { Diagnosis } from '../../../shared/diagnosis.ts';
import { usualSecurity } from '../../../shared/endpoint.ts';
import type { PortFinding, Verification } from '../../../shared/model.ts';
import { startRun } from '../../support/assistant-run.ts';
import { factsOf } from '../../support/certificate-kinds.ts';
import { type Dialogue, playDialogue } from '../../support/dialogue.ts';
import { openLoopbackWorld } from '../../support/loopback-world.ts';
import {
  createMemoryNetwork,
  type MemoryDoor,
  type MemoryServer,
} from '../../support/memory-network/memory.ts';
import { type Door, host, password, placeOf, placesOf, type Row, user } from './row.ts';

export interface Outcome {
  reports: string[];
  /** Where a client's words were not those of the dialogue. */
  complaints: string[];
  elapsedMs: number;
  /** Everything that was reported, to look for what must not be in it. */
  everything: string;
}

type Told = Pick<Outcome, 'reports' | 'everything'>;

export function runRow(row: Row): Promise<Outcome> {
  return row.world === 'memory' ? runInMemory(row) : runOnLoopback(row);
}

async function runOnLoopback(row: Row): Promise<Outcome> {
  const complaints: string[] = [];
  const dialogues = Object.fromEntries(
    Object.entries(row.doors).map(([key, door]) => [nameOf(key), dialoguesOf(door)]),
  );
  const world = await openLoopbackWorld(dialogues, (complaint) => complaints.push(complaint));
  try {
    const startedAt = performance.now();
    const told = await (row.job === 'send' ? send : probe)(row, world.network, new AbortController().signal);
    return { ...told, complaints, elapsedMs: Math.round(performance.now() - startedAt) };
  } finally {
    await world.close();
  }
}

/** In virtual time. */
async function runInMemory(row: Row): Promise<Outcome> {
  vi.useFakeTimers();
  try {
    const complaints: string[] = [];
    const tcp = Object.fromEntries(
      Object.entries(row.doors).map(([key, door]) => [
        nameOf(key),
        memoryDoor(nameOf(key), door, (complaint) => complaints.push(complaint)),
      ]),
    );
    const startedAt = performance.now();
    const running = job(row, { ...row.around, tcp: { ...row.around?.tcp, ...tcp } });
    let elapsedMs = 0;
    void running.then(() => {
      elapsedMs = Math.round(performance.now() - startedAt);
    });
    await vi.runAllTimersAsync();
    return { ...(await running), complaints, elapsedMs };
  } finally {
    vi.useRealTimers();
  }
}

async function job(row: Row, world: Parameters<typeof createMemoryNetwork>[0]): Promise<Told> {
  if (row.job === 'check') return check(world);
  const network = createMemoryNetwork(world);
  const stopper = new AbortController();
  if (row.stopAfterMs !== undefined) setTimeout(() => stopper.abort(), row.stopAfterMs);
  const told = await (row.job === 'send' ? send : probe)(row, network, stopper.signal);
  if (network.openConnections() > 0) throw new Error('a connection was left open');
  return told;
}

function nameOf(key: string): string {
  const place = placeOf(key);
  return `${place.host}:${place.port}`;
}

function dialoguesOf(door: Door): readonly Dialogue[] {
  if (door === 'refused') return [];
  if (isDialogue(door)) return [door];
  if (typeof door === 'object' && 'inTurn' in door) return door.inTurn;
  throw new Error('real sockets do not lose packets: this row belongs in memory');
}

function isDialogue(door: Door): door is Dialogue {
  return Array.isArray(door);
}

function memoryDoor(place: string, door: Door, complain: (complaint: string) => void): MemoryDoor {
  if (door === 'silent' || door === 'refused') return door;
  if (!isDialogue(door) && 'error' in door) return door;
  if (!isDialogue(door) && 'connectMs' in door)
    return { serve: server(place, [door.serve], complain), connectMs: door.connectMs };
  return server(place, dialoguesOf(door), complain);
}

function server(
  place: string,
  dialogues: readonly Dialogue[],
  complain: (complaint: string) => void,
): MemoryServer {
  const name = place.slice(0, place.lastIndexOf(':'));
  let next = 0;
  return (peer) => {
    const dialogue = dialogues[Math.min(next, dialogues.length - 1)] ?? [];
    next += 1;
    const startTls: Parameters<typeof playDialogue>[1]['startTls'] = (certificate) =>
      peer.acceptTls(factsOf(certificate, name));
    return playDialogue(dialogue, { ...peer, startTls }, (text) => complain(`${place}: ${text}`));
  };
}

const openly = (name: string) => ({ host: name, port: null, security: null });

/** What `sendwell probe` does, with what a discovery may have seen. */
async function probe(row: Row, network: Network, signal: AbortSignal): Promise<Told> {
  const { hosts, ports } = placesOf(row.doors);
  const named = targetsOfServers(hosts.map(openly), ports).filter(
    ({ endpoint }) =>
      `${endpoint.host}:${endpoint.port}` in row.doors ||
      (endpoint.host === host && `${endpoint.port}` in row.doors),
  );
  const context = { ...unknownContext, tunnels: () => network.tunnels(), ...row.context };
  const race = await runRace(named, { network, why: 'probe', provider: null, bothModes: true }, signal);
  const probes = await race.finished;
  await race.recommended?.probe.session?.leave(signal);
  const findings = findingsOf(probes, context);
  const warnings = warningsOf(findings, context).map((warning) => `warning: ${warning.class}`);
  return {
    reports: [...findings.map(inWords), ...warnings],
    everything: JSON.stringify(findings),
  };
}

function inWords({ endpoint, usable, diagnosis }: PortFinding): string {
  const name = endpoint.host === host ? '' : `${endpoint.host}:`;
  return `${name}${endpoint.port}/${endpoint.security} ${usable ? 'usable' : causeInWords(diagnosis)}`;
}

/** A reply is told beside a cause that it does not speak for itself. */
function answerInWords({ ok, reply, diagnosis }: Verification): string {
  const cause = causeInWords(diagnosis);
  return ok === null && reply ? `${cause}: ${reply.text}` : cause;
}

function causeInWords(diagnosis: Diagnosis | null | undefined): string {
  if (!diagnosis) return 'no cause';
  const { class: problem, stage, certainty, facts } = diagnosis;
  const kind = facts.variant ?? (facts.offline && 'offline') ?? facts.nameScope ?? (facts.tunnels && 'vpn');
  return [`${problem} at ${stage}`, certainty, kind].filter((part) => part !== undefined).join(', ');
}

/** One endpoint: look, sign in, send. */
async function send(row: Row, network: Network, signal: AbortSignal): Promise<Told> {
  const [key = ''] = Object.keys(row.doors);
  const place = placeOf(key);
  const { sending = {} } = row;
  const secret = sending.token ?? sending.password ?? password;
  const delivery = await deliver(
    {
      network,
      endpoint: { ...place, security: usualSecurity(place.port) },
      session: null,
      credentials:
        sending.without === 'sign-in'
          ? null
          : {
              username: user,
              kind: sending.token === undefined ? 'password' : 'token',
              secret: new Secret(secret),
            },
      renew: async () => null,
      guessed: false,
      tokensOnly: false,
      budget: { left: 3 },
      mechanism: sending.mechanism,
      provider: null,
      needsUtf8: /[^\p{ASCII}]/u.test(sending.message?.from ?? ''),
      message: sending.without === 'message' ? null : messageOf(sending.message),
      tell: () => {},
    },
    signal,
  );
  const { signIn, verification, facts, broken, oddWelcome } = delivery;
  const reports = [
    ...(signIn || verification ? [] : [causeInWords(facts.diagnosis)]),
    ...broken.map((mechanism) => `broken: ${mechanism}`),
    ...(oddWelcome === null ? [] : [`odd welcome: ${oddWelcome}`]),
    ...(signIn ? [signIn.ok ? `signed in by ${signIn.mechanism}` : causeInWords(signIn.diagnosis)] : []),
    ...(verification
      ? [verification.ok ? `accepted as ${verification.queueId}` : answerInWords(verification)]
      : []),
  ];
  return { reports, everything: JSON.stringify(delivery) };
}

function messageOf(message: NonNullable<Row['sending']>['message']) {
  const content = Buffer.from('Subject: hello\r\n\r\n.first\r\nsecond\r\n');
  const outgoing = { from: user, recipient: 'bob@example.test', content, ...message };
  return { outgoing, code: '123456', messageId: '<1@example.test>' };
}

/** The whole job for an address of example.test. */
async function check(world: Parameters<typeof createMemoryNetwork>[0]): Promise<Told> {
  const run = startRun(world);
  const state = await run.settle();
  if (run.network.openConnections() > 0) throw new Error('a connection was left open');
  return {
    reports: [`${state.verdict}: ${causeInWords(state.diagnosis)}`, ...state.findings.map(inWords)],
    everything: JSON.stringify(state),
  };
}
