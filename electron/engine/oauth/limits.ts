/** Limits of this room, each with its reason. */

/** Milliseconds for one request to the provider. */
export const requestMs = 7_000;
/** Octets of an answer. The longest tokens in use have a few thousand. */
export const answerBytes = 65_536;
/** Milliseconds until a sign-in page that nobody finishes is given up: two-step sign-in with a lost phone fits in. */
export const pageMs = 15 * 60_000;
/** Seconds between two questions of the device flow when the server names none (RFC 8628 3.2). */
export const defaultIntervalS = 5;
/** RFC 8628 3.5: added when the server says `slow_down`. */
export const slowDownS = 5;
/** A server must not make us wait longer than this between two questions. */
export const longestIntervalS = 60;
/** Milliseconds before its end at which a token counts as used up: the mail server still has to look at it. */
export const spareMs = 30_000;
/** Characters kept of what the provider says about a failure. */
export const detailLength = 300;
