/** Limits of this room, each with its reason. */

/** IMAP with implicit TLS (RFC 8314 3.2). */
export const imapsPort = 993;
/** Milliseconds for the whole search: most mail is there within seconds, and nobody waits longer for a check mark. */
export const searchMs = 180_000;
/** Milliseconds for one step of the talk with the server: a search in a large mailbox fits in. */
export const stepMs = 20_000;
/** Milliseconds until TLS is up and the greeting is there. */
export const connectMs = 15_000;
/** Milliseconds between two looks, growing; the last one stays. A server that offers IDLE ends a pause early. */
export const pausesMs: readonly number[] = [1_000, 2_000, 3_000, 5_000, 8_000, 13_000, 20_000, 30_000];
/** Times that a lost connection is made anew. */
export const reconnects = 2;
/** Octets of one line or literal of the server: some header fields of one message. */
export const answerBytes = 65_536;
/** Characters kept of what the server says about a failure. */
export const detailLength = 300;
