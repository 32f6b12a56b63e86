/** Watches the computer while a check runs: did it sleep, did its network change? Both spoil what was measured. */
import os from 'node:os';
import { type AssistantState, isWorking } from '../../../shared/assistant.ts';
import type { Incidents } from '../incidents/incidents.ts';

/** A cable that is pulled shows within a second. */
const lookIntervalMs = 1000;

/**
 * The networks of this computer as one text; another text is another network. Of IPv6 it counts only that there is a
 * global address: privacy addresses (RFC 8981) come and go by themselves.
 */
export function networksNow(interfaces = os.networkInterfaces()): string {
  const networks = Object.entries(interfaces).flatMap(([name, entries = []]) =>
    entries
      .filter(({ internal }) => !internal)
      .filter((entry) => entry.family === 'IPv4' || entry.scopeid === 0)
      .map(({ family, cidr }) => `${name} ${family === 'IPv4' ? cidr : family}`),
  );
  return [...new Set(networks)].sort().join('\n');
}

export class SystemWatch {
  readonly #incidents: Incidents;
  readonly #look: () => string;
  #timer: NodeJS.Timeout | undefined;

  constructor(incidents: Incidents, look: () => string = networksNow) {
    this.#incidents = incidents;
    this.#look = look;
  }

  /** Sees every snapshot of a check in the real world. */
  saw({ stage }: AssistantState): void {
    const working = isWorking(stage);
    if (working && this.#timer === undefined) this.#watch();
    if (!working) this.#rest();
    if (stage === 'idle') this.#incidents.dismiss('network-changed', 'slept');
  }

  /** The system woke up again. */
  resumed(): void {
    if (this.#timer !== undefined) this.#incidents.report('slept');
  }

  #watch(): void {
    let before = this.#look();
    this.#timer = setInterval(() => {
      const now = this.#look();
      if (now !== before) this.#incidents.report('network-changed');
      before = now;
    }, lookIntervalMs);
    this.#timer.unref();
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
