/** What others may find wrong with the sender's mail domain (`facts.problem` of the warning `sender-unproven`). */
const senderProblems = [
  /** No SPF record. */
  'none',
  /** Two of them, which is the same as an unreadable one (RFC 7208 4.5). */
  'twice',
  /** Over ten look-ups (RFC 7208 4.6.4). */
  'too-many',
  /** Not readable (RFC 7208 4.6, 5.2). */
  'broken',
  /** `v=spf1 -all`: nobody may send. */
  'sends-nothing',
  /** Ends in `-all` without the provider whose server accepted the message. */
  'provider-missing',
] as const;
export type SenderProblem = (typeof senderProblems)[number];

/** Null for any other value, and where there is none. */
export function senderProblemOf(value: unknown): SenderProblem | null {
  return senderProblems.find((problem) => problem === value) ?? null;
}
