import type { Contact, ContactReason } from '../../../shared/model.ts';

/** What a run contacted, in order: each host and port once per reason. */
export class ContactList {
  #contacts = new Map<string, Contact>();

  add(host: string, port: number, why: ContactReason): void {
    this.#contacts.set(`${why} ${host} ${port}`, { host, port, why });
  }

  list(): Contact[] {
    return [...this.#contacts.values()];
  }
}
