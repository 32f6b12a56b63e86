/** Limits of discovery, all in one place. Times in milliseconds. */

/** A DNS question in two tries. */
export const DNS_MS = 5_000;
/** One web source, redirects included. */
export const WEB_MS = 7_000;
/** One address of a web source, from its own first packet; more once a connection of the run was slow. */
export const CONNECT_MS = { timeoutMs: 4_000, slowTimeoutMs: 7_000 } as const;
/** From the first answered DNS question on, the answer waits this long for any source. */
export const ANSWER_MS = 5_000;
/**
 * Silence after which a source is given up once there is an answer. A packet that was lost is sent again after one second
 * (RFC 6298 2.1), a question to DNS after two.
 */
export const STALLED_MS = 2_500;
/** The network keeps the deadlines above itself and says more about them; the runner ends what is later than this. */
export const BACKSTOP_MS = 250;
/** The whole of discovery. */
export const DISCOVERY_MS = 15_000;
/** Without any published answer by then, guesses are looked at while the other sources go on. */
export const PROVISIONAL_MS = 2_500;
/** Where lower ranks are heard out anyway, they get this long to stand in the first answer, too. */
export const GRACE_MS = 750;
/** A configuration file. The largest in the provider database has 8 KB. */
export const FILE_BYTES = 256 * 1024;
/** Servers taken from one answer: nobody publishes more, an attacker might. */
export const SERVERS_PER_ANSWER = 12;
/** MX hosts of the best preference that are followed to autoconfig files. */
export const MX_HOSTS_FOLLOWED = 3;
/** Autodiscover redirects to another URL or another address (anchors: 10 and 2). */
export const URL_REDIRECTS = 10;
export const ADDRESS_REDIRECTS = 2;
