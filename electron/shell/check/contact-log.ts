/** Everything that was contacted since the program started, for the list in the settings. In memory only. */
import type { AssistantState } from '../../../shared/assistant.ts';
import type { Contact } from '../../../shared/model.ts';

export class ContactLog {
  readonly #contacts = new Map<string, Contact>();

  list(): Contact[] {
    return [...this.#contacts.values()];
  }

  saw({ contacted }: Pick<AssistantState, 'contacted'>): void {
    this.add(contacted);
  }

  add(contacted: readonly Contact[]): void {
    for (const contact of contacted) {
      this.#contacts.set(`${contact.host} ${contact.port} ${contact.why}`, contact);
    }
  }
}
