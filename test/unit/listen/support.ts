/** A listener on loopback, for the scripted devices of `test/support/device.ts`. */
import { makeCertificate } from '../../../electron/engine/listen/certificate.ts';
import { deviceTimes } from '../../../electron/engine/listen/connection.ts';
import { type ListenOrder, type ListenOutcome, listen } from '../../../electron/engine/listen/listener.ts';
import { createListenWords, listenFindings } from '../../../shared/explain/listen-words.ts';
import type { HeardDevice, ListenSign } from '../../../shared/listen.ts';
import type { Security } from '../../../shared/model.ts';

export interface Ear {
  port: number;
  turnedAway: string[];
  /** Resolves once so many connections of the device are over. */
  gone(connections: number): Promise<void>;
  /** Ends the listener and gives what it heard. */
  end(): Promise<ListenOutcome>;
  /** Ends by itself: with the message or the time. */
  ended: Promise<ListenOutcome>;
}

/** Made once: keys take long to make. */
const keyPair = await makeCertificate('127.0.0.1');

export const times = { ...deviceTimes, early: 60 };
/** For devices that fall silent. */
export const impatient = { ...times, hello: 150, command: 400, line: 400 };

/** Opens a listener on a free port of 127.0.0.1. */
export async function openEar(security: Security, order: Partial<ListenOrder> = {}): Promise<Ear> {
  const stop = new AbortController();
  const turnedAway: string[] = [];
  let over = 0;
  let wake: () => void = () => {};
  let opened: (port: number) => void = () => {};
  const port = new Promise<number>((resolve) => {
    opened = resolve;
  });
  const ended = listen(
    {
      host: '127.0.0.1',
      port: 0,
      security,
      keyPair,
      lifetimeMs: 60_000,
      device: null,
      agree: async () => true,
      authInClear: false,
      times,
      onOpen: (where) => opened(where.port),
      onStep: () => {},
      onGone: () => {
        over += 1;
        wake();
      },
      onTurnedAway: (ip) => turnedAway.push(ip),
      ...order,
    },
    stop.signal,
  ).then((result) => {
    if (!result.ok) throw new Error(result.refusal);
    return result.outcome;
  });
  return {
    port: await port,
    turnedAway,
    async gone(connections) {
      while (over < connections)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    },
    ended,
    end() {
      stop.abort();
      return ended;
    },
  };
}

/** What was heard and which signs showed, in the order of the findings. */
export function findingsOf(outcome: ListenOutcome): { device: HeardDevice; signs: ListenSign[] } {
  if (outcome.device === null) throw new Error('nobody was heard');
  return {
    device: outcome.device,
    signs: listenFindings(outcome.signs, createListenWords('en')).map(({ sign }) => sign),
  };
}
