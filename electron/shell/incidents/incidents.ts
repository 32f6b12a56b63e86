/**
 * What happened and has to be said: sleep, another network, a full disk, a fault of ours, a page that ended. The page shows a
 * note or a page of its own, never a dialog. Each kind at most once: the newest counts.
 */
import type { Incident, IncidentKind } from '../../../shared/incidents.ts';

export class Incidents {
  #list: Incident[] = [];
  readonly #onChange: (incidents: Incident[]) => void;

  constructor(onChange: (incidents: Incident[]) => void) {
    this.#onChange = onChange;
  }

  list(): Incident[] {
    return this.#list;
  }

  report(kind: IncidentKind, detail: string | null = null): void {
    this.#set([...this.#without([kind]), { kind, detail }]);
  }

  dismiss(...kinds: IncidentKind[]): Incident[] {
    if (this.#list.some(({ kind }) => kinds.includes(kind))) this.#set(this.#without(kinds));
    return this.#list;
  }

  #without(kinds: IncidentKind[]): Incident[] {
    return this.#list.filter(({ kind }) => !kinds.includes(kind));
  }

  #set(list: Incident[]): void {
    this.#list = list;
    this.#onChange(list);
  }
}
