/** Starts a practice mail world: mail servers on loopback with their certificates, names and web pages. */
import type { PracticeScenario } from '../../../shared/ipc.ts';
import { createRoots } from '../network/roots.ts';
import { makeCertificates } from './certificates.ts';
import { type OpenDoor, openDoor } from './doors.ts';
import { readMessage } from './message.ts';
import { PracticeNetwork } from './network.ts';
import { makePolicy } from './policy.ts';
import { handedOutPassword, mailHost, type Scenario, type ServingMode, scenarios } from './scenarios.ts';
import type { PracticeEvent, PracticeMessage, PracticeWorld } from './world.ts';

export interface PracticeOptions {
  /** Milliseconds until a connect to a silent door gives up. Default 2,000; a real one takes 15,000. */
  silentMs?: number;
}

const defaultSilentMs = 2_000;
/** What is kept to look at; the oldest goes first. */
const keptMessages = 100;
const keptEvents = 1_000;

/** Starts the world of one scenario. Rejects only when the system gives no loopback port. Always close it. */
export async function startPracticeWorld(
  name: PracticeScenario,
  { silentMs = defaultSilentMs }: PracticeOptions = {},
): Promise<PracticeWorld> {
  const scenario = scenarios[name];
  const { caPem, server } = await makeCertificates(mailHost, scenario.certificate);
  const roots = createRoots([caPem]);
  const messages: PracticeMessage[] = [];
  const events: PracticeEvent[] = [];
  const onEvent = (event: PracticeEvent) => keep(events, event, keptEvents);
  const open = (door: number, mode: ServingMode) =>
    openDoor({
      door,
      mode,
      keyPair: server,
      policy: makePolicy(scenario),
      onEvent,
      onMessage: (raw) => keep(messages, readMessage(raw, new Date()), keptMessages),
    });
  const doors = await openAll(scenario, open);
  const ports = Object.fromEntries([...doors].map(([door, { port }]) => [door, port]));
  return {
    scenario: name,
    address: scenario.address,
    password: handedOutPassword,
    hints: scenario.hints,
    caPem,
    ports,
    network: () => new PracticeNetwork({ scenario, ports, roots, silentMs, onEvent }),
    inbox: () => [...messages],
    events: () => [...events],
    close: () => closeAll(doors),
  };
}

async function openAll(
  { doors }: Scenario,
  open: (door: number, mode: ServingMode) => Promise<OpenDoor>,
): Promise<Map<number, OpenDoor>> {
  const opened = new Map<number, OpenDoor>();
  try {
    for (const [door, mode] of Object.entries(doors))
      if (mode !== 'silent') opened.set(Number(door), await open(Number(door), mode));
  } catch (error) {
    await closeAll(opened);
    throw error;
  }
  return opened;
}

async function closeAll(doors: Map<number, OpenDoor>): Promise<void> {
  await Promise.all([...doors.values()].map((door) => door.close()));
}

function keep<T>(list: T[], item: T, limit: number): void {
  list.push(item);
  if (list.length > limit) list.shift();
}
