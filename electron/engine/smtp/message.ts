/** What is sent. */

/** A message with its envelope (RFC 5321 2.3.1). Addresses are as they go on the wire: domains as A-labels. */
export interface OutgoingMessage {
  from: string;
  recipients: string[];
  /** The complete message, lines end in CRLF. */
  content: Uint8Array;
}

/** Words of the verification message, from the catalogue `message.json`. `{{name}}` stands for a value. */
export interface MessageWords {
  subject: string;
  intro: string;
  codeLine: string;
  why: string;
  nothingToDo: string;
}
