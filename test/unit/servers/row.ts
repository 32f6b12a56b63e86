/** The shape of the table of scripted servers: what stands behind the doors, what is heard there, what is reported. */

import type { NetworkContext } from '../../../electron/engine/probe/observe.ts';
import type { OutgoingMessage } from '../../../electron/engine/smtp/message.ts';
import type { Dialogue } from '../../support/dialogue.ts';
import type { MemoryWorld } from '../../support/memory-network/memory.ts';

/** The host of every door that names no other. */
export const host = 'smtp.example.test';
export const user = 'ana@example.test';
export const password = 'correct horse/battery+staple';

/** Failures as they look on the wire, from the name look-up to the goodbye. Each has at least one row. */
export const failures = [
  'the name is not found, or the resolver has trouble',
  'the name leads to an odd place',
  'refused at once',
  'silent on all addresses',
  'silent on one address family',
  'no route',
  'not permitted by this computer',
  'cut off before any byte',
  'connected, then silent',
  'the first bytes are TLS',
  'the port answers TLS in clear text',
  'the handshake gets no answer',
  'a TLS alert',
  'unknown issuer or self-signed',
  'one unknown issuer on several hosts, or a security product',
  'another name on the certificate',
  'the greeting refuses an address on a list',
  'sign-in wanted at MAIL',
  'relay denied at RCPT',
  'reset after EHLO, STARTTLS or a large write',
  'a sign-in page of the network',
] as const;
type Failure = (typeof failures)[number];

/** One dialogue for every connection, one for each in turn, or what the network does instead (in memory only). */
export type Door =
  | Dialogue
  | { inTurn: readonly Dialogue[] }
  | 'refused'
  | 'silent'
  | { error: string }
  | { connectMs: number; serve: Dialogue };

export interface Row {
  name: string;
  /** The failure that this row shows. */
  failure?: Failure;
  /** By port of `host`, or by `host:port`. What is not there refuses. */
  doors: Readonly<Record<string, Door>>;
  /**
   * What Sendwell is asked to do. `look` (the default): look at these doors without signing in. `send`: look at the one
   * door, sign in and send. `check`: the whole job for an address, incl. discovery.
   */
  job?: 'look' | 'send' | 'check';
  /** Real sockets unless it says `memory`: virtual time, and a network that can lose packets. */
  world?: 'memory';
  /** In memory: names, pages, tunnels and doors of single addresses. */
  around?: Pick<MemoryWorld, 'addresses' | 'http' | 'tunnels' | 'tcp'>;
  /** What discovery saw, for `look`. */
  context?: Partial<NetworkContext>;
  /** For `send`. Password PLAIN by default. */
  sending?: {
    mechanism?: string;
    token?: string;
    password?: string;
    without?: 'sign-in' | 'message';
    message?: Partial<OutgoingMessage>;
  };
  /** Each finding, or each step of the delivery, in words: `class at stage, certainty, kind`. */
  reports: readonly string[];
  /** The person stops after so long, in virtual time. */
  stopAfterMs?: number;
  /** Whole milliseconds that the run takes in virtual time. */
  takesMs?: number;
}

/** Ports to look at: those of the doors, and the hosts in the order in which they are named. */
export function placesOf(doors: Row['doors']): { hosts: string[]; ports: number[] } {
  const places = Object.keys(doors).map(placeOf);
  const hosts = [...new Set(places.map((place) => place.host))];
  return { hosts, ports: [...new Set(places.map((place) => place.port))] };
}

/** `587` is a door of `host`. */
export function placeOf(key: string): { host: string; port: number } {
  const [name, port] = key.includes(':') ? key.split(':') : [host, key];
  return { host: name ?? host, port: Number(port) };
}
