/**
 * The times of the race, in milliseconds, each with its reason. Deadlines of single steps live in smtp/patience.ts.
 */
export const raceTimes = {
  /** Silence after which the other mode is tried on a second connection: an implicit-TLS port never speaks first. */
  otherModeAfter: 3_000,
  /** What EHLO gets in the other mode: a greeting has proved that mode by then; whether it is of use is the rest. */
  afterProof: 5_000,
  /** What better-ranked endpoints get once an endpoint is usable. */
  betterEndpoints: 1_500,
  /** What open endpoints get once an endpoint is recommended, while signing in goes on. */
  afterRecommendation: 2_000,
  /** How long the others of a host that turned our crowd away are waited for, before it is probed again alone. */
  crowdLeaves: 3_000,
  /** No race takes longer than this. */
  whole: 60_000,
} as const;

/** Times for probing more machines of a name than the one that connected first. */
export const machineTimes = {
  /** For the next ones together, once the first one has failed. */
  next: 15_000,
  /** For each address, once a message was answered. */
  connect: 4_000,
  /** For all of them then: the verdict waits. */
  others: 10_000,
} as const;

/** From here on the person is told that a connect is slow (RFC 8305 5 lets other addresses begin long before). */
export const slowConnectMs = 3_000;

/** Hosts that one race looks at; more names than this is a source gone wild. */
export const maxHosts = 8;
