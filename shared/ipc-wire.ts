/** How requests and events travel. Apart from ipc.ts, so that the preload carries no schemas. */

/** The one Electron channel for requests: `(channel, input)` go in, a `Reply` comes back. */
export const requestChannel = 'sendwell:request';
/** The one Electron channel for events: `(event, payload)`. */
export const eventChannel = 'sendwell:event';

/** Why main did not answer a request. */
export type Refusal = 'foreign-sender' | 'unknown-channel' | 'too-large' | 'invalid-input' | 'failed';

export type Reply = { ok: true; output: unknown } | { ok: false; refusal: Refusal };
