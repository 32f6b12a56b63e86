/** What was seen of the one device, over all of its connections. */
import type { HeardDevice, HeardTls, ListenSign, ListenStep } from '../../../shared/listen.ts';
import { listenStepSchema } from '../../../shared/listen.ts';
import { safeText } from '../base/safe-text.ts';

const longestShown = 320;
const mostRecipients = 20;
const mostHeaders = 60;
const mostMechanisms = 10;
const steps = listenStepSchema.options;

export type Facts = Record<string, string>;

/** What is kept of the device while it speaks: names, never secrets. */
export class DeviceRecord {
  readonly ip: string;
  connections = 0;
  /** In the order in which they showed. */
  readonly signs = new Map<ListenSign, Facts>();
  #complete = false;
  #tls: HeardTls | null = null;
  #ehlo: string | null = null;
  #username: string | null = null;
  #from: string | null = null;
  #size: number | null = null;
  #reached: ListenStep = 'connect';
  readonly #commands = new Set<string>();
  readonly #mechanisms = new Set<string>();
  readonly #to = new Set<string>();
  readonly #headers = new Set<string>();

  constructor(ip: string) {
    this.ip = ip;
  }

  /** True once a message came: whole, or up to the size that is counted. */
  get complete(): boolean {
    return this.#complete;
  }

  /** Whoever sent a message has not given up, whatever an earlier connection came to. */
  finish(): void {
    this.#complete = true;
    this.signs.delete('gave-up');
  }

  get username(): string | null {
    return this.#username;
  }

  get from(): string | null {
    return this.#from;
  }

  get tls(): HeardTls | null {
    return this.#tls;
  }

  /** The first facts of a sign stay. */
  sign(sign: ListenSign, facts: Facts = {}): void {
    const shown = Object.entries(facts).map(([name, fact]) => [name, safeText(fact, longestShown)] as const);
    if (!this.signs.has(sign)) this.signs.set(sign, Object.fromEntries(shown));
  }

  /** Keeps the furthest step. */
  reach(step: ListenStep): void {
    if (steps.indexOf(step) > steps.indexOf(this.#reached)) this.#reached = step;
  }

  setTls(facts: Partial<HeardTls>): void {
    const before = this.#tls ?? { version: null, offered: [], suites: [], sni: null, checkedUs: null };
    this.#tls = { ...before, ...facts };
  }

  addCommand(verb: string): void {
    this.#commands.add(verb);
  }

  addMechanism(mechanism: string): void {
    if (this.#mechanisms.size < mostMechanisms) this.#mechanisms.add(safeText(mechanism, longestShown));
  }

  setEhlo(name: string): void {
    this.#ehlo = safeText(name, longestShown);
  }

  setUsername(name: string): void {
    this.#username = safeText(name, longestShown);
  }

  setFrom(address: string): void {
    this.#from = safeText(address, longestShown);
  }

  addTo(address: string): void {
    if (this.#to.size < mostRecipients) this.#to.add(safeText(address, longestShown));
  }

  addHeader(name: string): void {
    if (this.#headers.size < mostHeaders) this.#headers.add(safeText(name, longestShown));
  }

  setSize(bytes: number): void {
    this.#size = bytes;
  }

  heard(): HeardDevice {
    return {
      ip: this.ip,
      connections: this.connections,
      tls: this.#tls,
      ehlo: this.#ehlo,
      commands: [...this.#commands],
      mechanisms: [...this.#mechanisms],
      username: this.#username,
      from: this.#from,
      to: [...this.#to],
      size: this.#size,
      headers: [...this.#headers],
      reached: this.#reached,
    };
  }
}
