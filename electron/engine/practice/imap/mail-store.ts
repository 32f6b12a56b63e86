/** The mailbox of the practice account: an inbox and a spam folder, in memory. */

export type FolderName = 'INBOX' | 'Spam';

export interface StoredMessage {
  uid: number;
  /** Header fields in order, unfolded, names as they came. */
  fields: readonly { name: string; value: string }[];
  size: number;
  deleted: boolean;
}

export class MailStore {
  readonly #folders: Record<FolderName, StoredMessage[]> = { INBOX: [], Spam: [] };
  readonly #listeners = new Set<() => void>();
  #nextUid = 1;

  list(folder: FolderName): readonly StoredMessage[] {
    return this.#folders[folder];
  }

  get nextUid(): number {
    return this.#nextUid;
  }

  /** Files a message (CRLF or LF lines). `note`: the field that a receiving server puts on top (RFC 8601). */
  add(folder: FolderName, raw: Uint8Array, note: { name: string; value: string }): void {
    const uid = this.#nextUid;
    this.#nextUid += 1;
    const fields = [note, ...readFields(Buffer.from(raw).toString('latin1'))];
    this.#folders[folder].push({ uid, fields, size: raw.length, deleted: false });
    for (const listener of this.#listeners) listener();
  }

  /** Its place in the list from 1, null when there is no such message. */
  markDeleted(folder: FolderName, uid: number): number | null {
    const index = this.#folders[folder].findIndex((one) => one.uid === uid);
    const message = this.#folders[folder][index];
    if (!message) return null;
    message.deleted = true;
    return index + 1;
  }

  /** Takes a marked message away; the place that it had, null when it was not marked. */
  expunge(folder: FolderName, uid: number): number | null {
    const messages = this.#folders[folder];
    const index = messages.findIndex((one) => one.uid === uid && one.deleted);
    if (index < 0) return null;
    messages.splice(index, 1);
    return index + 1;
  }

  /** Calls back on every new message until the returned function is called. */
  onNews(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

function readFields(message: string): { name: string; value: string }[] {
  const [head = ''] = message.split(/\r?\n\r?\n/, 1);
  return head
    .replace(/\r?\n(?=[ \t])/g, '')
    .split(/\r?\n/)
    .flatMap((line) => {
      const colon = line.indexOf(':');
      return colon > 0 ? [{ name: line.slice(0, colon), value: line.slice(colon + 1).trim() }] : [];
    });
}
