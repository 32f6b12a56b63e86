/** Past checks: written down at the end of a check, kept up to a number, deleted when the person wants. */
import { randomUUID } from 'node:crypto';
import type { AssistantState, ManualSettings } from '../../../shared/assistant.ts';
import type { PastCheck, PastEndpoint } from '../../../shared/history.ts';
import type { PortFinding } from '../../../shared/model.ts';
import type { KeptFile } from './kept-file.ts';

/** Enough for months of looking after one family or office. */
const mostChecks = 100;

export class History {
  readonly #file: KeptFile<PastCheck[]>;
  readonly #wanted: () => boolean;
  /** The check that runs. Trying again, with another password or sender, is the same check. */
  #current = randomUUID();
  /** Deleted, but the page that did it is still open. In memory alone. */
  #deleted: PastCheck[] = [];

  constructor(file: KeptFile<PastCheck[]>, wanted: () => boolean) {
    this.#file = file;
    this.#wanted = wanted;
  }

  /** Newest first. */
  list(): PastCheck[] {
    return this.#file.read();
  }

  /** Sees every snapshot of a check in the real world. */
  saw(state: AssistantState): void {
    if (state.stage === 'idle') this.#current = randomUUID();
    if (state.stage === 'finished' && this.#wanted()) this.#write(state);
  }

  nameNetwork(id: string, network: string | null): PastCheck[] {
    const name = network?.trim() || null;
    this.#file.write(this.list().map((check) => (check.id === id ? { ...check, network: name } : check)));
    return this.list();
  }

  deleteAll(): PastCheck[] {
    this.#deleted = this.list();
    this.#file.write([]);
    return [];
  }

  /** Brings back what was deleted last, below what came since. */
  undoDelete(): PastCheck[] {
    if (this.#deleted.length > 0) this.#file.write([...this.list(), ...this.#deleted].slice(0, mostChecks));
    this.#deleted = [];
    return this.list();
  }

  /** What was deleted is gone for good. */
  forgetDeleted(): void {
    this.#deleted = [];
  }

  #write(state: AssistantState): void {
    const before = this.list().find(({ id }) => id === this.#current);
    const check = pastCheckOf(state, this.#current, before?.network ?? null);
    if (check === null || (before && isSame(check, before))) return;
    const others = this.list().filter(({ id }) => id !== this.#current);
    this.#file.write([check, ...others].slice(0, mostChecks));
  }
}

/** Null when the check came to no result: it was stopped. */
function pastCheckOf(state: AssistantState, id: string, network: string | null): PastCheck | null {
  const { address, verdict, diagnosis, discovery } = state;
  if (address === null || verdict === null) return null;
  if (verdict === 'unfinished' && diagnosis === null) return null;
  return {
    id,
    at: new Date().toISOString(),
    address,
    verdict,
    class: diagnosis?.class ?? null,
    door: state.chosen,
    doors: state.findings.map(pastEndpoint),
    signedIn: state.signIn?.ok ?? null,
    elapsedMs: Math.round(state.elapsedMs),
    network,
    diagnosis: diagnosis && { ...diagnosis, evidence: [] },
    provider: state.provider?.id ?? null,
    typed: typedIn(discovery) ? { ...endpointOf(state), username: state.username ?? undefined } : null,
  };
}

/** The settings were typed by hand: the next check of it begins with them. */
function typedIn(discovery: AssistantState['discovery']): boolean {
  return discovery?.candidates.some(({ source }) => source === 'manual') ?? false;
}

function endpointOf({ chosen, findings }: AssistantState): ManualSettings {
  const { host, port, security } = chosen ?? findings[0]?.endpoint ?? {};
  return { host, port, security };
}

function pastEndpoint({ endpoint, usable, diagnosis, phases }: PortFinding): PastEndpoint {
  const ms = phases.reduce((sum, phase) => sum + phase.ms, 0);
  return { endpoint, usable, class: diagnosis?.class ?? null, ms: Math.round(ms) };
}

/** "I got it" changes nothing that is kept. */
function isSame(check: PastCheck, before: PastCheck): boolean {
  return JSON.stringify({ ...check, at: before.at }) === JSON.stringify(before);
}
