/**
 * A mail server on one address of this computer that looks at one device and delivers nothing. It dials nobody: this room
 * opens no connection, and the house test holds that.
 */
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { HeardDevice, ListenResult, ListenSign } from '../../../shared/listen.ts';
import type { Security } from '../../../shared/model.ts';
import { startDeadline, untilAborted } from '../base/deadline.ts';
import type { KeyPair } from '../base/key-pair.ts';
import { makeCertificate } from './certificate.ts';
import { type DeviceTimes, serveDevice } from './connection.ts';
import { DeviceRecord, type Facts } from './device-record.ts';
import { serverContext } from './server-tls.ts';

type Signs = ReadonlyMap<ListenSign, Facts>;

/** What a caller decides about a session. */
export interface ListenOrder {
  /** One numeric address of this computer. */
  host: string;
  /** 0 takes a free one. */
  port: number;
  security: Security;
  /** Null: one is made. */
  keyPair: KeyPair | null;
  /** Milliseconds. */
  lifetimeMs: number;
  /** The one address that is served; null: the first that `agree` says yes to. */
  device: string | null;
  agree: (ip: string) => Promise<boolean>;
  /** Take a sign-in without encryption; for throw-away passwords only. */
  authInClear: boolean;
  times: DeviceTimes;
  onOpen: (where: NonNullable<ListenResult['listening']>) => void;
  /** What is known of the device, after each step. */
  onStep: (device: HeardDevice, signs: Signs) => void;
  /** A connection of the device is over. */
  onGone: (device: HeardDevice, signs: Signs) => void;
  onTurnedAway: (ip: string) => void;
}

/** What a session came to. */
export interface ListenOutcome {
  listening: NonNullable<ListenResult['listening']>;
  device: HeardDevice | null;
  signs: Signs;
  others: ListenResult['others'];
  ended: 'message' | 'time' | 'stopped';
}

/** Why it could not begin: the port is in use, takes rights, the address is not of this computer, the PEM does not fit. */
export type ListenRefusal = 'port-taken' | 'port-forbidden' | 'foreign-address' | 'certificate-unusable';

/** At once, in all, and of others that are listed. */
const limits = { atOnce: 4, inAll: 40, others: 50, open: 64 } as const;
/** Milliseconds for the device to say goodbye after its message, and for anybody to read a 421. */
const goodbyeMs = 2_000;

/** Listens until a message came, the time is over, or the signal fires; `stopped`: it fired before anything listened. */
export async function listen(
  order: ListenOrder,
  signal: AbortSignal,
): Promise<{ ok: true; outcome: ListenOutcome } | { ok: false; refusal: ListenRefusal | 'stopped' }> {
  const keyPair = order.security === 'none' ? null : (order.keyPair ?? (await makeCertificate(order.host)));
  const context = contextOf(keyPair);
  if (context === 'unusable') return { ok: false, refusal: 'certificate-unusable' };
  if (signal.aborted) return { ok: false, refusal: 'stopped' };
  const listener = new Listener(order, context);
  const refusal = await listener.open();
  if (refusal) return { ok: false, refusal };
  try {
    if (signal.aborted) return { ok: false, refusal: 'stopped' };
    const listening = { ...listener.where(), security: order.security, fingerprint: fingerprintOf(keyPair) };
    order.onOpen(listening);
    const ended = await listener.untilOver(signal);
    return { ok: true, outcome: { listening, ended, ...listener.heard() } };
  } finally {
    await listener.close();
  }
}

function contextOf(keyPair: KeyPair | null): SecureContext | null | 'unusable' {
  if (!keyPair) return null;
  try {
    return serverContext(keyPair);
  } catch {
    return 'unusable';
  }
}

function fingerprintOf(keyPair: KeyPair | null): string | null {
  return keyPair && new X509Certificate(keyPair.certPem).fingerprint256;
}

class Listener {
  readonly #order: ListenOrder;
  readonly #context: SecureContext | null;
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  /** Connections that wait until the person has said whether this is the device. */
  #waiting = 0;
  readonly #others = new Map<string, number>();
  readonly #refused = new Set<string>();
  #asked: { ip: string; answer: Promise<boolean> } | null = null;
  #record: DeviceRecord | null = null;
  #served = 0;
  #goodbye: NodeJS.Timeout | null = null;
  #complete: () => void = () => {};
  readonly #message = new Promise<void>((resolve) => {
    this.#complete = resolve;
  });

  constructor(order: ListenOrder, context: SecureContext | null) {
    this.#order = order;
    this.#context = context;
    this.#server = createServer((socket) => void this.#meet(socket));
  }

  async open(): Promise<ListenRefusal | null> {
    this.#server.listen({ host: this.#order.host, port: this.#order.port, exclusive: true });
    try {
      await once(this.#server, 'listening');
    } catch (error) {
      return refusalOf(error as NodeJS.ErrnoException);
    }
    // A connection that the system cannot hand over (no file descriptors left) changes nothing.
    this.#server.on('error', () => {});
    return null;
  }

  where(): { host: string; port: number } {
    const { address, port } = this.#server.address() as AddressInfo;
    return { host: address, port };
  }

  async untilOver(signal: AbortSignal): Promise<ListenOutcome['ended']> {
    const time = startDeadline(this.#order.lifetimeMs, signal);
    await Promise.race([this.#message, untilAborted(time.signal)]);
    time.clear();
    if (this.#record?.complete) return 'message';
    return time.expired ? 'time' : 'stopped';
  }

  heard(): Pick<ListenOutcome, 'device' | 'signs' | 'others'> {
    const others = [...this.#others].map(([ip, connections]) => ({ ip, connections }));
    return { device: this.#record?.heard() ?? null, signs: new Map(this.#record?.signs), others };
  }

  async close(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    const closed = once(this.#server, 'close');
    this.#server.close();
    await closed;
  }

  async #meet(socket: Socket): Promise<void> {
    this.#open.add(socket);
    socket.on('close', () => this.#open.delete(socket));
    socket.on('error', () => {});
    if (this.#open.size > limits.open) {
      socket.destroy();
      return;
    }
    const ip = plainAddress(socket.remoteAddress ?? '');
    if (this.#waiting >= limits.atOnce && this.#asked?.ip === ip)
      return this.#dismiss(socket, 'Too many connections');
    this.#waiting += 1;
    const record = await this.#recordFor(ip);
    this.#waiting -= 1;
    if (!record) return this.#turnAway(socket, ip);
    if (record.complete) return this.#dismiss(socket, 'One message is looked at, and it came');
    if (this.#served >= limits.atOnce || record.connections >= limits.inAll)
      return this.#dismiss(socket, 'Too many connections');
    await this.#serve(socket, record);
  }

  async #serve(socket: Socket, record: DeviceRecord): Promise<void> {
    record.connections += 1;
    if (record.connections === 2) record.sign('several-connections');
    this.#served += 1;
    const { security, authInClear, times } = this.#order;
    const onStep = () => this.#step(record);
    try {
      await serveDevice(socket, record, { security, context: this.#context, authInClear, times, onStep });
    } finally {
      this.#served -= 1;
      socket.destroy();
    }
    this.#order.onGone(record.heard(), record.signs);
    if (record.complete) this.#complete();
  }

  /** Once the message came, the device has a moment to say goodbye. */
  #step(record: DeviceRecord): void {
    this.#order.onStep(record.heard(), record.signs);
    if (record.complete) this.#goodbye ??= setTimeout(this.#complete, goodbyeMs).unref();
  }

  /** Null: this peer is not the device. The person is asked about one peer at a time. */
  async #recordFor(ip: string): Promise<DeviceRecord | null> {
    const { device, agree } = this.#order;
    if (this.#record) return this.#record.ip === ip ? this.#record : null;
    if (device !== null) return ip === device ? this.#begin(ip) : null;
    if (this.#refused.has(ip) || (this.#asked && this.#asked.ip !== ip)) return null;
    this.#asked ??= { ip, answer: agree(ip) };
    // Whoever cannot be asked has not agreed.
    const agreed = await this.#asked.answer.catch(() => false);
    this.#asked = null;
    if (agreed) return this.#record ?? this.#begin(ip);
    this.#refused.add(ip);
    return null;
  }

  #begin(ip: string): DeviceRecord {
    this.#record = new DeviceRecord(ip);
    return this.#record;
  }

  #turnAway(socket: Socket, ip: string): void {
    const before = this.#others.get(ip);
    if (before !== undefined || this.#others.size < limits.others) this.#others.set(ip, (before ?? 0) + 1);
    if (before === undefined) this.#order.onTurnedAway(ip);
    this.#dismiss(socket, 'Another device is looked at');
  }

  /**
   * RFC 5321 3.8: 421 before closing. What the peer says is thrown away; it holds nothing open. Where TLS comes first there is
   * nothing to say: a 421 in clear would be read as broken encryption.
   */
  #dismiss(socket: Socket, why: string): void {
    if (this.#order.security === 'tls') {
      socket.destroy();
      return;
    }
    const timer = setTimeout(() => socket.destroy(), goodbyeMs);
    socket.once('close', () => clearTimeout(timer));
    socket.resume();
    socket.end(`421 4.3.2 ${why}\r\n`);
  }
}

function refusalOf({ code }: NodeJS.ErrnoException): ListenRefusal {
  if (code === 'EACCES' || code === 'EPERM') return 'port-forbidden';
  return code === 'EADDRINUSE' ? 'port-taken' : 'foreign-address';
}

/** An IPv4 peer as a listener on IPv6 sees it (RFC 4291 2.5.5.2), as it is known elsewhere. */
function plainAddress(ip: string): string {
  return ip.startsWith('::ffff:') ? ip.slice('::ffff:'.length) : ip;
}
