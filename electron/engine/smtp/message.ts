/** What is sent, and the words that it is made of. */

/** A message with its envelope (RFC 5321 2.3.1). Addresses are as they go on the wire: domains as A-labels. */
export interface OutgoingMessage {
  from: string;
  recipient: string;
  /** The complete message, lines end in CRLF. */
  content: Uint8Array;
}

/**
 * Words of the verification message: the catalogue `message.json` of one language as it stands. `{{code}}` and
 * `{{from}}` stand for values.
 */
export interface MessageWords {
  /** BCP 47 tag of the words. */
  language: string;
  subject: string;
  intro: string;
  codeLine: string;
  codeHelp: string;
  why: string;
  nothingToDo: string;
}
